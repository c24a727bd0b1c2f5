import { element } from "./element.js";
import { word } from "./words.js";

/** @param {{id: string, label: string}[]} values @param {string} id */
export function labelOf(values, id) {
  return values.find((value) => value.id === id)?.label;
}

/** The word for an id: `jsAskStage` for "jsAsk" and "stage". @param {string} prefix @param {string} id */
export function wordFor(prefix, id) {
  return word(prefix + id[0].toUpperCase() + id.slice(1));
}

/** @param {string} label @param {HTMLElement} control */
export function field(label, control) {
  return element("div", { className: "field" }, element("label", { htmlFor: control.id }, label), control);
}
