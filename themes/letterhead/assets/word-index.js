import { stemOf } from "./search-query.js";

const digits = 45;
const [last, others] = [35, 80];
const shortestWithTypo = 4;
const shortestWithTwo = 8;
/** What a word of the index is worth that is not the word, or a form of it. */
const worth = { begun: 0.6, typo: [1, 0.8, 0.6] };

/** The words of all letters and pages, what readers call the values of facets, and what they type who want a letter. */
export class WordIndex {
  #lists = new Map();
  #searches;
  /** In the order of their code units. */
  #words;

  /**
   * @param {{words: string, inText: string, inTitle: string, inSearches: string}[]} pieces the modules `search/0` and so on
   * @param {Iterable<string>} keywords words that are known too
   * @param {number} total how many letters and pages there are
   */
  constructor(pieces, keywords, total) {
    for (const word of keywords) this.#lists.set(word, []);
    for (const piece of pieces) {
      const [inText, inTitle, inSearches] = ["inText", "inTitle", "inSearches"].map((list) => piece[list].split(" "));
      wordsIn(piece.words).forEach((word, at) => this.#lists.set(word, [inText[at], inTitle[at], inSearches[at]]));
    }
    this.#words = [...this.#lists.keys()].sort();
    this.#searches = new TypedWords((word) => this.#lists.get(word)?.[2] ?? "", this.#words, total);
  }

  /** How much a query is like what people type who want a letter or page: see `TypedWords`. @param {{words: Map<string, number>}[]} query */
  likeness(query) {
    return this.#searches.likeness(query);
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
    if (found.size === 0 && isTyped && word.length > 1) {
      for (const other of this.#beginning(word)) found.set(other, worth.begun);
    }
    if ([...found.keys()].some((other) => this.#isWritten(other))) return [found];
    const others = this.#parts(word) ?? [this.#nearest(word, isTyped)];
    // What nobody but people who search has written may be a slip, or a word that only they use.
    return found.size > 0 && others.length === 1 ? [new Map([...others[0], ...found])] : others;
  }

  /** Whether a letter, a page or a keyword has it. */
  #isWritten(word) {
    const [inText = "", inTitle = "", inSearches = ""] = this.#lists.get(word);
    return inSearches === "" || inText !== "" || inTitle !== "";
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
 * What people type who want a letter or page. A search is like those as far as it has their words, each by how few it
 * leads to: the cosine of the angle between both, weighted by inverse document frequency (Manning, Raghavan
 * and Schuetze, Introduction to Information Retrieval, section 6.3).
 */
class TypedWords {
  #listOf;
  #total;
  /** The length of what is typed for each, as a vector. */
  #lengths;

  constructor(listOf, words, total) {
    this.#listOf = listOf;
    this.#total = total;
    const squares = new Float32Array(total);
    for (const word of words) {
      const numbers = [];
      read(listOf(word), total, (number) => numbers.push(number));
      const weight = this.#weight(numbers.length) ** 2;
      for (const number of numbers) squares[number] += weight;
    }
    this.#lengths = squares.map(Math.sqrt);
  }

  #weight(count) {
    return Math.log((1 + this.#total) / (1 + count));
  }

  /**
   * @param {{words: Map<string, number>}[]} query the words that may be meant by each that is asked for, and what each is
   *   worth
   * @returns {Float32Array} for each from 0 to about 1
   */
  likeness(query) {
    const [found, own] = [new Float32Array(this.#total), new Float32Array(this.#total)];
    let asked = 0;
    for (const { words } of query) {
      own.fill(0);
      for (const [word, worth] of words) {
        read(this.#listOf(word), this.#total, (number) => own[number] = Math.max(own[number], worth));
      }
      const weight = this.#weight(own.reduce((count, worth) => count + (worth > 0 ? 1 : 0), 0)) ** 2;
      asked += weight;
      own.forEach((worth, number) => found[number] += worth * weight);
    }
    return found.map((sum, number) => sum === 0 ? 0 : sum / Math.sqrt(asked) / this.#lengths[number]);
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
