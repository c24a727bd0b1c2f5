/** Random choices that are the same in every run of one seed (mulberry32). */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number less than that. */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** @template T @param {ArrayLike<T>} items @returns {T} */
  of(items) {
    return items[this.below(items.length)];
  }

  /** Whether something happens that does so once in so many times. */
  oneIn(times) {
    return this.below(times) === 0;
  }
}
