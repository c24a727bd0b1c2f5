export const facetNames = ["stage", "reason", "channel", "tone", "relationship", "guideline"];

/**
 * Tells which letters fit, and how many would with another value of a facet or with any (""): those
 * that fail in nothing else.
 * @returns {(asked: object, scores?: Float32Array) => {found: number[], counts: Record<string, Map<string, number>>}}
 *   the letters found in the order of their scores, which are as searchLetters gives them
 */
export function letterFilter({ total, columns, facets, sets }) {
  const parts = facetNames.map((name) => {
    const ids = facets[name].map(({ id }) => id);
    return { name, ids, column: columns[name], values: name === "guideline" ? sets : ids.map((_, place) => [place]) };
  });
  return (asked, scores) => {
    const fits = parts.map(({ name, ids, values }) => asked[name] && values.map((places) => places.includes(ids.indexOf(asked[name]))));
    const fitting = parts.map(({ values }) => new Uint32Array(values.length));
    const found = [];
    let without = 0;
    for (let letter = 0; letter < total; letter++) {
      const isFound = !scores || scores[letter] > 0;
      let failed = isFound ? -1 : parts.length;
      let failures = isFound ? 0 : 1;
      for (let at = 0; at < parts.length && failures < 2; at++) {
        if (!fits[at] || fits[at][parts[at].column[letter]]) continue;
        failed = at;
        failures++;
      }
      if (failures > 1) continue;
      if (failures === 0) {
        found.push(letter);
        for (let at = 0; at < parts.length; at++) fitting[at][parts[at].column[letter]]++;
      } else if (failed < parts.length) fitting[failed][parts[failed].column[letter]]++;
      else without++;
    }
    if (scores) found.sort((a, b) => scores[b] - scores[a] || a - b);
    const counts = parts.map((part, at) => [part.name, countsOf(part, fitting[at])]);
    return { found, counts: Object.fromEntries([...counts, ["q", new Map([["", found.length + without]])]]) };
  };
}

function countsOf({ ids, values }, fitting) {
  const counts = new Map([["", 0], ...ids.map((id) => [id, 0])]);
  values.forEach((places, at) => {
    for (const id of ["", ...places.map((place) => ids[place])]) counts.set(id, counts.get(id) + fitting[at]);
  });
  return counts;
}
