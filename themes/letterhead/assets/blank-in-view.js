import { element } from "./element.js";

/**
 * Shows which blanks of the letter are being filled: they are marked, and because on a phone the letter is out of sight
 * while one writes, the longest sentence with that blank comes along under the input.
 * @param {any} form
 * @returns {HTMLElement} where that sentence is shown
 */
export function blankInView(form) {
  const { article, sheet } = form;
  const preview = element("p", { className: "letter-form-preview", "aria-hidden": "true" });
  const mark = (field) => {
    for (const blank of article.querySelectorAll(".blank")) blank.classList.toggle("is-current", blank.dataset.field === field);
  };
  sheet.addEventListener("click", (event) => {
    const input = form.input(event.target.dataset.field);
    input?.focus();
    if (input) event.preventDefault();
  });
  form.addEventListener("focusout", () => mark());
  form.addEventListener("focusin", ({ target: { dataset, parentNode } }) => {
    mark(dataset.field);
    const [sentence] = Array.from(sheet.querySelectorAll(".blank.is-current"), (blank) => blank.closest(".sentence:not([hidden]), input:checked + span"))
      .filter(Boolean).sort((a, b) => b.textContent.length - a.textContent.length);
    if (!sentence) return;
    preview.replaceChildren(...sentence.cloneNode(true).childNodes);
    parentNode.append(preview);
  });
  return preview;
}
