import { element, keepOnReturn } from "./element.js";
import { markedText } from "./marked-text.js";
import { PageElement } from "./page-element.js";
import { word, wordFor } from "./words.js";

/** Takes in a letter of the reader's own, has it checked, and shows it with what was found in it. */
class PastedLetter extends PageElement {
  start() {
    const template = this.querySelector("template");
    const check = this.querySelector("etiquette-check");
    const copy = element("div", { className: "check-marked" });
    template.replaceWith(template.content.cloneNode(true));
    check.after(copy);
    const text = this.querySelector("textarea");
    const update = () => check.update(text.value, Object.fromEntries(
      Array.from(this.querySelectorAll("select"), ({ name, value }) => [name, value || undefined])));
    this.querySelector(".check-input").oninput = update;
    check.addEventListener("letter-checked", ({ detail: { text, result } }) => copy.replaceChildren(...(result ? marked(text, result) : [])));
    update();
    keepOnReturn([text]);
  }
}

/** The letter with what was found in it. */
function marked(text, { guidelines, flags }) {
  const found = [
    ...guidelines.map(({ id, spans }) => ({ spans, role: id, label: document.querySelector(`[data-title="${id}"]`)?.dataset.label ?? wordFor("jsCheck", id) })),
    ...flags.map(({ spans }) => ({ spans, role: "flag", label: word("jsFlagged") })),
  ];
  const notes = found.flatMap(({ spans, ...note }) => spans.map(([start, end]) => ({ start, end, ...note })));
  return [
    element("h3", {}, word("jsMarkedCopy")),
    element("p", { className: "check-copy", dir: "auto" }, ...markedText(text, notes)),
  ];
}

customElements.define("pasted-letter", PastedLetter);
