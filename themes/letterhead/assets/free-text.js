import { ask, button, element, renewed, setText } from "./element.js";
import { LONGEST_TEXT } from "./tab-storage.js";
import { word } from "./words.js";

/**
 * The letter as one plain text to edit at will, on the same sheet, and the way back to the form.
 * @param {HTMLElement} letter
 * @param {() => string} key what the text is kept under
 * @param {() => string} formText what the form makes of the letter
 */
export function freeText(letter, key, state, formText) {
  let input = element("textarea", { id: "free-text", className: "letter-text", dir: "auto", maxLength: LONGEST_TEXT });
  // Behind the text area it gives it its height; in print it takes its place.
  const copy = element("div", { className: "free-text-copy letter-text", "aria-hidden": "true" });
  const sheet = element("div", { className: "free-text", oninput: () => state.change(key(), { [key()]: input.value }) }, element("label", { htmlFor: input.id }, word("jsFreeLabel")), copy, input);
  const open = button(word("jsFree"), () => {
    state.change(null, { [key()]: formText() });
    input.setSelectionRange(0, 0);
    input.focus();
  });
  const back = button(word("jsFreeBack"), async () => {
    const kept = formText().split("\n");
    const lost = input.value.split("\n").filter((line) => line.trim() && !kept.includes(line));
    const lines = lost.slice(0, 6).map((line, at) => element("li", {}, at < 5 ? line.slice(0, 160) : "…"));
    const question = [element("p", {}, word("jsFreeLost")), element("ul", { className: "ask-lines" }, ...lines)];
    if (lost[0] && !(await ask(question, word("jsFreeBackYes"), word("jsFreeBackNo")))) return;
    state.change(null, { [key()]: undefined });
    open.focus();
  });
  letter.after(sheet, element("p", { className: "free-text-switch" }, open, back));
  return {
    get input() {
      return input;
    },
    renew() {
      input = renewed(input);
    },
    show() {
      const text = state.typed[key()];
      const isFree = text !== undefined;
      letter.hidden = open.hidden = isFree;
      sheet.hidden = back.hidden = !isFree;
      if (isFree && input.value !== text) input.value = text;
      setText(copy, `${text ?? ""}\n`);
    },
  };
}
