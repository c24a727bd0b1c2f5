import { stemOf } from "./search-query.js";

const digits = 45;
const [last, others] = [35, 80];
const shortestWithTypo = 4;
const shortestWithTwo = 8;
/** What a word counts for what people want who type it, by its level: see `letter_searches.py`. */
const telling = [1.2, 1.5, 1.9, 2.4, 3, 3.8, 4.9, 6.5];
/** What a word of the index is worth that is not the word, or a form of it. */
const worth = { begun: 0.6, typo: [1, 0.8, 0.6] };

/** The words of all letters and pages, what readers call the values of facets, and what they type who want a letter. */
export class WordIndex {
  #lists = new Map();
  #typed;
  /** In the order of their code units. */
  #words;

  /**
   * @param {{words: string, inText: string, inTitle: string, typed: string}[]} pieces the modules `search/0` and so on
   * @param {Iterable<string>} keywords words that are known too
   * @param {Uint16Array} wanted how often each letter and page is wanted, in tenths of e-folds
   */
  constructor(pieces, keywords, wanted) {
    for (const word of keywords) this.#lists.set(word, []);
    for (const piece of pieces) {
      const [inText, inTitle, typed] = ["inText", "inTitle", "typed"].map((list) => piece[list].split(" "));
      wordsIn(piece.words).forEach((word, at) => this.#lists.set(word, [inText[at], inTitle[at], typed[at]]));
    }
    this.#words = [...this.#lists.keys()].sort();
    this.#typed = new TypedWords((word) => this.#lists.get(word)?.[2] ?? "", wanted);
  }

  /** How likely people want each letter and page who type this: see `TypedWords`. @param {{words: Map<string, number>}[]} query */
  likelihoods(query) {
    return this.#typed.likelihoods(query);
  }

  /**
   * The known words that may be meant, and what each is worth, up to 1: its forms, else two words that it is written
   * together of, else words that differ in a letter or, if it is long, in two.
   * @param {{word: string, stem: string}} word
   * @param {boolean} isTyped whether it may be only the beginning
   * @returns {Map<string, number>[]} one, or two for two words
   */
  meant({ word, stem }, isTyped) {
    const found = new Map();
    // A stem differs from its words in its last letter at most.
    for (const other of this.#beginning(stem.slice(0, Math.max(1, stem.length - 1)))) {
      if (other === word || stemOf(other) === stem) found.set(other, 1);
    }
    if (found.size === 0 && isTyped && (word.length > 1 || word > "\u3000")) {
      for (const other of this.#beginning(word)) found.set(other, worth.begun);
    }
    if ([...found.keys()].some((other) => this.#isWritten(other))) return [found];
    const others = this.#parts(word) ?? [this.#nearest(word, isTyped)];
    // What nobody but people who search has written may be a slip, or a word that only they use.
    return found.size > 0 && others.length === 1 ? [new Map([...others[0], ...found])] : others;
  }

  /** Whether a letter, a page or a keyword has it. */
  #isWritten(word) {
    const [inText = "", inTitle = "", typed = ""] = this.#lists.get(word);
    return typed === "" || inText !== "" || inTitle !== "";
  }

  has(word) {
    return this.#lists.has(word);
  }

  /** Whether so many have a word that the index does not say which: it counts as being in all. */
  isCommon(word) {
    return this.#lists.get(word)[0] === "!";
  }

  /**
   * Marks what has a word, at least once. @param {string} word
   * @param {(number: number, isInTitle: boolean) => void} mark
   */
  forEach(word, total, mark) {
    const [inText = "", inTitle = ""] = this.#lists.get(word) ?? [];
    read(inText, total, (number) => mark(number, false));
    read(inTitle, total, (number) => mark(number, true));
  }

  #beginning(start) {
    const from = this.#place(start);
    let to = from;
    while (to < this.#words.length && this.#words[to].startsWith(start)) to++;
    return this.#words.slice(from, to);
  }

  /** Where a word is, or would be. */
  #place(word) {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #parts(word) {
    for (let length = word.length - 2; length > 1; length--) {
      const parts = [word.slice(0, length), word.slice(length)];
      if (parts.every((part) => part.length > 1 && this.has(part))) return parts.map((part) => new Map([[part, 1]]));
    }
    return undefined;
  }

  #nearest(word, isTyped) {
    const most = word.length < shortestWithTypo ? 0 : word.length < shortestWithTwo ? 1 : 2;
    let [best, found] = [most, []];
    if (most > 0) {
      for (const other of this.#beginning(word[0])) {
        if (!this.#isWritten(other) || other.length < word.length - most || (!isTyped && other.length > word.length + most)) continue;
        const distance = distanceOf(word, other, best, isTyped);
        if (distance < best) [best, found] = [distance, []];
        if (distance === best) found.push(other);
      }
    }
    return new Map(found.map((other) => [other, worth.typo[best]]));
  }
}

/**
 * What people want who type a word, as `scripts/train` has learned it: a multinomial logistic regression, of which a few
 * weights are kept for each letter or reply.
 */
class TypedWords {
  #listOf;
  #wanted;

  constructor(listOf, wanted) {
    this.#listOf = listOf;
    this.#wanted = wanted;
  }

  /**
   * @param {{words: Map<string, number>}[]} query the words that may be meant by each that is asked for, and what each is
   *   worth
   * @returns {Float32Array | undefined} for each letter and page the logarithm of how likely it is wanted; nothing if no
   *   word tells anything
   */
  likelihoods(query) {
    const scores = new Float32Array(this.#wanted).map((tenths) => tenths / 10);
    const own = new Float32Array(scores.length);
    const known = query.map(({ words }) => [...words].filter(([word]) => this.#listOf(word) !== "")).filter(([word]) => word);
    if (known.length === 0) return undefined;
    for (const words of known) {
      own.fill(0);
      for (const [word, worth] of words) {
        this.#listOf(word).split("~").forEach((list, level) => {
          read(list, own.length, (number) => own[number] = Math.max(own[number], worth * telling[level]));
        });
      }
      own.forEach((each, number) => scores[number] += each / Math.sqrt(known.length));
    }
    const all = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
    return scores.map((score) => score - all);
  }
}

/**
 * Words as SearchPieces writes them: each a capital that says how many characters it shares with the one before, "A" for
 * none, and the rest of it. @param {string} text @returns {string[]}
 */
function wordsIn(text) {
  let word = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((coded) => {
    word = word.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
    return word;
  });
}

/**
 * How many letters are missing, too many, wrong or swapped with the next (optimal string alignment).
 * @param {number} most more than that is said as most + 1
 * @param {boolean} isTyped whether a beginning of the other word counts as the whole
 */
export function distanceOf(word, other, most, isTyped) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= word.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const isSame = word[at - 1] === other[to - 1];
      next[to] = Math.min(next[to - 1] + 1, row[to] + 1, row[to - 1] + (isSame ? 0 : 1));
      const isSwapped = at > 1 && to > 1 && word[at - 1] === other[to - 2] && word[at - 2] === other[to - 1];
      if (isSwapped) next[to] = Math.min(next[to], before[to - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return isTyped ? Math.min(...row) : row[other.length];
}

/** A list as LetterNumbers writes it: gaps, or after "!" those between the numbers that are missing. */
function read(list, total, mark) {
  const isMissing = list[0] === "!";
  let [number, gap, worth] = [0, 0, 1];
  for (let at = isMissing ? 1 : 0; at < list.length; at++) {
    const code = list.charCodeAt(at);
    if (code >= others) {
      gap += (code - others) * worth;
      worth *= digits;
      continue;
    }
    gap += (code - last) * worth;
    if (isMissing) for (let each = number; each < number + gap; each++) mark(each);
    else mark(number + gap);
    number += gap + 1;
    [gap, worth] = [0, 1];
  }
  if (isMissing) for (let each = number; each < total; each++) mark(each);
}
