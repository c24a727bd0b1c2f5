import { element } from "./element.js";

/** @param {{id: string, label: string}[]} values @param {string} id */
export function labelOf(values, id) {
  return values.find((value) => value.id === id)?.label;
}

/** @param {string} label @param {HTMLElement} control */
export function field(label, control) {
  return element("div", { className: "field" }, element("label", { htmlFor: control.id }, label), control);
}
