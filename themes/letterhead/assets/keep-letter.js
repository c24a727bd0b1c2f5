import { element } from "./element.js";
import { DAYS, KeptLetters, onKeptElsewhere } from "./kept-letters.js";
import { ROOT } from "./tab-storage.js";
import { word, wordsLoaded } from "./words.js";

/** Milliseconds without a change after which a letter that is kept is kept as it is now. */
const PAUSE = 500;
/** What makes it another letter rather than another wording of the same. */
const CHOICES = ["aim", "relationship", "stage", "reason", "channel", "tone"];

/** Offers to keep the letter of the form on this device, and does so only where that is asked for. */
class KeepLetter {
  #form;
  #letters = new KeptLetters();
  #box = element("input", { type: "checkbox", id: "keep-letter", onchange: () => this.#decide(), "aria-describedby": "keep-letter-help" });
  #pause;

  /** @param {any} form a letter form that has started */
  constructor(form) {
    this.#form = form;
    form.append(element("section", { className: "letter-form-part" },
      element("label", { className: "choice" }, this.#box, word("jsKeep")),
      element("p", { id: "keep-letter-help", className: "letter-form-help" }, word("jsKeepHelp", { days: DAYS }))));
    form.state.addEventListener("change", () => this.#follow());
    onKeptElsewhere(() => this.#show());
    this.#show();
  }

  get #choices() {
    return Object.entries(this.#form.state.chosen).filter(([key]) => CHOICES.includes(key)).map((entry) => entry.join("=")).sort().join("&");
  }

  get #path() {
    return location.pathname.slice(ROOT.pathname.length).replace(/index\.html$/, "");
  }

  get #named() {
    const { article } = this.#form;
    return {
      id: `${this.#path}#${this.#choices}`,
      lang: document.documentElement.lang,
      // Of letters that were kept without a language: only they are told apart by it.
      get title() {
        return titleOf(article);
      },
    };
  }

  /** Only what this letter has of all that was typed in the tab. */
  get #letter() {
    const { chosen, typed } = this.#form.state;
    const names = [...this.#form.rows.filter(({ node }) => !node.hidden).map(({ blank }) => blank.field), this.#form.freeKey];
    return {
      ...this.#named,
      address: `${this.#path}#${new URLSearchParams(chosen)}`,
      typed: Object.fromEntries(Object.entries(typed).filter(([name, text]) => text && names.includes(name))),
    };
  }

  #decide() {
    const { bar } = this.#form;
    if (!this.#box.checked) {
      this.#letters.erase(this.#named);
      bar.say(word("jsKeepNot"));
    } else {
      const isKept = this.#letters.keep(this.#letter);
      bar.say(word(isKept ? "jsKeptNow" : "jsKeepRefused", { days: DAYS }));
    }
    this.#show();
  }

  /** What is no longer kept, because it was erased elsewhere, is not kept again. */
  #follow() {
    this.#show();
    if (!this.#box.checked) return;
    clearTimeout(this.#pause);
    const { id } = this.#named;
    this.#pause = setTimeout(() => {
      if (this.#letters.find(this.#named) && id === this.#named.id) this.#letters.keep(this.#letter);
    }, PAUSE);
  }

  #show() {
    this.#box.checked = this.#letters.find(this.#named) !== undefined;
  }
}

/** What the list of kept letters calls it. */
function titleOf(article) {
  const selected = (facet) => article.querySelector(`#choose-${facet}`)?.selectedOptions[0]?.label;
  const heading = article.classList.contains("write-desk") ? [selected("reason"), selected("stage")].filter(Boolean).join(" · ") : "";
  const [channel] = Array.from(article.querySelectorAll(".sheet-head > span"), ({ textContent }) => textContent);
  return [heading || document.querySelector("h1").textContent, channel].filter(Boolean).join(" · ");
}

/** @type {any} */
const form = document.querySelector("letter-form");
const started = form && Promise.all([wordsLoaded, customElements.whenDefined("letter-form")]).then(() => form.started);
started?.then(() => new KeepLetter(form)).catch(() => {});
