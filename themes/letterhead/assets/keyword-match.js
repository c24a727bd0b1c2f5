import { wordsOf } from "./search-query.js";

/** How many words may stand between two words of a keyword, as in "move Thursday's interview". */
const widestGap = 1;
/**
 * The doubt that a word of a keyword leaves whether its value is meant, from 0 to 1: least for a word that only one
 * value is called by, such as "renege", and more each time that twice as many are.
 */
const [leastDoubt, perDoubling, mostDoubt] = [0.35, 0.08, 0.65];
/** How much less sure a keyword is with another word in between, and if a longer one of its facet, or of another, has its words. */
const [withGap, insideOwn, insideOther] = [0.8, 0.25, 0.5];

/**
 * What readers call a value of a facet.
 * @typedef {object} Keyword
 * @property {string} facet
 * @property {number} value its place in the facet
 * @property {import("./search-query.js").Word[][]} words the alternatives for each
 * @property {boolean} isExact whether only articles may stand between them
 * @property {number} share less than 1 where other values are called the same
 */

/** A word of a query with the stems that may be meant, and what each is worth. @typedef {{stems: Map<string, number>, isLoose: boolean, isEmpty: boolean, isArticle: boolean}} Asked */

/** A keyword that a query has. @typedef {{keyword: Keyword, places: number[], sure: number}} Match */

/** What readers call the values of facets. */
export class Keywords {
  /** @type {Keyword[]} */
  #keywords = [];
  /** By the stem of their first word. @type {Map<string, Set<Keyword>>} */
  #byFirst = new Map();
  /** By stem. @type {Map<string, number>} */
  #doubts = new Map();
  #sizes;

  /**
   * @param {Record<string, string[][]>} texts by facet, for each value, as the module `search` has them. Alternatives
   * for a word have slashes in between: "move/push interview/call"
   */
  constructor(texts) {
    this.#sizes = Object.entries(texts).map(([facet, values]) => ({ facet, size: values.length }));
    for (const [facet, values] of Object.entries(texts)) {
      values.forEach((keywords, value) => {
        for (const text of keywords) this.#add(text, facet, value);
      });
    }
    this.#shareAlike();
    this.#doubt();
  }

