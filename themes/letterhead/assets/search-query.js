import * as english from "./english-words.js";

// Scripts without spaces between words, in which each character is found by itself.
const alone = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]/gu;
const lastApostrophe = /([\p{L}\p{N}])['\u2018\u2019\u02bc]([\p{L}\p{N}])(?![\p{L}\p{N}])/gu;
const none = { stem: (word) => word, emptyWords: new Set(), weakWords: new Set(), articles: new Set(), spellings: {} };
const longestQuery = 24;

/**
 * A word of a text. It is empty if it says nothing of what the text is about, and weak if it does so beside others only;
 * an article is empty even beside others.
 * @typedef {{word: string, stem: string, isEmpty: boolean, isWeak: boolean, isArticle: boolean}} Word
 */

/** What is known of words in a language. */
function knowledge(language = document.documentElement.lang) {
  return language.startsWith("en") ? english : none;
}

/** Of words that are asked for again and again. @type {Map<string, string>} */
const stems = new Map();

/** @param {string} word */
export function stemOf(word) {
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, stem = knowledge().stem(word));
  return stem;
}

/** As SearchWords.swift takes texts apart. @param {string} text @returns {string[]} */
function split(text) {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");
  const words = folded.replace(alone, " $& ").replace(lastApostrophe, "$1$2");
  return words.replace(/[\u02bc]/g, " ").match(/[\p{L}\p{N}]{1,32}/gu) ?? [];
}

/** @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  const { emptyWords, weakWords, articles, spellings } = knowledge();
  return split(text).slice(0, longestQuery).map((written) => {
    const word = Object.hasOwn(spellings, written) ? spellings[written] : written;
    const [isEmpty, isWeak, isArticle] = [emptyWords, weakWords, articles].map((words) => words.has(word));
    return { word, stem: stemOf(word), isEmpty, isWeak, isArticle };
  });
}
