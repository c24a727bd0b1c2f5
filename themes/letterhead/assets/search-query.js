import * as english from "./english-words.js";

// Scripts without spaces between words, in which each two characters beside each other are a word.
const unspaced = /(?:(?=[\p{L}\p{N}])[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}])+/gu;
const lastApostrophe = /([\p{L}\p{N}])['\u2018\u2019\u02bc]([\p{L}\p{N}])(?![\p{L}\p{N}])/gu;
const none = { stem: (word) => word, emptyWords: new Set(), weakWords: new Set(), articles: new Set(), spellings: {} };
const longestQuery = 24;
/** In Japanese, two characters of which one ends a word and the other begins the next. */
const isSeam = /^(?:[\u3041-\u309f][\u3400-\u9fff]|[\u3400-\u9fff][\u3041-\u309f])$/;

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

/** Letters that are written in several ways, or that people have no key for. */
const alike = { ς: "σ", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ة: "ه", ى: "ي", ـ: "" };
/** Arabic writes the article, and what stands before it, together with the word. */
const article = /^(?:[وبكف]?ال|لل)(?=...)/;

/** Accents, but not the marks of voiced kana: ハ and パ are two letters. */
const accents = /(?![\u3099\u309a])\p{M}/gu;

/** As SearchWords.swift takes texts apart. @param {string} text @returns {string[]} */
function split(text) {
  const folded = text.normalize("NFKD").replace(accents, "").normalize("NFC").toLowerCase().replace(/[^\0-\x7f]/gu, (one) => alike[one] ?? one);
  const words = folded.replace(unspaced, (run) => ` ${pairs([...run])} `).replace(lastApostrophe, "$1$2");
  const all = words.replace(/[\u02bc]/g, " ").match(/[\p{L}\p{N}]{1,32}/gu) ?? [];
  return all.map((word) => word.replace(article, ""));
}

function pairs(run) {
  return run.length < 2 ? run : run.slice(1).map((second, at) => run[at] + second).join(" ");
}

/** @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  const { emptyWords, weakWords, articles, spellings } = knowledge();
  return split(text).slice(0, longestQuery).map((written) => {
    const word = Object.hasOwn(spellings, written) ? spellings[written] : written;
    const [isListed, isWeak, isArticle] = [emptyWords, weakWords, articles].map((words) => words.has(word));
    const isEmpty = isListed || isSeam.test(word);
    return { word, stem: stemOf(word), isEmpty, isWeak, isArticle };
  });
}
