import { element } from "./element.js";
import { word } from "./words.js";

/** What is typed as the letter says it, dates and times written out; nothing if it is empty. @param {{type: string}} field */
export function written({ type }, typed = "") {
  if (type === "date") return moment(`${typed}T00:00Z`, { dateStyle: "long" });
  if (type === "time") return moment(`1970-01-01T${typed}Z`, { timeStyle: "short" });
  return typed.trim().replace(/\s*\n\s*/g, "\n").replace(/[ \t]+/g, " ");
}

function moment(text, style) {
  const date = new Date(text);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: "UTC" });
  return isNaN(date) ? "" : format.format(date).replaceAll("\u202f", " ");
}

/** A row of the form: the label, what helps to answer, the input. @param {object} field @param {(text: string) => void} type */
export function fieldRow(field, type) {
  const { autocomplete = "off", example, hint } = field;
  const id = `write-${field.id}`;
  const isLong = field.type === "multiline";
  const input = element(isLong ? "textarea" : "input", {
    id,
    className: "letter-form-input",
    dir: "auto",
    autocomplete,
    autocapitalize: /^\p{Ll}/u.test(example) ? "none" : "words",
    enterKeyHint: isLong ? "enter" : "next",
    "data-field": field.id,
    "aria-describedby": `${id}-help`,
    oninput: () => type(input.value),
  });
  if (!isLong) input.type = /date|time/.test(field.type) ? field.type : /tel|email/.exec(autocomplete) ?? "text";
  if (field.maxLength) input.maxLength = field.maxLength;
  const help = [hint, word("jsForExample", { example: written(field, example) })].filter(Boolean).join("\n");
  const node = element("div", { className: "letter-form-field" },
    element("label", { htmlFor: id }, field.label, field.required === false ? ` ${word("jsOptional")}` : ""),
    element("p", { id: `${id}-help`, className: "letter-form-help" }, help),
    input);
  return { field, input, node };
}
