import { wordsOf } from "./search-query.js";

/** How many loose words may stand between two words of a keyword. */
const widestGap = 1;
/** What each word of a keyword is worth in a row, if it is weak, and if a longer keyword has it too. */
const [inRow, ifWeak, ifInside] = [1.3, 0.6, 0.5];

/**
 * What readers call a value of a facet.
 * @typedef {object} Keyword
 * @property {string} facet
 * @property {number} value its place in the facet
 * @property {import("./search-query.js").Word[]} words without the empty ones
 * @property {number} share less than 1 where other values are called the same
 */

/** A word of a query with the stems that may be meant, and what each is worth. @typedef {{stems: Map<string, number>, isLoose: boolean}} Asked */

/** What readers call the values of facets. */
export class Keywords {
  /** @type {Keyword[]} */
  #keywords = [];
  #sizes;

  /** @param {Record<string, string[][]>} texts by facet, for each value, as the module `search` has them */
  constructor(texts) {
    this.#sizes = Object.entries(texts).map(([facet, values]) => ({ facet, size: values.length }));
    for (const [facet, values] of Object.entries(texts)) {
      values.forEach((keywords, value) => {
        for (const text of keywords) this.#add(text, facet, value);
      });
    }
    this.#shareAlike();
  }

  #add(text, facet, value) {
    const words = wordsOf(text).filter(({ isEmpty }) => !isEmpty);
    if (words.length > 1 || words.some(({ isWeak }) => !isWeak)) this.#keywords.push({ facet, value, words, share: 1 });
  }

  /** The more values of a facet are called the same, the less it says for each. */
  #shareAlike() {
    const values = new Map();
    const key = ({ facet, words }) => `${facet} ${words.map(({ stem }) => stem).join(" ")}`;
    for (const keyword of this.#keywords) values.set(key(keyword), (values.get(key(keyword)) ?? new Set()).add(keyword.value));
    for (const keyword of this.#keywords) keyword.share = 2 / (1 + values.get(key(keyword)).size);
  }

  /** All words that are in keywords. */
  get words() {
    return this.#keywords.flatMap(({ words }) => words.map(({ word }) => word));
  }

  /**
   * For each facet and each of its values, what each place of the query says for it.
   * @param {Asked[]} query
   * @returns {{facet: string, values: Float32Array[]}[]}
   */
  matches(query) {
    const found = this.#keywords.flatMap((keyword) => (
      query.map((_, start) => ({ keyword, places: placesOf(keyword.words, query, start) }))
    )).filter(({ places }) => places.length > 0);
    // Of keywords in one another, such as "another offer" and "offer", the longest is what is meant.
    const longest = new Uint8Array(query.length);
    for (const { places } of found) for (const place of places) longest[place] = Math.max(longest[place], places.length);
    const facets = this.#sizes.map(({ facet, size }) => (
      { facet, values: Array.from({ length: size }, () => new Float32Array(query.length)) }
    ));
    const byFacet = new Map(facets.map(({ facet, values }) => [facet, values]));
    for (const { keyword, places } of found) raise(byFacet.get(keyword.facet)[keyword.value], keyword, places, query, longest);
    return facets;
  }
}

/** Raises what the places of a keyword say to what it says. */
function raise(worths, { words, share }, places, query, longest) {
  places.forEach((place, at) => {
    const { stem, isWeak } = words[at];
    let worth = query[place].stems.get(stem) * share;
    if (words.length > 1) worth *= inRow;
    if (isWeak) worth *= ifWeak;
    if (longest[place] > words.length) worth *= ifInside;
    worths[place] = Math.max(worths[place], worth);
  });
}

/** Where the words of a keyword are, the first of them at `start`; nowhere if one of them is not. */
function placesOf(words, query, start) {
  const places = [];
  let next = start;
  for (const { stem } of words) {
    const furthest = places.length === 0 ? start : next + widestGap;
    while (next < furthest && query[next]?.isLoose && !query[next].stems.has(stem)) next++;
    if (!query[next]?.stems.has(stem)) return [];
    places.push(next++);
  }
  return places;
}
