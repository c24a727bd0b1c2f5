// Words that mean something alike, by which the check understands a sentence whose words its training never had. The
// Swift module Etiquette has the same rules in WordClasses.swift.

/** Behind a word of which nothing may follow. */
const GAP = " ";
/** The class of words that deny what follows them; members within so many words behind one are of another class. */
const DENYING = "denying";
const DENIED = "not ";
const REACH = 7;

/** @typedef {{next: Map<string, Node>, name?: string}} Node what may follow, by character, and the class of what ends here */

export class WordClasses {
  /** @type {Node} */
  #root = { next: new Map() };

  /**
   * @param {Record<string, string[]>} classes the members of each: words as the model is given them, apart by spaces;
   * `*` behind the last stands for any ending
   */
  constructor(classes) {
    for (const [name, members] of Object.entries(classes)) {
      for (const member of members) {
        let node = this.#root;
        for (const unit of member.endsWith("*") ? member.slice(0, -1) : member + GAP) {
          if (!node.next.has(unit)) node.next.set(unit, { next: new Map() });
          node = node.next.get(unit);
        }
        node.name = name;
      }
    }
  }

  /**
   * The members in a sentence, from its first word on and of those that begin with the same word the longest. Where one is
   * denied, its name says so.
   * @param {string[]} words @returns {{name: string, first: number, end: number}[]} the words from first to before end
   */
  membersOf(words) {
    const found = [];
    let reach = 0;
    for (let first = 0; first < words.length;) {
      const longest = this.#longest(words, first);
      if (longest) found.push(first < reach ? { ...longest, name: DENIED + longest.name } : longest);
      if (longest?.name === DENYING) reach = longest.end + REACH;
      first = longest?.end ?? first + 1;
    }
    return found;
  }

  #longest(words, first) {
    let found;
    let node = this.#root;
    for (let at = first; at < words.length; at += 1) {
      for (const unit of words[at] + GAP) {
        node = node.next.get(unit);
        if (!node) return found;
        if (node.name) found = { name: node.name, first, end: at + 1 };
      }
    }
    return found;
  }
}
