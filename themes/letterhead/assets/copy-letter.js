import { button, element, renewed } from "./element.js";
import { blanksLeft, plainText } from "./plain-text.js";
import { Status } from "./status.js";

/** Copies the letter on the page as plain text. Without a script only its link to the text file shows. */
class CopyLetter extends HTMLElement {
  #byHand = element("textarea", { className: "copy-letter-by-hand", readOnly: true, rows: 4, hidden: true, "aria-label": this.dataset.label });
  #status = new Status(element("div", { className: "copy-letter-status" }));
  #restore;

  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.prepend(button(this.dataset.label, (pressed) => this.copyLetter(pressed), "copy-letter-button"));
    this.append(this.#byHand, this.#status.message, this.#status.region);
    this.dataset.ready = "";
  }

  /** The letter form, where there is one, has more to copy and can name the blanks. */
  copyLetter(pressed) {
    const letter = document.getElementById(this.dataset.text);
    this.copy(plainText(letter), pressed, this.outcome(blanksLeft(letter).length));
  }

  /** What is said of a text that is copied with so many blanks. @param {number} blanks */
  outcome(blanks) {
    const { copiedWhole, copiedBlankOther } = this.dataset;
    const form = this.getAttribute(`data-copied-blank-${new Intl.PluralRules(document.documentElement.lang).select(blanks)}`);
    return blanks ? (form ?? copiedBlankOther).replace("{count}", `${blanks}`) : copiedWhole;
  }

  /**
   * Copies a text and says so, on the button and in the status; or lays it out to be copied by hand.
   * @param {string} text
   * @param {HTMLButtonElement} pressed
   * @param {...(Node|string)} outcome
   */
  async copy(text, pressed, ...outcome) {
    const { copied, copyByTouch, copyByKeys } = this.dataset;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const keys = /mac|iphone|ipad/i.test(navigator.platform) ? "\u2318C" : "Ctrl+C";
      this.say(matchMedia("(pointer: coarse)").matches ? copyByTouch : copyByKeys.replace("{keys}", keys));
      this.#byHand.hidden = false;
      this.#byHand.value = text;
      this.#byHand.select();
      return this.#byHand.focus();
    }
    this.#confirm(pressed, copied);
    this.say(...outcome);
  }

  /** A text laid out to be copied by hand goes with what was said of it. */
  say(...message) {
    this.#byHand.value = "";
    this.#byHand.hidden = true;
    this.#status.say(...message);
  }

  /** No word of the letter stays in what was laid out or said. */
  clear() {
    this.#byHand = renewed(this.#byHand);
    this.#byHand.hidden = true;
    this.#status.clear();
  }

  /** Says so on the button itself, for as long as one glances at it. */
  #confirm(pressed, copied) {
    this.#restore?.();
    const label = pressed.textContent;
    pressed.textContent = copied;
    pressed.dataset.done = "";
    this.#restore = () => {
      pressed.textContent = label;
      delete pressed.dataset.done;
      this.#restore = clearTimeout(wait);
    };
    const wait = setTimeout(this.#restore, 2500);
  }
}

customElements.define("copy-letter", CopyLetter);
