import { element, renewed } from "./element.js";
import { movedMarks, pieces } from "./text-marks.js";

/**
 * A text area whose text is marked where one edits it. Behind it lies a copy with the marks, which gives it its height:
 * the two never scroll apart, and what goes in and out is plain text.
 */
export class MarkedTextarea {
  #area;
  #copy = element("div", { className: "marked-copy", dir: "auto", "aria-hidden": "true" });
  #marks = [];
  #text = "";

  /** @param {HTMLTextAreaElement} area */
  constructor(area) {
    this.#area = area;
    const sheet = element("div", { className: "marked-textarea" }, this.#copy);
    area.before(sheet);
    sheet.append(area);
    sheet.addEventListener("input", () => this.#follow());
    this.#follow();
  }

  /** Shows these marks, if they are those of the text that is there. @param {import("./text-marks.js").Mark[]} marks */
  mark(text, marks) {
    if (text !== this.#area.value) return;
    this.#marks = marks;
    this.#draw();
  }

  /** Selects a part of the text and brings it into view. @param {[number, number]} span */
  reveal([start, end]) {
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, end);
    const range = this.#rangeOf(start, end);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  /** Puts words in the place of a part, as if they were typed, so that the browser can undo it. */
  put([start, end], words) {
    const before = this.#area.value;
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, end);
    const isDone = words === "" ? document.execCommand("delete") : document.execCommand("insertText", false, words);
    if (!isDone || this.#area.value === before) {
      this.#area.setRangeText(words, start, end, "end");
      this.#area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** Empties the text, so that the browser has nothing to undo in it. */
  renew() {
    this.#area = renewed(this.#area);
    this.#follow();
  }

  #follow() {
    const text = this.#area.value;
    this.#marks = movedMarks(this.#marks, this.#text, text);
    this.#text = text;
    this.#draw();
  }

  #draw() {
    const drawn = pieces(this.#text, this.#marks).map(({ text, kinds }) => {
      return kinds.length > 0 ? element("span", { className: kinds.map((kind) => `is-${kind}`).join(" ") }, text) : text;
    });
    // A newline at the end has no height of its own, so there is one character more.
    this.#copy.replaceChildren(...drawn, "\u200b");
  }

  #rangeOf(start, end) {
    const range = new Range();
    let at = 0;
    const walker = document.createTreeWalker(this.#copy, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.nodeValue.length;
      if (start >= at && start <= next) range.setStart(node, start - at);
      if (end > at && end <= next) range.setEnd(node, end - at);
      at = next;
    }
    return range;
  }
}
