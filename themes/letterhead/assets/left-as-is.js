import { digest } from "./digest.js";
import { keep, kept, onErase } from "./tab-storage.js";

const NAME = "-left-as-is";

/**
 * The sentences of a letter that its reader has called fine, for as long as they stay as they are. Only digests
 * are kept, in this tab.
 */
export class LeftAsIs {
  #letter;

  /** @param {string} letter tells the letters of a tab apart */
  constructor(letter) {
    this.#letter = letter;
  }

  has(sentence) {
    return called().includes(this.#name(sentence));
  }

  add(sentence) {
    call([...called(), this.#name(sentence)]);
  }

  /** Takes back all that was called fine in this letter. */
  clear() {
    call(called().filter((name) => !name.startsWith(`${this.#letter} `)));
  }

  #name(sentence) {
    return `${this.#letter} ${digest(sentence.replace(/\s+/g, " "))}`;
  }
}

/** Where storage refuses, it lasts as long as the page. @type {string[]} */
let names = [];
onErase(() => {
  names = [];
});

function called() {
  const stored = kept(NAME);
  return Array.isArray(stored) ? stored.filter((name) => typeof name === "string") : names;
}

function call(all) {
  names = all;
  keep(NAME, all.length > 0 ? all : undefined);
}
