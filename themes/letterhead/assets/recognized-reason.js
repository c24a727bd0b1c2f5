// What a letter gives as its reason, as far as its words tell. No page is needed for it.

/** Shorter words, such as `the` and `you`, are in everything. */
const LEAST = 4;
/** Words that begin alike are taken for the same one: `accept`, `accepted`, `accepting`. */
const STEM = 6;
/** A value counts as recognized if it has so much more than the next. */
const LEAD = 1.7;

/**
 * The value that most of the rare words of a text point to; none, where two are about as likely.
 * @param {string} text
 * @param {{id: string, label: string, description: string}[]} values of one facet
 * @returns {string|undefined}
 */
export function recognized(text, values) {
  const known = values.map(({ label, description }) => ({ label: stems(label), all: stems(`${label} ${description}`) }));
  const rarity = (stem) => Math.log(values.length / known.filter(({ all }) => all.has(stem)).length);
  const said = [...stems(text)];
  const scores = known.map(({ label, all }) => said.reduce((sum, stem) =>
    sum + (all.has(stem) ? rarity(stem) * (label.has(stem) ? 3 : 1) : 0), 0));
  const [first, second = 0] = [...scores].sort((a, b) => b - a);
  return first > 0 && first >= LEAD * second ? values[scores.indexOf(first)].id : undefined;
}

function stems(text) {
  const words = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= LEAST).map((word) => word.slice(0, STEM)));
}
