import { digest } from "./digest.js";

/** The form erases all that begins so. */
const KEY = "kind-regrets-left-as-is";

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
    return kept().includes(this.#name(sentence));
  }

  add(sentence) {
    keep([...kept(), this.#name(sentence)]);
  }

  /** Takes back all that was called fine in this letter. */
  clear() {
    keep(kept().filter((name) => !name.startsWith(`${this.#letter} `)));
  }

  #name(sentence) {
    return `${this.#letter} ${digest(sentence.replace(/\s+/g, " "))}`;
  }
}

/** Where storage refuses, it lasts as long as the page. */
let names = [];

function kept() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    names = Array.isArray(stored) ? stored.filter((name) => typeof name === "string") : [];
  } catch {
    // Storage refuses: what this page knows is all there is.
  }
  return names;
}

function keep(all) {
  names = all;
  try {
    if (all.length > 0) sessionStorage.setItem(KEY, JSON.stringify(all));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage refuses: it lasts as long as the page.
  }
}
