import { Keywords } from "./keyword-match.js";
import { piece } from "./letter-table.js";
import { stemOf, wordsOf } from "./search-query.js";
import { WordIndex } from "./word-index.js";

/** What a facet counts beside others. */
const facetWorth = { stage: 1, reason: 1.1, channel: 1, tone: 0.5, relationship: 1, aim: 1.5 };
/** What a word in the text, and one in the title, counts, if only one letter has it. */
const [inText, inTitle] = [0.25, 1];
/** What it counts besides that all words are in the title. */
const wholeTitle = 4;
/** A text that has all of so many words is being quoted, and counts so much more. */
const [quotation, wholeQuotation] = [5, 4];
/** What a value counts that is meant where nothing is said of its facet. */
const assumedWorth = { stage: 0.5, reason: 1, channel: 0.5, tone: 0.2, relationship: 0.3, aim: 0.5 };
/** How much less a letter counts for each better one with the same stage, reason and aim: that one leads to it. */
const sameCase = 0.4;
/** How much of the best one's score makes a letter fit: one that has all that is asked for, and another. */
const [nearWhole, near] = [0.2, 0.65];
const pagesOfKind = 3;

let index;

/**
 * The words of all letters and pages: all of them, so that nothing that is asked of the host depends on what a reader
 * types. @param {{search: number}} table as letterTable has it
 */
