export const facetNames = ["stage", "reason", "channel", "tone", "relationship", "guideline"];

/**
 * Tells which letters fit, and how many would with another value of a facet or with any (""): those
 * that fail in nothing else.
 * @returns {(asked: object, ranks?: Uint8Array) => {found: number[], counts: Record<string, Map<string, number>>}}
 *   `ranks` as searchLetters gives them
 */
export function letterFilter({ total, columns, facets, sets }) {
  const parts = facetNames.map((name) => {
    const ids = facets[name].map(({ id }) => id);
    return { name, ids, column: columns[name], values: name === "guideline" ? sets : ids.map((_, place) => [place]) };
  });
  return (asked, ranks) => {
    const fits = parts.map(({ name, ids, values }) => asked[name] && values.map((places) => places.includes(ids.indexOf(asked[name]))));
    const fitting = parts.map(({ values }) => new Uint32Array(values.length));
    const found = [[], []];
    let without = 0;
    for (let letter = 0; letter < total; letter++) {
      const rank = ranks ? ranks[letter] : 1;
      let failed = rank > 0 ? -1 : parts.length;
      let failures = rank > 0 ? 0 : 1;
      for (let at = 0; at < parts.length && failures < 2; at++) {
        if (!fits[at] || fits[at][parts[at].column[letter]]) continue;
        failed = at;
        failures++;
      }
      if (failures > 1) continue;
      if (failures === 0) {
        // In the title, or only further down.
        found[rank > 1 ? 0 : 1].push(letter);
        for (let at = 0; at < parts.length; at++) fitting[at][parts[at].column[letter]]++;
      } else if (failed < parts.length) fitting[failed][parts[failed].column[letter]]++;
      else without++;
    }
    const letters = found.flat();
    const counts = parts.map((part, at) => [part.name, countsOf(part, fitting[at])]);
    return { found: letters, counts: Object.fromEntries([...counts, ["q", new Map([["", letters.length + without]])]]) };
  };
}

function countsOf({ ids, values }, fitting) {
  const counts = new Map([["", 0], ...ids.map((id) => [id, 0])]);
  values.forEach((places, at) => {
    for (const id of ["", ...places.map((place) => ids[place])]) counts.set(id, counts.get(id) + fitting[at]);
  });
  return counts;
}
