// What each sentence of a letter does, by a small linear model. The Swift module Etiquette has the same arithmetic in
// SentenceModel.swift: whole numbers only, so that both give the same scores on every machine.

/**
 * The model as `model.json` has it; `scripts/train` makes it.
 * @typedef {object} ModelData
 * @property {string[]} labels what a sentence can be: the guidelines and faults, greetings and sign-offs
 * @property {number} buckets a power of two; how many rows of weights there are
 * @property {string} weights a row of `labels.length` characters a bucket; see `WEIGHTS`
 * @property {Layer} bias what every sentence starts with, by label
 * @property {Layer[][]} rounds for each round the weights of each label; the first number of a row is its bias
 * @property {number[]} thresholds the score above which a label is given
 */
/** @typedef {number[]} Layer */

/** The characters of `weights`, from -32 to 31. */
const WEIGHTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The weights and scores of words are counted in sixteenths. */
const UNIT = 16;
/** The weights of a round are counted in 64ths. */
const ROUND_UNIT = 64;
/** No sentence says more about its neighbors than this, either way. */
const LIMIT = 4 * UNIT;

export class SentenceModel {
  #data;
  #weights;
  /** The scores of the sentences of the last letter: most are in the next one as well. */
  #known = new Map();

  /** @param {ModelData} data */
  constructor(data) {
    const values = new Int8Array(128);
    for (let index = 0; index < WEIGHTS.length; index += 1) values[WEIGHTS.charCodeAt(index)] = index - 32;
    this.#data = data;
    this.#weights = new Int8Array(data.weights.length);
    for (let index = 0; index < data.weights.length; index += 1) this.#weights[index] = values[data.weights.charCodeAt(index)];
  }

  get labels() {
    return this.#data.labels;
  }

  /**
   * How far each sentence is above the threshold of each label: it has the label if that is more than nothing.
   * @param {string[][]} sentences the words of each sentence of one letter, in its order
   * @returns {number[][]} by sentence and label
   */
  margins(sentences) {
    const { rounds, thresholds, labels } = this.#data;
    const own = sentences.map((words) => this.score(words));
    this.#known = new Map(sentences.map((words, index) => [words.join(" "), own[index]]));
    const places = sentences.map((_, index) => placeFeatures(index, sentences.length));
    let scores = own;
    let context = places;
    for (const rows of rounds) {
      context = withContext(context, scores, labels.length);
      scores = context.map((inputs) => rows.map((row) => weighted(row, inputs)));
    }
    return scores.map((row) => row.map((score, label) => score - thresholds[label]));
  }

  /** What the words of a sentence say by themselves, of each label; it is remembered. @param {string[]} words */
  score(words) {
    const key = words.join(" ");
    if (!this.#known.has(key)) this.#known.set(key, this.#sum(words));
    return this.#known.get(key);
  }

  /** @param {string[]} words */
  #sum(words) {
    const { bias } = this.#data;
    const sum = [...bias];
    for (const bucket of featureBuckets(words, this.#data.buckets)) {
      const row = bucket * bias.length;
      for (let label = 0; label < bias.length; label += 1) sum[label] += this.#weights[row + label];
    }
    return sum;
  }
}

/** @param {number[]} row @param {number[]} inputs */
function weighted(row, inputs) {
  let sum = row[0];
  for (let index = 1; index < row.length; index += 1) sum += row[index] * inputs[index - 1];
  return Math.floor(sum / ROUND_UNIT);
}

/**
 * Each sentence's own scores, those of the sentences before and after it, and the highest of the letter, behind what
 * is known already.
 */
export function withContext(known, scores, count) {
  const nothing = new Array(count).fill(-LIMIT);
  const bounded = scores.map((row) => row.map((score) => Math.max(-LIMIT, Math.min(LIMIT, score))));
  const highest = nothing.map((least, label) => bounded.reduce((most, row) => Math.max(most, row[label]), least));
  return known.map((inputs, index) =>
    inputs.concat(bounded[index], bounded[index - 1] ?? nothing, bounded[index + 1] ?? nothing, highest));
}

/** Where a sentence stands: first, second, last, last but one, in a letter of three at most, and how far on. */
export function placeFeatures(index, count) {
  const flags = [index === 0, index === 1, index === count - 1, index === count - 2, count <= 3];
  return [...flags.map((flag) => (flag ? UNIT : 0)), Math.floor((UNIT * index) / Math.max(1, count - 1))];
}

// --- Features

/**
 * The buckets of a sentence's features, each once: its words, pairs of neighbors, pairs with one word between them,
 * and the runs of three to five characters of each word.
 * @param {string[]} words
 * @param {number} buckets
 * @returns {Set<number>}
 */
export function featureBuckets(words, buckets) {
  const found = new Set();
  const add = (hash, kind) => found.add(finished(step(hash, kind)) & (buckets - 1));
  const hashes = [hashOf(START), ...words.map(hashOf), hashOf(END)];
  for (let index = 0; index < hashes.length; index += 1) {
    if (index > 0 && index + 1 < hashes.length) add(hashes[index], 1);
    if (index + 1 < hashes.length) add(pair(hashes[index], hashes[index + 1]), 2);
    if (index + 2 < hashes.length) add(pair(hashes[index], hashes[index + 2]), 3);
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
/** FNV-1a with 32 bits, over UTF-16 code units. */
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
