import { element } from "./element.js";
import { written } from "./letter-fields.js";
import { template } from "./letter-sentences.js";

// Blanks whose answers are chosen, and blanks whose text follows from such an answer. Imported by the form of a letter in
// a language that has them.

/**
 * Adds to the blanks of a page what it lists for their options; those of a letter that is put together have it already.
 * @param {Element} article @param {Record<string, any>} fields
 */
export function readForms(article, fields) {
  for (const place of article.querySelectorAll(".letter-blanks > div")) {
    const field = fields[place.dataset.field];
    if (!field || field.options) continue;
    field.options = choices(place, "options", (item) => item.textContent);
    field.forms = choices(place, "forms", (item) => template(item.lastElementChild));
  }
}

function choices(place, name, read) {
  return Object.fromEntries(Array.from(place.querySelectorAll(`.${name} li`), (item) => [item.dataset.option, read(item)]));
}

/** The blanks that are asked for, for one to be filled. @param {string} id @param {Record<string, any>} fields @returns {string[]} */
export function askedFor(id, fields) {
  const { chosenBy, forms } = fields[id] ?? {};
  if (!chosenBy) return [id];
  return [chosenBy, ...new Set(Object.values(forms).flatMap((text) => text.match(/[^{]+(?=\})/g) ?? []))];
}

/** What was typed for a blank; for one with forms, the form that was chosen, once its own blanks are filled. */
export function typedFor(id, fields, typed) {
  const { chosenBy, forms, options } = fields[id];
  if (!chosenBy) return options?.[typed[id]] ?? typed[id] ?? "";
  const form = forms[typed[chosenBy]] ?? "";
  const blanks = form.match(/[^{]+(?=\})/g) ?? [];
  const said = Object.fromEntries(blanks.map((blank) => [blank, written(fields[blank], typed[blank])]));
  return blanks.every((blank) => said[blank]) ? form.replace(/\{([^}]+)\}/g, (_, blank) => said[blank]) : "";
}

/** Gives those rows of the form a list to choose from whose blank has options. @param {any[]} rows */
export function dress(rows) {
  for (const row of rows) {
    const { options, type } = row.blank;
    if (type !== "select" || row.input.tagName === "SELECT") continue;
    const { id, className } = row.input;
    const select = element("select", { id, className, "data-field": row.blank.field, "aria-describedby": `${id}-help` },
      ...[["", ""], ...Object.entries(options)].map(([value, label]) => element("option", { value }, label)));
    row.input.replaceWith(select);
    row.input = keepingOptions(select);
  }
}

/** Copies of the list have its options too: what is erased is replaced by a copy. @param {HTMLSelectElement} select */
function keepingOptions(select) {
  const copy = select.cloneNode.bind(select, true);
  select.cloneNode = () => keepingOptions(copy());
  return select;
}
