import { element } from "./element.js";

/**
 * The text with the words of each note marked and named. Notes may overlap, so it is cut wherever one starts or ends.
 * @param {string} text
 * @param {{start: number, end: number, label: string, role: string}[]} notes
 */
export function markedText(text, notes) {
  const cuts = [...new Set([0, text.length, ...notes.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const words = text.slice(cuts[index], end);
    const here = notes.filter((note) => note.start <= cuts[index] && note.end >= end);
    if (here.length === 0) return words;
    const labels = here.filter((note) => note.end === end)
      .flatMap(({ label, role }) => ["\u00a0", element("span", { className: "role marked-label", "data-role": role }, label)]);
    return element("mark", { className: here.some(({ role }) => role === "flag") ? "marked is-flagged" : "marked" }, words, ...labels);
  });
}
