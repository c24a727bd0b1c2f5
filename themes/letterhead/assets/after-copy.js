import { WIDE, button, element } from "./element.js";
import { follow, mailLink, remind } from "./letter-output.js";
import { onErase } from "./tab-storage.js";
import { word, wordsLoaded } from "./words.js";

/** What comes next once a letter is copied: the app that fits its channel, a reminder, and the answers to what they write. */
class AfterCopy {
  #form;
  #heading = element("h2", { className: "small-heading", id: "after-copy", tabIndex: -1 }, word("jsNext"));
  #node = element("section", { className: "after-copy", hidden: true, "aria-labelledby": "after-copy" });

  /** @param {any} form */
  constructor(form) {
    this.#form = form;
    form.showNext = () => this.#show();
    onErase(() => { this.#node.hidden = true; });
    matchMedia(WIDE).addEventListener("change", () => this.#place());
  }

  /** Shows it, and returns the link that leads there. The focus stays where it is until that is followed. */
  #show() {
    this.#node.replaceChildren(this.#heading,
      element("p", { className: "after-copy-ways" }, ...this.#send(), ...this.#remind()), ...this.#answers());
    this.#node.hidden = false;
    this.#place();
    const lead = (event) => {
      event.preventDefault();
      this.#heading.focus();
    };
    return element("a", { href: "#after-copy", onclick: lead }, word("jsNext"));
  }

  /** Under the letter, or under the form on a phone, where nothing that is read moves. */
  #place() {
    const { article, bar } = this.#form;
    if (matchMedia(WIDE).matches) article.querySelector(".sheet").after(this.#node);
    else bar.before(this.#node);
  }

  /** The app for the channel, or what to do by hand. */
  #send() {
    const { article, bar, current } = this.#form;
    const { opens = "" } = article.dataset;
    const say = (...message) => bar.say(...message);
    if (current.subject) return [mailLink(() => this.#form.current, say, () => bar.copyLetter(bar.querySelector("button")), "strong-button")];
    if (opens === "messages") return [this.#textLink(say)];
    if (opens.startsWith("https:")) return [word("jsPasteThere"), " ", element("a", { href: opens, target: "_blank", rel: "noopener noreferrer" }, word("jsOpenThere"))];
    if (opens === "printer" && "print" in globalThis) return [button(word("jsPrint"), () => print(), "strong-button")];
    return [word("spoken" in article.dataset ? "jsReadOut" : "jsPasteThere"), " "];
  }

  #textLink(say) {
    const open = ({ currentTarget }) => {
      follow(currentTarget, `sms:?&body=${encodeURIComponent(this.#form.current.text)}`);
      say(word("jsTextOpened"));
    };
    return element("a", { href: "sms:", className: "strong-button", onclick: open }, word("jsText"));
  }

  /** To a no belongs a note of thanks; a letter of the gallery names which. */
  #remind() {
    const { article, bar } = this.#form;
    const isComposed = article.classList.contains("is-composed");
    const note = isComposed ? undefined : article.querySelector(".letter-follow-up a");
    if (!note && !(isComposed && !article.dataset.aim)) return [];
    const save = () => {
      remind(note?.textContent ?? word("jsThankYouNote"), note?.href ?? location.href.split("#")[0]);
      bar.say(word("jsReminderSaved"));
    };
    return [button(word("jsRemindThanks"), save)];
  }

  #answers() {
    const links = Array.from(document.querySelectorAll(".they-answered a"), ({ href, textContent }) => element("li", {}, element("a", { href }, textContent)));
    return links[0] ? [element("h3", { className: "small-heading" }, word("jsTheyAnswered")), element("ul", { className: "letter-near-list" }, ...links)] : [];
  }
}

const form = document.querySelector("letter-form");
wordsLoaded.then(() => form && new AfterCopy(form), () => {});
