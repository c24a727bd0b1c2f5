import { load } from "./data.js";

const firstCharacter = 40;
const pieces = new Map();
let failures = 0;

/**
 * All letters, by number in reading order. `columns` has for each facet the place of every letter's
 * value in `facets`, for `guideline` that of a list in `sets`.
 */
export async function letterTable() {
  const [table, facets] = await Promise.all([load("letters"), load("facets")]);
  const columns = Object.entries(table.columns).map(([name, text]) => [name, columnFrom(text)]);
  return { ...table, facets, columns: Object.fromEntries(columns) };
}

/** What lists show of these letters; `cards` says how many share a module. @param {number[]} numbers */
export async function letterCards(numbers, { cards, columns, facets }) {
  const runs = await Promise.all(numbers.map((number) => piece(`cards/${Math.floor(number / cards)}`)));
  return numbers.map((number, index) => {
    const { id, title, summary, words } = runs[index];
    const at = number % cards;
    const facts = ["channel", "tone"].map((name) => facets[name][columns[name][number]].label);
    return { id: id[at], title: title[at], summary: summary[at], words: words[at], facts };
  });
}

/** A data module that may be one of many. Where it failed to load, asking again tries again. */
export function piece(name) {
  if (!pieces.has(name)) pieces.set(name, fetched(name));
  return pieces.get(name);
}

// Some browsers remember that an address failed, so it is tried under another as well.
async function fetched(name) {
  try {
    return await load(name).catch(() => load(`${name}.js?again=${++failures}`));
  } catch (error) {
    pieces.delete(name);
    throw error;
  }
}

/** A column: for each letter the number that its character stands for. @param {string} text @returns {Uint16Array} */
export function columnFrom(text) {
  const all = new Uint16Array(text.length);
  for (let letter = 0; letter < text.length; letter++) all[letter] = text.charCodeAt(letter) - firstCharacter;
  return all;
}
