import { Keywords } from "./keyword-match.js";
import { columnFrom, piece } from "./letter-table.js";
import { stemOf, wordsOf } from "./search-query.js";
import { SituationModel } from "./situation-model.js";
import { WordIndex } from "./word-index.js";

/**
 * What a facet counts if it is sure what is meant in it, what a letter loses that is for another value than the surest, and
 * what its assumed values count if nothing is said of it. They go with any other too, so that they lose nothing. Where a
 * search says stage and reason and no letter has both, one of that stage is nearer than one for that reason.
 */
const facets = {
  stage: { worth: 1.8, against: 0.4, assumed: 0.6 },
  aim: { worth: 1.1, against: 0.15, assumed: 0.65 },
  reason: { worth: 1.2, against: 0, assumed: 0.75 },
  channel: { worth: 1.75, against: 0, assumed: 0.4 },
  relationship: { worth: 1.5, against: 0.5, assumed: 0.4 },
  tone: { worth: 0.9, against: 0.25, assumed: 0 },
};
/** What a letter counts more for each e-fold of how often people want it. */
const perWish = 0.5;
/** What a letter counts that has all words of the query in its title or keywords, and one that has them in its text. */
const [inTitle, inText] = [1.8, 0.18];
/** What a letter counts more for each e-fold of how likely it is wanted, above the least that counts. */
const [perLikely, leastLikely] = [0.8, -7];
/** Of so many words; fewer say too little. */
const wholeQuery = 4;
/** The least that a word counts, from 0 to 1 for one that nothing has. */
const leastRarity = 0.05;
/** What else a letter would need to have all of a query, which keeps a few common words from counting as much as rare ones. */
const unsaid = 0.8;
/** What it counts besides that all words are in the title, and from how many on whoever says them means it. */
const [wholeTitle, asTitle] = [5, 3];
/** A text that has all of so many words, but those that no text has, is being quoted, and counts so much more. */
const [quotation, wholeQuotation] = [5, 8];
/** How much less a letter counts for each better one with the same stage, reason and aim: that one leads to it. */
const sameCase = 0.4;
/** How many come first, and how much more what is said counts in them that none before has. */
const [few, unseen] = [3, 0.8];
/** How much of the best one's score makes a letter fit: one that has all that is asked for, and another. */
const [nearWhole, near] = [0.05, 0.5];
const pagesOfKind = 3;
/**
 * A query of so few telling words has little for a model to go by: where those are keywords, or no text has them, it
 * counts so much less.
 */
const [shortQuery, inDoubt] = [2, 0.5];
/** How sure it has to be that a value is meant before something is known of the words. */
const knownFrom = 0.25;
/** How sure it has to be that a value is meant before a letter is offered that is written for it. */
const surely = 0.75;
/** How sure it has to be that the reader wants something else than to say no. */
const elsewise = 0.4;
/** What such a letter is written for. */
const composed = ["stage", "reason", "channel", "tone"];

let index;

/**
 * The words of all letters and pages: all of them, so that nothing that is asked of the host depends on what a reader
 * types. @param {{search: number, total: number}} table as letterTable has it
 */
