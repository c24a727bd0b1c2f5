export const facetNames = ["stage", "reason", "channel", "tone", "relationship", "guideline"];

/**
 * Tells which letters fit, and how many would with another value of a facet or with any (""): those
 * that fail in nothing else.
 * @param {object[]} letters
 * @param {string[]} texts what they say, in the same order
 * @returns {(asked: object) => {found: object[], counts: object}}
 */
export function letterFilter(letters, texts) {
  let folded;
  return (asked) => {
    const terms = fold(asked.q ?? "").split(/\s+/).filter(Boolean);
    if (terms.length > 0) folded ??= letters.map(({ title, summary }, index) => [title, `${title}\n${summary}\n${texts[index]}`].map(fold));
    const counts = Object.fromEntries([...facetNames, "q"].map((name) => [name, new Map()]));
    const found = [[], []];
    letters.forEach((letter, index) => {
      const failed = facetNames.filter((facet) => asked[facet] && !valuesOf(letter, facet).includes(asked[facet]));
      if (failed.length > 1) return;
      // In the title, or only further down.
      const rank = terms.length > 0 ? folded[index].findIndex((text) => terms.every((term) => text.includes(term))) : 0;
      if (rank < 0 && failed.push("q") > 1) return;
      if (failed.length === 0) found[rank].push(letter);
      for (const name of failed.length > 0 ? failed : Object.keys(counts)) {
        for (const value of ["", ...valuesOf(letter, name)]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
      }
    });
    return { found: found.flat(), counts };
  };
}

function valuesOf(letter, name) {
  return name === "guideline" ? letter.guidelines : [letter[name]];
}

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
}
