// Marks in a text that is being edited. No page is needed for it.

/** @typedef {{start: number, end: number, kind: string}} Mark */

/**
 * The marks where they stand after an edit: those before it stay, those behind it move along, and one that the edit
 * touches takes it in, since it is still the same sentence, unless all of it was replaced.
 * @param {Mark[]} marks
 * @param {string} before
 * @param {string} after
 * @returns {Mark[]}
 */
export function movedMarks(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before.charCodeAt(first) === after.charCodeAt(first)) first += 1;
  let last = 0;
  while (last < most - first && before.charCodeAt(before.length - 1 - last) === after.charCodeAt(after.length - 1 - last)) last += 1;
  const end = before.length - last;
  const grown = after.length - before.length;
  const isReplaced = (mark) => first < end && first <= mark.start && mark.end <= end;
  return marks
    .filter((mark) => !isReplaced(mark))
    .map((mark) => ({
      ...mark,
      start: mark.start >= end ? mark.start + grown : Math.min(mark.start, after.length - last),
      end: mark.end <= first ? mark.end : Math.max(mark.end, end) + grown,
    }))
    .filter(({ start, end }) => start < end);
}

/**
 * The text in pieces, each with the kinds of the marks that it lies in.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {{text: string, kinds: string[]}[]}
 */
export function pieces(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const here = marks.filter((mark) => mark.start <= start && mark.end >= end);
    return { text: text.slice(start, end), kinds: [...new Set(here.map(({ kind }) => kind))] };
  });
}
