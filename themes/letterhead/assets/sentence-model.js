// What each sentence of a letter does, by a small linear model. The Swift module Etiquette has the same arithmetic in
// SentenceModel.swift: whole numbers only, so that both give the same scores on every machine.

import { featureBuckets, weightsFrom } from "./hashed-features.js";
import { WordClasses } from "./word-classes.js";

/**
 * The model as `model.json` has it; `scripts/train` makes it.
 * @typedef {object} ModelData
 * @property {string[]} labels what a sentence can be: the guidelines and faults, greetings and sign-offs
 * @property {number} buckets a power of two; how many rows of weights there are
 * @property {Record<string, string[]>} classes words that mean something alike, as `WordClasses` reads them
 * @property {string} weights a row of `labels.length` characters a bucket, as `weightsFrom` reads them
 * @property {Layer} bias what every sentence starts with, by label
 * @property {Layer[][]} rounds for each round the weights of each label; the first number of a row is its bias
 * @property {number[]} thresholds the score above which a label is given
 */
/** @typedef {number[]} Layer */

/** The weights and scores of words are counted in sixteenths. */
const UNIT = 16;
/** The weights of a round are counted in 64ths. */
const ROUND_UNIT = 64;
/** No sentence says more about its neighbors than this, either way. */
const LIMIT = 4 * UNIT;

export class SentenceModel {
  #data;
  #weights;
  #classes;
  /** The scores of the sentences of the last letter: most are in the next one as well. */
  #known = new Map();

  /** @param {ModelData} data */
  constructor(data) {
    this.#data = data;
    this.#weights = weightsFrom(data.weights);
    this.#classes = new WordClasses(data.classes);
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
    for (const bucket of featureBuckets(words, this.#data.buckets, this.#classes)) {
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