export function searchIndex(table) {
  index ??= loaded(table).catch((error) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function loaded({ search: count, total }) {
  const pieces = Array.from({ length: count }, (_, part) => piece(`search/${part}`));
  const [terms, ...words] = await Promise.all([piece("search"), ...pieces]);
  const keywords = new Keywords(terms.keywords);
  const model = terms.model && new SituationModel(terms.model);
  const wanted = columnFrom(terms.wanted);
  return { ...terms, wanted: wanted.subarray(0, total), keywords, model, words: new WordIndex(words, keywords.words, wanted) };
}

/**
 * @typedef {object} Found
 * @property {Float32Array} scores of each letter; 0 where it does not fit
 * @property {"whole" | "nearest" | "unknown"} match whether a letter has all that is asked for, or none, or nothing is
 *   known of the words and the letters are those that most people start with
 * @property {{kind: string, title: string, path: string}[]} pages the best first
 * @property {Record<string, string>} [situation] the reason for which the reader says no, and with it what else is told of
 *   the situation, as values by facet
 */

/**
 * The letters and pages that fit what a reader says in their own words: docs/search.md describes how they are ranked.
 * @param {string} text
 * @returns {Promise<Found | undefined>} nothing if there are no words in it
 */
export async function searchLetters(text, table) {
  const { words, keywords, model, assumed, wanted, pages } = await searchIndex(table);
  const query = queryOf(text, words);
  if (query.length === 0) return undefined;
  const found = scored(query, words, table.total + pages.length);
  const asked = query.filter(({ isEmpty }) => !isEmpty);
  addWanted(found, words.likelihoods(asked), asked.length, wanted);
  const pagesFound = fitting(found, table.total, table.total + pages.length);
  const matches = keywords.matches(query);
  if (model) addLikely(matches, model.likelihoods(likeliest(query)), found, table);
  // Most letters are for the first of the aims.
  addFacets(found, matches, { ...assumed, aim: [0] }, table);
  const letters = fitting(found, 0, table.total);
  spread(letters.scores, matches, table);
  return { ...letters, pages: pagesOf(pagesFound, pages), situation: situationOf(matches, table) };
}

/**
 * The words that are asked for, each with the known words that may be meant, and the empty ones in between. Where all
 * are weak or empty, they are asked for all the same.
 */
function queryOf(text, index) {
  // "followup" is asked for as "follow up" is.
  const written = wordsOf(text).flatMap((word, at, { length }) => {
    const parts = word.isEmpty ? [] : index.meant(word, at === length - 1);
    return parts.length > 1 ? wordsOf(parts.map((part) => [...part.keys()][0]).join(" ")) : word;
  });
  const isAllEmpty = written.every(({ isEmpty }) => isEmpty);
  const isAllWeak = written.every(({ isEmpty, isWeak }) => isEmpty || isWeak);
  const query = written.map((word) => {
    const isEmpty = word.isEmpty && !isAllEmpty;
    const [words] = isEmpty ? [new Map([[word.word, 1]])] : index.meant(word, word === written.at(-1));
    const isLoose = isEmpty || word.isWeak || /^\p{N}+$/u.test(word.word);
    return { ...word, words, isEmpty, isLoose, isWeak: isEmpty || (word.isWeak && !isAllWeak) };
  });
  written.forEach(({ word }, at) => {
    const joined = word + written[at + 1]?.word;
    if (!index.has(joined)) return;
    for (const place of [at, at + 1]) query[place].words.set(joined, 1);
  });
  return query.map((word) => ({ ...word, stems: stemsOf(word.words) }));
}

function stemsOf(words) {
  const stems = new Map();
  for (const [word, worth] of words) {
    const stem = stemOf(word);
    stems.set(stem, Math.max(worth, stems.get(stem) ?? 0));
  }
  return stems;
}

/**
 * What the words of letters and pages say for each, and which of the words it has, as bits. However rare a word is, all
 * together count about as much as what is said of two facets.
 */
function scored(query, index, total) {
  const scores = new Float32Array(total);
  const has = new Uint32Array(total);
  const titles = new Uint32Array(total);
  const own = new Float32Array(total);
  const rarityOf = (count) => Math.max(leastRarity, Math.log((1 + total) / (1 + count)) / Math.log(1 + total));
  let [rarities, known, knownCount] = [0, 0, 0];
  query.forEach(({ words, isWeak }, place) => {
    if (isWeak) return;
    own.fill(0);
    let isCommon = false;
    for (const [word, worth] of words) {
      isCommon ||= index.isCommon(word);
      index.forEach(word, total, (number, isTitle) => {
        own[number] = Math.max(own[number], worth * (isTitle ? inTitle : inText));
        if (isTitle) titles[number] |= 1 << place;
      });
    }
    const count = own.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0);
    // What all texts have tells those apart that have it in their titles.
    const inTitles = titles.reduce((sum, places) => sum + ((places >> place) & 1), 0);
    const rarity = rarityOf(isCommon && inTitles > 0 ? inTitles : count);
    rarities += rarity;
    known |= count > 0 ? 1 << place : 0;
    knownCount += count > 0 ? 1 : 0;
    own.forEach((score, number) => {
      if (score === 0) return;
      scores[number] += score * rarity;
      has[number] |= 1 << place;
    });
  });
  scores.forEach((score, number) => scores[number] = score / (rarities + unsaid));
  const asked = query.reduce((bits, { isWeak }, place) => bits | (isWeak ? 0 : 1 << place), 0);
  if (knownCount >= quotation) {
    has.forEach((bits, number) => {
      if ((bits & known) === known) scores[number] += wholeQuotation;
    });
  }
  const telling = (rarities / (rarities + unsaid)) ** 2;
  return { scores, likely: new Float32Array(total), has, titles, asked, telling, isKnown: scores.some((score) => score > 0) };
}

/**
 * Adds to each letter and page how likely it is what people want who type this, and to letters, kept apart, how often they
 * are wanted. @param {Uint16Array} wanted in tenths of e-folds
 */
function addWanted(found, likelihoods, count, wanted) {
  const share = perLikely * Math.min(1, count / wholeQuery);
  likelihoods?.forEach((likely, number) => found.scores[number] += share * Math.max(0, likely - leastLikely));
  wanted.forEach((tenths, number) => found.likely[number] += perWish * tenths / 10);
  found.isKnown ||= likelihoods !== undefined;
}

/** The stems of what the words mean most likely: what was written, or is nearest to that, as one word if it was written apart. */
function likeliest(query) {
  return query.flatMap(({ word, stem, words }, at) => {
    const [before, joined] = [query[at - 1], word + query[at + 1]?.word];
    if (before?.words.has(before.word + word) && words.has(before.word + word)) return [];
    if (words.has(joined)) return stemOf(joined);
    const [best] = [...words].sort(([, one], [, other]) => other - one);
    return words.has(word) || !best ? stem : stemOf(best[0]);
  });
}

/**
 * Adds what a model makes of the query as a whole to what keywords make of its words.
 * @param {{facet: string, sure: Float32Array, places: Uint32Array}[]} matches
 * @param {Record<string, Record<string, number>>} likelihoods
 * @param {{asked: number, isKnown: boolean}} found the places of the query, as bits, and whether any text has one
 */
function addLikely(matches, likelihoods, { asked, isKnown }, { facets }) {
  const explained = matches.reduce((bits, { places }) => places.reduce((all, own) => all | own, bits), 0);
  const count = bitCount(asked);
  const doubtful = isKnown ? bitCount(asked & explained) / Math.max(1, count) : 1;
  const share = count > shortQuery ? 1 : 1 - inDoubt * doubtful;
  for (const { facet, sure } of matches) {
    facets[facet].forEach(({ id }, value) => {
      const likely = share * (likelihoods[facet]?.[id] ?? 0);
      sure[value] = 1 - (1 - sure[value]) * (1 - likely);
    });
  }
}

function bitCount(bits) {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Adds to each letter what the query says for its values, takes away what it says for others, and keeps apart what is
 * assumed: a letter is not found by that.
 * @param {{facet: string, sure: Float32Array, places: Uint32Array}[]} matches
 */
function addFacets(found, matches, assumed, { total, columns }) {
  for (const { facet, sure, places } of matches) {
    const { worth, against, assumed: assumedWorth } = facets[facet];
    const surest = Math.max(...sure);
    if (surest > knownFrom) found.isKnown = true;
    const isAssumed = (value) => assumed[facet]?.includes(value) ?? false;
    const gains = sure.map((own, value) => worth * own - (isAssumed(value) ? 0 : against * (surest - own)));
    for (let letter = 0; letter < total; letter++) {
      const value = columns[facet][letter];
      found.scores[letter] += gains[value];
      if (isAssumed(value)) found.likely[letter] += assumedWorth * (1 - surest);
      found.has[letter] |= places[value];
    }
  }
}

/** The letters, or pages, that fit: with all that is asked for or without, those near the best. If none does, all. */
function fitting({ scores, likely, has, titles, asked, telling, isKnown }, first, end) {
  const own = scores.slice(first, end);
  const best = own.reduce((most, score) => Math.max(most, score), 0);
  const isAny = isKnown && best > 0;
  /** @type {Found["match"]} */
  let match = isAny ? "nearest" : "unknown";
  own.forEach((score, at) => {
    const isWhole = (has[first + at] & asked) === asked;
    const isInTitle = (titles[first + at] & asked) === asked;
    if (isWhole && isAny) match = "whole";
    if (!isAny) own[at] = 1 + likely[first + at];
    else if (isInTitle && bitCount(asked) >= asTitle) own[at] = Math.max(score, 0) + telling * wholeTitle + wholeQuotation + likely[first + at];
    else if (score < best * (isWhole ? nearWhole : near)) own[at] = 0;
    else own[at] = score + likely[first + at] + (isInTitle ? telling * wholeTitle : 0);
  });
  return { scores: own, match };
}

/**
 * Lets letters of other cases come before further ones of the same, and among the first few those with what is said that
 * none above has: a channel, the reason where the first letter is only of the stage, or the other of two stages.
 */
function spread(scores, matches, { columns }) {
  const said = matches.map(({ facet, sure }) => ({ column: columns[facet], news: sure.map((own) => facets[facet].worth * own * unseen) }));
  const seen = new Map();
  const caseOf = (letter) => ["stage", "reason", "aim"].map((facet) => columns[facet][letter]).join(" ");
  const lessened = (score, letter) => {
    const before = seen.get(caseOf(letter)) ?? 0;
    return Math.max(score - sameCase * before, score / (1 + before));
  };
  const show = (letter) => seen.set(caseOf(letter), (seen.get(caseOf(letter)) ?? 0) + 1);
  const first = [];
  while (first.length < few) {
    let [next, most] = [-1, 0];
    scores.forEach((score, letter) => {
      if (score === 0 || first.includes(letter)) return;
      const news = said.reduce((sum, { column, news }) => sum + news[column[letter]], 0);
      const own = lessened(score, letter) + news;
      if (own > most) [next, most] = [letter, own];
    });
    if (next === -1) break;
    first.push(next);
    show(next);
    for (const { column, news } of said) news[column[next]] = 0;
  }
  const others = Array.from(scores.keys()).filter((letter) => scores[letter] > 0 && !first.includes(letter));
  let best = 0;
  for (const letter of others.sort((a, b) => scores[b] - scores[a] || a - b)) {
    scores[letter] = lessened(scores[letter], letter);
    show(letter);
    best = Math.max(best, scores[letter]);
  }
  first.forEach((letter, place) => scores[letter] = best + few - place);
}

/** What the composer can write a letter for: a no, with its reason, to the usual recipient. */
function situationOf(matches, table) {
  const meant = new Map();
  for (const { facet, sure } of matches) {
    const surest = Math.max(...sure);
    if (surest >= surely) meant.set(facet, sure.indexOf(surest));
  }
  const { sure: aims } = matches.find(({ facet }) => facet === "aim");
  if (Math.max(...aims.slice(1)) >= elsewise || !meant.has("reason")) return undefined;
  return Object.fromEntries(composed.filter((facet) => meant.has(facet)).map((facet) => [facet, table.facets[facet][meant.get(facet)].id]));
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
