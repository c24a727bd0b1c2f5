/** What stands between sentences: nothing in a script that has no spaces. */
export const gap = "unspaced" in document.body.dataset ? "" : " ";

/** How many words a text has, or in a script that has no spaces how many characters of words. @param {string} text */
export function countOf(text) {
  return text.split(gap && /\s/).filter((unit) => /[\p{L}\p{N}]/u.test(unit)).length;
}

/**
 * How long a text is, in words. In a script that has no spaces two characters are taken for one: phrases of one meaning are
 * as long then, and take as long to be read out. @param {string} text
 */
export function lengthOf(text) {
  return countOf(text) / (gap ? 1 : 2);
}

/**
 * A sentence of the phrasebook as it is written where it stands: phrases begin as they do in the middle of a sentence,
 * in languages that go on so after the comma of a greeting ("Guten Tag, Frau Petersen,"), and anywhere else with a capital.
 * @param {string} before what stands before it @param {string} text
 */
export function sentenceAfter(before, text) {
  return before.endsWith(",") ? text : text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** Whether a sentence is a line by itself. @param {{role: string}} sentence */
export function standsAlone({ role }) {
  return /greet|close/.test(role);
}

/** The letter as it is sent: no role labels, nothing left out. @param {Element} letter */
export function plainText(letter) {
  return [...letter.querySelectorAll("p")].map(lineText).filter(Boolean).join("\n\n");
}

/** The same of one paragraph, sentence or subject line. @param {Element} part */
export function lineText(part) {
  const text = [...part.childNodes].map(sent).join("");
  return text.replace(/[ \t\r]+/g, " ").replace(/ ?\n[ \n]*/g, "\n").trim();
}

/** The blanks still in brackets. @param {Element} part @returns {HTMLElement[]} */
export function blanksLeft(part) {
  return [...part.querySelectorAll(".blank:not([data-filled])")].filter((blank) => !blank.closest("[hidden]"));
}

function sent(node) {
  if (node.nodeName === "BR") return "\n";
  if (node.hidden || node.className === "role") return "";
  // A line break in the source is a space, but an address keeps the lines it was typed in.
  if (node.nodeName === "#text") return node.parentNode.dataset.field ? node.data : node.data.replaceAll("\n", " ");
  return [...node.childNodes].map(sent).join("");
}
