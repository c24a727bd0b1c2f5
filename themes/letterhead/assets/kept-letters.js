// The letters that are kept on this device because their reader asked for it. It needs no page: the same code runs in
// Node for its tests.

import { FORMERLY_KEPT, KEPT, LONGEST_TEXT, attempt, onErase } from "./tab-storage.js";

/** Days after its last change that a letter is kept. */
export const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
/** So many letters are kept; of more, the oldest go. */
const MOST = 40;

/**
 * @typedef {object} KeptLetter
 * @property {string} id tells letters apart: the address with what is chosen, but not how it is worded
 * @property {string} title
 * @property {string} [lang] of its edition; of letters that were kept without it, id and address begin at its home page
 * @property {string} address from the root of the site, with everything chosen and nothing typed
 * @property {Record<string, string>} typed by blank
 * @property {number} at when it was changed last, in milliseconds of the clock
 */

export class KeptLetters {
  #storage;
  #now;

  /** @param {() => Storage} storage may refuse, then nothing is kept @param {() => number} now */
  constructor(storage = () => localStorage, now = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /** The newest first. Those whose time is over are erased. @returns {KeptLetter[]} */
  get all() {
    const [text, former] = [KEPT, FORMERLY_KEPT].map((key) => attempt(() => this.#storage().getItem(key)));
    if (!text && !former) return [];
    const stored = [text, former].flatMap((text) => attempt(() => JSON.parse(text)) ?? []);
    const letters = stored.filter(isLetter).filter(({ at }) => this.#isInTime(at));
    if (former || letters.length !== stored.length) this.#write(letters);
    return letters.sort((one, other) => other.at - one.at);
  }

  /** @param {{id: string, title: string}} letter @returns {KeptLetter|undefined} */
  find(letter) {
    return this.all.find((kept) => isOf(kept, letter));
  }

  /** Keeps a letter in the place of the one with its id, if storage lets it. @returns {boolean} whether it is kept */
  keep(letter) {
    const others = this.all.filter((kept) => !isOf(kept, letter));
    const now = { ...letter, at: this.#now() };
    return isLetter(now) && this.#write([now, ...others].slice(0, MOST));
  }

  /** @param {{id: string, title: string}} letter */
  erase(letter) {
    this.#write(this.all.filter((kept) => !isOf(kept, letter)));
  }

  eraseAll() {
    this.#write([]);
  }

  /** The last day on which a letter is kept. @param {KeptLetter} letter */
  until({ at }) {
    return new Date(at + DAYS * DAY);
  }

  /** A time ahead of the clock was written by a clock that was wrong; it would never be over. */
  #isInTime(at) {
    const age = this.#now() - at;
    return age > -DAY && age < DAYS * DAY;
  }

  #write(letters) {
    return attempt(() => {
      if (letters.length === 0) this.#storage().removeItem(KEPT);
      else this.#storage().setItem(KEPT, JSON.stringify(letters));
      this.#storage().removeItem(FORMERLY_KEPT);
      return true;
    }) ?? false;
  }
}

/** Calls a function whenever letters may have been erased or kept elsewhere: on another page, or in another tab. */
export function onKeptElsewhere(show) {
  onErase(show);
  addEventListener("storage", ({ key }) => ([KEPT, FORMERLY_KEPT, null].includes(key)) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}

/** One that was kept without its language is of the edition in which it is called so. @param {KeptLetter} kept */
function isOf({ id, lang, title }, letter) {
  return lang ? id === letter.id : `/${letter.id}`.endsWith(`/${id}`) && title === letter.title;
}

/** Storage may have been spoiled; an address is one of this site, in which other scripts than ASCII are percent-encoded. */
function isLetter(letter) {
  const isText = (text) => typeof text === "string" && text.length <= LONGEST_TEXT;
  return [letter?.id, letter?.title, letter?.address, letter?.lang ?? ""].every(isText) && /^(?:(?:[\w-]|%[89a-f][\da-f])+\/)*(?:#|$)/i.test(letter.address)
    && Number.isFinite(letter.at) && typeof letter.typed === "object" && letter.typed !== null && Object.values(letter.typed).every(isText);
}
