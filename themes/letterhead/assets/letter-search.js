import { piece } from "./letter-table.js";

// Scripts without spaces between words, in which each character is found by itself.
const alone = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]/gu;
const digits = 45;
const [last, others] = [35, 80];

/**
 * The words of all letters, in parts by where in the alphabet each starts: all of them, so that nothing that is asked
 * of the host depends on what a reader types.
 * @param {{search: string[]}} table as letterTable has it
 */
export function searchIndex({ search }) {
  return Promise.all(search.map((_, part) => piece(`search/${part}`)));
}

/**
 * How each letter has the words that begin so: 2 in its title, 1 somewhere, 0 not all of them.
 * @param {string} text
 * @returns {Promise<Uint8Array | undefined>} nothing if there are no words in it
 */
export async function searchLetters(text, table) {
  const { total, search } = table;
  const index = await searchIndex(table);
  const found = wordsOf(text).map((word) => ranks(word, index[search.findLastIndex((start) => start <= word)], total));
  return found.length > 0 ? found.reduce((all, some) => all.map((rank, letter) => Math.min(rank, some[letter]))) : undefined;
}

/** As SearchWords.swift has them, without those that begin another. */
function wordsOf(text) {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");
  const words = [...new Set(folded.replace(alone, " $& ").match(/[\p{L}\p{N}]{1,32}/gu))];
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

function ranks(word, shard, total) {
  const ranks = new Uint8Array(total);
  const entries = Object.entries(shard).filter(([key]) => key.startsWith(word)).map(([, lists]) => lists);
  for (const [anywhere] of entries) mark(ranks, anywhere, 1);
  for (const [, inTitle] of entries) if (inTitle) mark(ranks, inTitle, 2);
  return ranks;
}

/** A list as LetterNumbers writes it: gaps, or after "!" those between the letters that are missing. */
function mark(ranks, list, rank) {
  const isMissing = list[0] === "!";
  let [letter, gap, worth] = [0, 0, 1];
  for (let at = isMissing ? 1 : 0; at < list.length; at++) {
    const code = list.charCodeAt(at);
    if (code >= others) {
      gap += (code - others) * worth;
      worth *= digits;
      continue;
    }
    gap += (code - last) * worth;
    if (isMissing) ranks.fill(rank, letter, letter + gap);
    else ranks[letter + gap] = rank;
    letter += gap + 1;
    [gap, worth] = [0, 1];
  }
  if (isMissing) ranks.fill(rank, letter);
}
