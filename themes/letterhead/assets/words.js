import { load } from "./data.js";

const { lang } = document.documentElement;
/** With the calendar and the digits, where browsers differ in those that they take for the ones of the language. */
export const { locale = lang } = document.body.dataset;
const plural = new Intl.PluralRules(lang);
const number = new Intl.NumberFormat(locale);
const words = {};

/**
 * Resolves when the words of this page are there, and rejects if they do not arrive. Awaited by who shows words, and
 * not here at top level: in Safari before 27 a module that awaits there, imported by two scripts of a page, never
 * finishes for one of them (WebKit bug 242740).
 * @type {Promise<void>}
 */
export const wordsLoaded = load(`words-${document.body.dataset.kind}`).then((loaded) => {
  Object.assign(words, loaded);
});

/** The words that only modules show which are imported when they are needed; they await it before they show any. */
export async function laterWords() {
  Object.assign(words, await load(`words-${document.body.dataset.kind}-later`));
}

/**
 * The words for a key, with their {placeholders} filled in.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number.format(value) : value ?? whole;
  });
}

/** The same for so many: the key ends in its plural form (One, Few, Many, Other), and {count} is filled in. */
export function count(n, key, values) {
  const form = plural.select(n).replace(/^./, (first) => first.toUpperCase());
  return word(words[key + form] ? key + form : `${key}Other`, { ...values, count: n });
}

/** The words for an id: those of `jsAskStage` for "jsAsk" and "stage". */
export function wordFor(prefix, id) {
  return word(prefix + id[0].toUpperCase() + id.slice(1));
}