export function searchIndex({ search }) {
  index ??= loaded(search).catch((error) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function loaded(count) {
  const pieces = Array.from({ length: count }, (_, part) => piece(`search/${part}`));
  const [terms, ...words] = await Promise.all([piece("search"), ...pieces]);
  const keywords = new Keywords(terms.keywords);
  return { ...terms, keywords, words: new WordIndex(words, keywords.words) };
}

/**
 * @typedef {object} Found
 * @property {Float32Array} scores of each letter; 0 where it does not fit
 * @property {"whole" | "nearest" | "unknown"} match whether a letter has all that is asked for, or none, or nothing is
 *   known of the words and the letters are those that most people start with
 * @property {{kind: string, title: string, path: string}[]} pages the best first
 */

/**
 * The letters and pages that fit what a reader says in their own words.
 * @param {string} text
 * @returns {Promise<Found | undefined>} nothing if there are no words in it
 */
export async function searchLetters(text, table) {
  const { words, keywords, assumed, pages } = await searchIndex(table);
  const query = queryOf(text, words);
  if (query.length === 0) return undefined;
  const found = scored(query, words, table.total + pages.length);
  addFacets(found, keywords.matches(query), table);
  const letters = fitting(found, 0, table.total);
  spread(letters.scores, found.unsaid, assumed, table);
  return { ...letters, pages: pagesOf(fitting(found, table.total, table.total + pages.length), pages) };
}

/**
 * The words that are asked for, each with the known words that may be meant. Where all are weak or empty, they are asked
 * for all the same.
 */
function queryOf(text, index) {
  const written = wordsOf(text);
  const telling = written.filter(({ isEmpty }) => !isEmpty);
  const kept = telling.length > 0 ? telling : written;
  const query = kept.flatMap((word) => {
    const isLoose = word.isWeak || /^\p{N}+$/u.test(word.word);
    return index.meant(word, word === written.at(-1) && !word.isEmpty).map((words) => ({ words, isWeak: word.isWeak, isLoose }));
  });
  kept.forEach(({ word }, at) => {
    const joined = word + kept[at + 1]?.word;
    if (query.length !== kept.length || !index.has(joined)) return;
    for (const place of [at, at + 1]) query[place].words.set(joined, 1);
  });
  const isAllWeak = query.every(({ isWeak }) => isWeak);
  return query.map((word) => ({ ...word, isWeak: word.isWeak && !isAllWeak, stems: stemsOf(word.words) }));
}

function stemsOf(words) {
  const stems = new Map();
  for (const [word, worth] of words) {
    const stem = stemOf(word);
    stems.set(stem, Math.max(worth, stems.get(stem) ?? 0));
  }
  return stems;
}

/** What the words of letters and pages say for each, and which of the words it has, as bits. */
function scored(query, index, total) {
  const scores = new Float32Array(total);
  const has = new Uint32Array(total);
  const titles = new Uint32Array(total);
  const own = new Float32Array(total);
  query.forEach(({ words, isWeak }, place) => {
    if (isWeak) return;
    own.fill(0);
    for (const [word, worth] of words) {
      index.forEach(word, total, (number, isTitle) => {
        own[number] = Math.max(own[number], worth * (isTitle ? inTitle : inText));
        if (isTitle) titles[number] |= 1 << place;
      });
    }
    const count = own.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0);
    const rarity = Math.log((1 + total) / (1 + count)) / Math.log(1 + total);
    own.forEach((score, number) => {
      if (score === 0) return;
      scores[number] += score * rarity;
      has[number] |= 1 << place;
    });
  });
  const asked = query.reduce((bits, { isWeak }, place) => bits | (isWeak ? 0 : 1 << place), 0);
  if (query.filter(({ isWeak }) => !isWeak).length >= quotation) {
    has.forEach((bits, number) => {
      if ((bits & asked) === asked) scores[number] += wholeQuotation;
    });
  }
  return { scores, has, titles, asked };
}

/** Adds what keywords say for the values that letters have, and which facets none of them says anything of. */
function addFacets(found, matches, { total, columns }) {
  found.unsaid = [];
  for (const { facet, values } of matches) {
    const sums = values.map((places) => facetWorth[facet] * places.reduce((sum, worth) => sum + worth, 0));
    const bits = values.map((places) => places.reduce((all, worth, place) => all | (worth > 0 ? 1 << place : 0), 0));
    if (!sums.some(Boolean)) found.unsaid.push(facet);
    for (let letter = 0; letter < total; letter++) {
      const value = columns[facet][letter];
      found.scores[letter] += sums[value];
      found.has[letter] |= bits[value];
    }
  }
}

/** The letters, or pages, that fit: with all that is asked for or without, those near the best. If none does, all. */
function fitting({ scores, has, titles, asked }, first, end) {
  const own = scores.slice(first, end);
  const best = own.reduce((most, score) => Math.max(most, score), 0);
  /** @type {Found["match"]} */
  let match = best > 0 ? "nearest" : "unknown";
  own.forEach((score, at) => {
    const isWhole = (has[first + at] & asked) === asked;
    if (isWhole && best > 0) match = "whole";
    if (best === 0) own[at] = 1;
    else if (score < best * (isWhole ? nearWhole : near)) own[at] = 0;
    // Whoever says words that are all in a title means it.
    else if ((titles[first + at] & asked) === asked) own[at] += wholeTitle;
  });
  return { scores: own, match };
}

/**
 * Puts first what is meant where nothing is said of a facet, and lets letters of other cases come before further ones
 * of the same.
 */
function spread(scores, unsaid, assumed, { columns }) {
  const letters = Array.from(scores.keys()).filter((letter) => scores[letter] > 0);
  for (const facet of unsaid) {
    const values = assumed[facet] ?? [];
    for (const letter of letters) if (values.includes(columns[facet][letter])) scores[letter] += assumedWorth[facet];
  }
  const seen = new Map();
  for (const letter of letters.sort((a, b) => scores[b] - scores[a] || a - b)) {
    const key = ["stage", "reason", "aim"].map((facet) => columns[facet][letter]).join(" ");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    scores[letter] = Math.max(scores[letter] - sameCase * before, scores[letter] / (1 + before));
  }
}

/** The few pages of each kind that fit best. */
function pagesOf({ scores, match }, pages) {
  if (match === "unknown") return [];
  const shown = new Map();
  return Array.from(pages.keys()).filter((at) => scores[at] > 0).sort((a, b) => scores[b] - scores[a])
    .map((at) => pages[at])
    .filter(({ kind }) => {
      shown.set(kind, (shown.get(kind) ?? 0) + 1);
      return shown.get(kind) <= pagesOfKind;
    });
}
