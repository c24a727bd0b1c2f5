/** What a reader need not choose, in the order in which it decides. */
const left = ["channel", "tone", "relationship", "guideline"];

/**
 * Of the letters of one case, the one to begin with: said as most letters at that stage are, so that on the day
 * itself it is a call and before that an email. Of several alike, the first in reading order.
 * @param {number[]} letters @param {object} table as letterTable has it
 */
export function usualLetter(letters, { total, columns }) {
  const isPeer = (letter) => ["aim", "stage"].every((facet) => columns[facet][letter] === columns[facet][letters[0]]);
  const peers = [...Array(total).keys()].filter(isPeer);
  const [usual] = left.reduce((candidates, facet) => {
    const column = columns[facet];
    const shares = candidates.map((letter) => peers.filter((peer) => column[peer] === column[letter]).length);
    return candidates.filter((_, at) => shares[at] === Math.max(...shares));
  }, letters);
  return usual;
}
