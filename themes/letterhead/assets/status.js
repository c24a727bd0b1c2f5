import { element } from "./element.js";

/** How long a message stands before it is read out: whoever types or goes on hears only the last of several. */
const PAUSE = 1000;

/**
 * A message that is seen at once, and a second later heard: the live region is one of its own, out of sight, as in
 * GOV.UK's character count, so that what is read out is one plain text whatever the message looks like.
 */
export class Status {
  #pause;
  /** Out of sight; to be put on the page before anything is said. */
  region = element("div", { className: "visually-hidden", role: "status" });
  /** @param {HTMLElement} message where it is seen */
  constructor(message) {
    this.message = message;
  }

  /** @param {...(Node|string)} message */
  say(...message) {
    this.message.replaceChildren(...message);
    this.announce(Array.from(this.message.childNodes, textOf).join(" ").replace(/\s+/g, " "));
  }

  /** Neither seen nor heard any more. */
  clear() {
    this.cancel();
    this.message.replaceChildren();
    this.region.replaceChildren();
  }

  /** What was to be heard is so no longer. */
  cancel() {
    clearTimeout(this.#pause);
  }

  /** Only heard. A live region is read when it changes, so a text said again differs by a space at its end. @param {string} text */
  announce(text) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.region.textContent = text === this.region.textContent ? `${text}\u00a0` : text;
    }, PAUSE);
  }
}

/** The items of a list apart by commas. */
function textOf(node) {
  return node.localName === "ul" ? Array.from(node.children, ({ textContent }) => textContent).join(", ") : node.textContent;
}
