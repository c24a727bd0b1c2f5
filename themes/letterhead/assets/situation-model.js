import { featureBuckets, weightsFrom } from "./hashed-features.js";

/**
 * The model by which a search understands words that it has never seen, as `search-model.json` has it; `scripts/train`
 * makes it of searches that people wrote (content/<language>/searches).
 * @typedef {object} SituationData
 * @property {{id: string, values: string[]}[]} facets what it knows, as ids
 * @property {number} buckets a power of two; how many rows of weights there are
 * @property {number} unit so many of a weight are one
 * @property {string} weights a row of a character for each value in their order a bucket, as `weightsFrom` reads them
 * @property {number[]} bias what every search starts with, by value
 */

/** What is less likely is not meant. */
const unlikely = 0.03;

export class SituationModel {
  #data;
  #weights;

  /** @param {SituationData} data */
  constructor(data) {
    this.#data = data;
    this.#weights = weightsFrom(data.weights);
  }

  /**
   * For each facet that it knows how likely it is, from 0 to 1, that a search tells each of its values.
   * @param {string[]} words @returns {Record<string, Record<string, number>>} by the ids of facets and values
   */
  likelihoods(words) {
    const { facets, buckets, unit, bias } = this.#data;
    const features = featureBuckets(words, buckets);
    const scale = 1 / (unit * Math.sqrt(Math.max(1, features.size)));
    const sums = new Int32Array(bias.length);
    for (const bucket of features) {
      for (let value = 0; value < sums.length; value += 1) sums[value] += this.#weights[bucket * sums.length + value];
    }
    let at = 0;
    return Object.fromEntries(facets.map(({ id, values }) => [
      id,
      Object.fromEntries(values.map((value) => {
        const usual = chance(bias[at] / unit);
        const likely = chance(bias[at] / unit + sums[at] * scale);
        at += 1;
        return [value, likely < usual + unlikely ? 0 : (likely - usual) / (1 - usual)];
      })),
    ]));
  }
}

/** The chance of odds that are given as their logarithm. */
function chance(logOdds) {
  return 1 / (1 + Math.exp(-logOdds));
}
