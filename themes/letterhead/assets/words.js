import { load } from "./data.js";

const words = await load(`words-${document.body.dataset.kind}`);
const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);

/**
 * The words for a key, with their {placeholders} filled in.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name]?.toLocaleString(lang) ?? whole);
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
