import { element } from "./element.js";
import { field, labelOf, wordFor } from "./facets.js";
import { markedText } from "./marked-text.js";
import { word } from "./words.js";

const usual = ["invited", "email"];

/** A place to paste a letter into. @param {object} facets @param {(text: string, context: object) => void} changed */
export function pastedLetter(facets, changed) {
  const text = element("textarea", { id: "check-text", rows: 12, autocomplete: "off", dir: "auto" });
  const selects = ["stage", "channel", "tone"].map((facet) => element("select", { id: `check-${facet}`, name: facet },
    ...(facet === "tone" ? [element("option", { value: "" }, word("jsAny"))] : []),
    ...facets[facet].map(({ id, label }) => element("option", { value: id, selected: usual.includes(id) }, label))));
  return element("div", {
    className: "check-input",
    oninput: () => changed(text.value, Object.fromEntries(selects.map(({ name, value }) => [name, value || undefined]))),
  }, field(word("jsYourLetter"), text), ...selects.map((select) => field(wordFor("jsFacet", select.name), select)));
}

/** The letter with what was found in it. @param {string} text @param {object} result @param {object} facets */
export function markedCopy(text, { guidelines, flags }, facets) {
  const found = [
    ...guidelines.map(({ id, spans }) => ({ spans, role: id, label: labelOf(facets.guideline, id) ?? wordFor("jsCheck", id) })),
    ...flags.map(({ spans }) => ({ spans, role: "flag", label: word("jsFlagged") })),
  ];
  const notes = found.flatMap(({ spans, ...note }) => spans.map(([start, end]) => ({ start, end, ...note })));
  return [
    element("h3", {}, word("jsMarkedCopy")),
    element("p", { className: "check-copy", dir: "auto" }, ...markedText(text, notes)),
  ];
}
