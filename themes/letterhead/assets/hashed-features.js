// What the models of the check and of the search know texts by: hashed features, and weights in six bits. The Swift
// module Etiquette has the same arithmetic in SentenceModel.swift.

/** The characters of weights, from -32 to 31. */
const WEIGHTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param {string} text a character each, as `scripts/train` writes them @returns {Int8Array} */
export function weightsFrom(text) {
  const values = new Int8Array(128);
  for (let index = 0; index < WEIGHTS.length; index += 1) values[WEIGHTS.charCodeAt(index)] = index - 32;
  const weights = new Int8Array(text.length);
  for (let index = 0; index < text.length; index += 1) weights[index] = values[text.charCodeAt(index)];
  return weights;
}

/**
 * The buckets of a sentence's features, each once: its words, pairs of neighbors, pairs with one word between them,
 * and the runs of three to five characters of each word; and of the classes of its words each, each that comes twice,
 * two together, and each with the word before and after it and the last but one before it.
 * @param {string[]} words
 * @param {number} buckets
 * @param {import("./word-classes.js").WordClasses} [classes]
 * @returns {Set<number>}
 */
export function featureBuckets(words, buckets, classes) {
  const found = new Set();
  const add = (hash, kind) => found.add(finished(step(hash, kind)) & (buckets - 1));
  const hashes = [hashOf(START), ...words.map(hashOf), hashOf(END)];
  for (let index = 0; index < hashes.length; index += 1) {
    if (index > 0 && index + 1 < hashes.length) add(hashes[index], 1);
    if (index + 1 < hashes.length) add(pair(hashes[index], hashes[index + 1]), 2);
    if (index + 2 < hashes.length) add(pair(hashes[index], hashes[index + 2]), 3);
  }
  const members = classes?.membersOf(words) ?? [];
  const together = new Set();
  for (const { name, first, end } of members) {
    const hash = hashOf(name);
    for (const other of together) add(pair(Math.min(other, hash), Math.max(other, hash)), 8);
    together.add(hash);
    add(hash, 7);
    add(pair(hashes[first], hash), 9);
    add(pair(hash, hashes[end + 1]), 10);
    if (first > 0) add(pair(hashes[first - 1], hash), 11);
  }
  for (const word of words) {
    const marked = START + word + END;
    for (let start = 0; start + 3 <= marked.length; start += 1) {
      let hash = BASIS;
      for (let end = start; end < Math.min(start + 5, marked.length); end += 1) {
        hash = step(hash, marked.charCodeAt(end));
        if (end - start >= 2) add(hash, end - start + 2);
      }
    }
  }
  return found;
}

const START = "<";
const END = ">";
/** The steps of FNV-1a with 32 bits, over UTF-16 code units instead of octets. */
const BASIS = 0x811C9DC5;

function step(hash, unit) {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashOf(word) {
  let hash = BASIS;
  for (let index = 0; index < word.length; index += 1) hash = step(hash, word.charCodeAt(index));
  return hash;
}

function pair(one, other) {
  return (Math.imul(one, 31) + other) | 0;
}

/** Spreads what the last steps have changed over all bits. */
function finished(hash) {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2C1B3C6D);
  return mixed ^ (mixed >>> 13);
}
