import { element } from "./element.js";
import { LONGEST_TEXT } from "./tab-storage.js";
import { word } from "./words.js";

/** The blanks as the page explains them, by id. @param {Element} article */
export function readFields(article) {
  return Object.fromEntries(Array.from(article.querySelectorAll(".letter-blanks > div"), ({ dataset, children: [label, ...help] }) => [dataset.field, {
    ...dataset,
    label: label.textContent,
    hint: help[1] && help[0].textContent,
    example: help.at(-1).lastChild.textContent,
    unfilled: article.querySelector(`.blank[data-field="${dataset.field}"]`).textContent,
  }]));
}

/** What is typed as the letter says it, dates and times written out; nothing if it is empty. @param {{type: string}} field */
export function written({ type }, typed = "") {
  if (type === "date") return moment(`${typed}T00:00Z`, { dateStyle: "long" });
  if (type === "time") return moment(`1970-01-01T${typed}Z`, { timeStyle: "short" });
  return typed.trim().replace(/\s*\n\s*/g, "\n").replace(/[ \t]+/g, " ");
}

function moment(text, style) {
  const date = new Date(text);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: "UTC" });
  return isNaN(+date) ? "" : format.format(date).replaceAll("\u202f", " ");
}

/** A row of the form: the label, what helps to answer, the input. @param {object} blank @param {(text: string) => void} typed */
export function fieldRow(blank, typed) {
  const { field, label, type, autocomplete = "off", maxLength = LONGEST_TEXT, example, hint } = blank;
  const id = `write-${field}`;
  const isLong = type === "multiline";
  const input = element(isLong ? "textarea" : "input", {
    id,
    className: "letter-form-input",
    dir: "auto",
    autocomplete,
    autocapitalize: /^\p{Ll}/u.test(example) ? "none" : "words",
    enterKeyHint: isLong ? "enter" : "next",
    "data-field": field,
    "aria-describedby": `${id}-help`,
    maxLength,
  });
  if (!isLong) input.setAttribute("type", /date|time/.test(type) ? type : /tel|email/.exec(autocomplete)?.[0] ?? "text");
  const help = [hint, word("jsForExample", { example })].filter(Boolean).join("\n");
  const node = element("div", { className: "letter-form-field", oninput: ({ target }) => typed(target.value) },
    element("label", { htmlFor: id }, label, "optional" in blank ? ` ${word("jsOptional")}` : ""),
    element("p", { id: `${id}-help`, className: "letter-form-help" }, help),
    input);
  return { blank, input, node };
}