  #add(text, facet, value) {
    const { words, isExact } = wordsOfKeyword(text);
    if (words.length === 0 || (words.length === 1 && words[0].every(({ isWeak }) => isWeak))) return;
    const keyword = { facet, value, words, isExact, share: 1 };
    this.#keywords.push(keyword);
    for (const { stem } of words[0]) this.#byFirst.set(stem, (this.#byFirst.get(stem) ?? new Set()).add(keyword));
  }

  /** The more values of a facet are called the same, the less it says for each. */
  #shareAlike() {
    /** @type {Map<string, Set<Keyword>>} */
    const alike = new Map();
    for (const keyword of this.#keywords) {
      const said = keyword.words.map((each) => each.map(({ stem }) => stem).join("/")).join(" ");
      const key = `${keyword.facet} ${said}`;
      alike.set(key, (alike.get(key) ?? new Set()).add(keyword));
    }
    for (const keywords of alike.values()) {
      const { size } = new Set(Array.from(keywords, ({ value }) => value));
      for (const keyword of keywords) keyword.share = 2 / (1 + size);
    }
  }

  #doubt() {
    // The keywords of a value follow each other, so the last one tells whether a word is new to it.
    const called = new Map();
    let last;
    let number = 0;
    for (const keyword of this.#keywords) {
      if (keyword.facet !== last?.facet || keyword.value !== last.value) number++;
      last = keyword;
      for (const alternatives of keyword.words) {
        for (const { stem } of alternatives) {
          const known = called.get(stem);
          if (!known) called.set(stem, { number, size: 1 });
          else if (known.number !== number) called.set(stem, { number, size: known.size + 1 });
        }
      }
    }
    for (const [stem, { size }] of called) {
      this.#doubts.set(stem, Math.min(mostDoubt, leastDoubt + perDoubling * Math.log2(size)));
    }
  }

  /** All words that are in keywords. */
  get words() {
    return this.#keywords.flatMap(({ words }) => words.flat().map(({ word }) => word));
  }

  /**
   * For each facet how sure it is, from 0 to 1, that each of its values is meant, and the places of the query that say
   * so, as bits.
   * @param {Asked[]} query
   * @returns {{facet: string, sure: Float32Array, places: Uint32Array}[]}
   */
  matches(query) {
    const found = this.#found(query).sort((a, b) => b.sure - a.sure);
    return this.#sizes.map(({ facet, size }) => {
      const [sure, places] = [new Float32Array(size), new Uint32Array(size)];
      for (const match of found) {
        if (match.keyword.facet !== facet) continue;
        const { value } = match.keyword;
        const bits = match.places.reduce((all, place) => all | (1 << place), 0);
        // What is said in other words makes it surer still; the same words count once.
        if ((places[value] & bits) === 0) sure[value] = 1 - (1 - sure[value]) * (1 - match.sure);
        places[value] |= bits;
      }
      return { facet, sure, places };
    });
  }

  /** @param {Asked[]} query @returns {Match[]} */
  #found(query) {
    const found = query.flatMap(({ stems }, start) => (
      [...new Set([...stems.keys()].flatMap((stem) => [...this.#byFirst.get(stem) ?? []]))]
        .flatMap((keyword) => matchOf(keyword, query, start, this.#doubts) ?? [])
    ));
    // Of keywords in one another, such as "another offer" and "offer", the longest is what is meant.
    const longest = Object.fromEntries(["", ...this.#sizes.map(({ facet }) => facet)].map((facet) => [facet, new Uint8Array(query.length)]));
    for (const { keyword, places } of found) {
      for (const lengths of [longest[""], longest[keyword.facet]]) {
        for (const place of places) lengths[place] = Math.max(lengths[place], places.length);
      }
    }
    for (const match of found) {
      const isInside = (lengths) => match.places.every((place) => lengths[place] > match.places.length);
      if (isInside(longest[match.keyword.facet])) match.sure *= insideOwn;
      else if (isInside(longest[""])) match.sure *= insideOther;
    }
    return found;
  }
}

/** Some words are in hundreds of keywords. @type {Map<string, import("./search-query.js").Word[]>} */
const alternatives = new Map();

function wordsOfAlternative(text) {
  let words = alternatives.get(text);
  if (words === undefined) alternatives.set(text, words = wordsOf(text));
  return words;
}

/**
 * The words of a keyword, each with its alternatives. Beside two others, empty words go without saying; beside one, such
 * as in "too far" and "ghosted me", they matter.
 */
function wordsOfKeyword(text) {
  const words = text.split(/\s+/).flatMap((part) => {
    const each = part.split("/").map(wordsOfAlternative);
    return each.length > 1 ? [each.flat()] : each[0].map((word) => [word]);
  });
  const telling = words.filter((each) => each.some(({ isEmpty }) => !isEmpty));
  const all = words.filter((each) => !each.every(({ isArticle }) => isArticle));
  return telling.length < 2 && all.length > telling.length ? { words: all, isExact: true } : { words: telling, isExact: false };
}

/** @returns {Match | undefined} with its first word at `start` */
function matchOf(keyword, query, start, doubts) {
  const places = [];
  let [doubt, share, next] = [1, keyword.share, start];
  for (const words of keyword.words) {
    let gaps = keyword.isExact ? widestGap : 0;
    let meant = meantOf(words, query[next]);
    while (places.length > 0 && !meant && next < query.length) {
      const { isLoose, isEmpty, isArticle } = query[next];
      if (keyword.isExact ? !isArticle : !isEmpty) gaps++;
      if (gaps > widestGap) return undefined;
      if (!isLoose) share *= withGap;
      meant = meantOf(words, query[++next]);
    }
    if (!meant) return undefined;
    share *= meant.worth;
    doubt *= doubts.get(meant.stem);
    places.push(next++);
  }
  return { keyword, places, sure: share * (1 - doubt) };
}

/** Which of alternatives a word of the query means most, and what it is worth. */
function meantOf(words, asked) {
  let best;
  for (const { stem } of words) {
    const worth = asked?.stems.get(stem) ?? 0;
    if (worth > (best?.worth ?? 0)) best = { stem, worth };
  }
  return best;
}
