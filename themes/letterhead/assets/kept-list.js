import { button, element } from "./element.js";
import { KeptLetters, onKeptElsewhere } from "./kept-letters.js";
import { PageElement } from "./page-element.js";
import { Status } from "./status.js";
import { ROOT, keep, kept } from "./tab-storage.js";
import { word } from "./words.js";

/** Lists the letters kept on this device, each to be opened or erased. Where there are none there is nothing to see. */
class KeptList extends PageElement {
  #letters = new KeptLetters();
  #list = element("ul", { className: "kept-letters" });
  #all = button("", () => this.#erase(() => this.#letters.eraseAll()), "quiet-button bare-button");
  #status = new Status(element("p", { hidden: true }));

  start() {
    this.#all.textContent = word("jsKeptErase");
    this.append(element("section", { "aria-labelledby": "kept" },
      element("h2", { className: "index-heading", id: "kept", tabIndex: -1 }, word("jsKept")),
      element("p", { className: "kept-note" }, word("jsKeptHelp")), this.#list, this.#all), this.#status.region);
    onKeptElsewhere(() => this.#show());
    this.#show();
  }

  #show() {
    const letters = this.#letters.all;
    this.#list.replaceChildren(...letters.map((letter) => this.#row(letter)));
    this.hidden = letters.length === 0;
    this.#all.hidden = letters.length < 2;
  }

  #row(letter) {
    const date = this.#letters.until(letter).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    const { lang = "" } = letter;
    /** @type {any} */
    const { href: home } = lang ? ROOT : document.querySelector(".site-name");
    // What was typed goes by this tab, as from letter to letter, and never by the address.
    const open = () => keep("", { ...kept(""), ...letter.typed });
    const erase = button(word("jsKeptEraseOne"), () => this.#erase(() => this.#letters.erase(letter)), "quiet-button bare-button");
    erase.setAttribute("aria-label", word("jsKeptEraseOneOf", { title: letter.title }));
    return element("li", {},
      element("a", { href: new URL(letter.address, home).href, lang, hreflang: lang, dir: "auto", onclick: open }, letter.title),
      element("span", { className: "kept-until" }, word("jsKeptUntil", { date })), erase);
  }

  /** The button that was pressed is gone then, so the focus goes to what follows. */
  #erase(erasing) {
    erasing();
    this.#show();
    this.#status.announce(word("jsKeptErased"));
    /** @type {any} */
    const next = this.#list.querySelector("button") ?? document.querySelector(".home a");
    next.focus();
  }
}

customElements.define("kept-letters", KeptList);
