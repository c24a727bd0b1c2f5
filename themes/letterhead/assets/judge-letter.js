// Judges letters that are put together: how long they are, what they say twice, and what the check finds wrong with them.
// It needs no page: the same code runs in Node for its tests.

import { check } from "./etiquette.js";
import { countOf, gap as space, standsAlone } from "./plain-text.js";

/**
 * @typedef {object} Part a sentence of a letter
 * @property {string} role one or more, apart by spaces
 * @property {string} text with its blanks in braces
 * @property {boolean} [isOptional]
 * @property {number} [paragraph] that of the plan which it belongs to, while the letter is put together
 * @property {{role: string, text: string}[]} [others] what it could say instead
 *
 * @typedef {object} Composed
 * @property {Part[][]} paragraphs
 * @property {string[]} subjects
 * @property {Record<string, string>} expects the guidelines it is not held to
 */

export class LetterJudge {
  #rules;
  #fields;
  #lists;
  #model;
  /** What is said once at most. @type {RegExp[]} */
  #once;
  /** The words that are noticed when they come twice. @type {RegExp} */
  #word;
  /** Those of them that nobody notices. @type {Set<string>} */
  #common;
  /** So many letters at their beginning tell them apart. @type {number} */
  #beginning;
  /** How a reason is joined to its refusal, where refusals turn from what stands before them. */
  #joining;
  #looks = new Map();
  #counts = new Map();

  /**
   * @param {any} rules composer.yaml @param {Record<string, {example: string}>} fields
   * @param {any} lists etiquette.yaml @param {import("./sentence-model.js").SentenceModel} model
   */
  constructor(rules, fields, lists, model) {
    this.#rules = rules;
    this.#fields = fields;
    this.#lists = lists;
    this.#model = model;
    this.#joining = rules.turn && rules.joins?.find(({ roles }) => roles === "clear explain");
    this.#once = (rules.once ?? []).map(wordsBeginning);
    const { letters = 4, beginning = 5, except = "" } = rules.repeats ?? {};
    this.#word = new RegExp(`\\p{L}{${letters},}`, "gu");
    this.#beginning = beginning;
    this.#common = new Set(except.split(" "));
  }

  /**
   * What the check finds wrong with a letter, its blanks filled with their examples.
   * @param {Composed} letter @returns {string[]} the flags, and the guidelines with their problems
   */
  findings(letter, choices) {
    const subject = letter.subjects[0] && this.#filled(letter.subjects[0]);
    const { flags, guidelines } = check(this.plainText(letter), { ...choices, expects: letter.expects, subject }, this.#lists, this.#model);
    const counted = guidelines.filter(({ state }) => state !== "optional" && state !== "notExpected");
    return [...flags.map(({ id }) => id), ...counted.flatMap(({ id, problems }) => problems.map((problem) => `${id} ${problem}`))];
  }

  /** A letter as it would be sent, its blanks filled with their examples. @param {Composed} letter */
  plainText({ paragraphs }) {
    return paragraphs.map((parts) => parts.map((part, at) => {
      const gap = at === 0 ? "" : standsAlone(part) || standsAlone(parts[at - 1]) ? "\n" : space;
      return gap + this.#filled(part.text);
    }).join("")).join("\n\n");
  }

  #filled(text) {
    return text.replace(/\{([^}]+)\}/g, (_, blank) => this.#fields[blank].example);
  }

  /** The guidelines to which a letter is not held. */
  expects(choices) {
    return Object.fromEntries(Object.entries(this.wishes(choices)).filter(([, wish]) => wish !== "expected"));
  }

  /** What is said of guidelines: `expected`, `optional` or `none`. */
  wishes({ stage, reason, tone, channel }) {
    const { stages = {}, tones = {} } = this.#lists.expects ?? {};
    const own = this.#rules.expects ?? {};
    return { ...own.channels?.[channel], ...stages[stage], ...tones[tone], ...own.stages?.[stage], ...own.tones?.[tone], ...own.reasons?.[reason] };
  }

  /** How many words letters of a channel have, `least` and `most`. */
  band({ channel, stage }) {
    return this.#lists.lengths.find((band) => band.channel === channel && (!band.stages || band.stages.includes(stage)));
  }

  /**
   * How far a letter is from a good one; 0 is not at all.
   * @param {(Part & {isSpecific: boolean})[]} parts
   * @param {{head: {text: string}[][], subjects: string[], words: number}} frame @param {{least: number, most: number}} band
   */
  faults(parts, frame, { least, most }) {
    const count = parts.reduce((sum, { text }) => sum + this.words(text), frame.words);
    // Names may be shorter or longer than the examples.
    const slack = Math.ceil((most - least) / 10);
    const outside = Math.max(0, least + slack - count, count - most + slack);
    // The role is named by the time it is refused.
    const named = frame.head.flat().some(namesRole) ? 0 : parts.findIndex(namesRole);
    const refused = parts.findIndex(({ role }) => /clear/.test(role));
    const isInSubject = frame.subjects.some((subject) => subject.includes("{role}"));
    const again = this.#once.reduce((sum, words) => sum + Math.max(0, parts.filter(({ text }) => words.test(text)).length - 1), 0);
    const { after = [], abrupt = [], firstWithout = [] } = this.#rules.turn ?? {};
    const isAbrupt = ({ text }, at) => after.includes(parts[at - 1]?.role) && abrupt.some((start) => text.startsWith(start));
    // Where refusals turn from kind words, one that does not turn from thanks is flat if it could, and a reason that can be
    // joined to one is curt by itself.
    const { secondWithout = [], except = [] } = this.#joining ?? {};
    const stands = (text) => secondWithout.some((piece) => text.includes(piece)) || except.some((start) => text.startsWith(start));
    const isBare = ({ role, text }) => this.#joining && role === "explain" && !stands(text);
    const isFlat = (part, at) => this.#rules.turn && parts[at - 1]?.role === "thank" && parts[at - 1].paragraph === part.paragraph
      && !firstWithout.some((piece) => parts[at - 1].text.includes(piece)) && part.role.startsWith("clear") && !/^(?:[\p{L}']+ ?){1,3},/u.test(part.text);
    return outside * 20 + parts.filter((part, at) => isAbrupt(part, at) || isBare(part) || isFlat(part, at)).length * 25 + this.repetitions(parts) + again * 15
      + (named >= 0 && named <= refused ? 0 : isInSubject ? 6 : 100)
      + parts.filter(({ role, isSpecific }) => !isSpecific && /clear|thank/.test(role)).length * 2;
  }

  /** How many words, or characters of a script without spaces, a text has with its blanks filled. @param {string} text */
  words(text) {
    if (!this.#counts.has(text)) this.#counts.set(text, countOf(this.#filled(text)));
    return this.#counts.get(text);
  }

  /** Sentences that begin alike, or say the same word. @param {{text: string}[]} parts */
  repetitions(parts) {
    const said = this.nothingSaid();
    return parts.reduce((faults, part) => faults + said.add(part), 0);
  }

  /** What a letter has said when nothing is written yet. */
  nothingSaid() {
    return new Said((text) => this.#lookOf(text));
  }

  /** How a sentence begins, and how often the beginning of each of its words that are noticed comes. */
  #lookOf(text) {
    if (!this.#looks.has(text)) {
      const [first, second] = text.toLowerCase().split(" ");
      const words = new Map();
      for (const word of text.replace(/\{[^}]+\}/g, "").toLowerCase().match(this.#word) ?? []) {
        const beginning = word.slice(0, this.#beginning);
        if (!this.#common.has(word)) words.set(beginning, (words.get(beginning) ?? 0) + 1);
      }
      this.#looks.set(text, { first, start: `${first} ${second}`, words });
    }
    return this.#looks.get(text);
  }
}

/** What a letter has said so far, by which sentences are seen to repeat it. */
class Said {
  #lookOf;
  #starts = new Set();
  #words = new Set();
  #last = { first: "", words: new Map() };

  constructor(lookOf) {
    this.#lookOf = lookOf;
  }

  /** How much of it a sentence says again. @param {{text: string}} part */
  repeatedBy({ text }) {
    const { first, start, words } = this.#lookOf(text);
    let faults = (this.#starts.has(start) ? 8 : 0) + (first === this.#last.first ? 2 : 0);
    for (const [word, count] of words) {
      const isNear = count > 1 || this.#last.words.has(word);
      faults += (this.#words.has(word) ? count : count - 1) * (isNear ? 20 : 5);
    }
    return faults;
  }

  /** @param {{text: string}} part @returns {number} how much it says again */
  add(part) {
    const faults = this.repeatedBy(part);
    this.#last = this.#lookOf(part.text);
    this.#starts.add(this.#last.start);
    for (const word of this.#last.words.keys()) this.#words.add(word);
    return faults;
  }
}

/**
 * Matches a word that begins with one of these; in a script without spaces, them anywhere.
 * @param {string} beginnings apart by spaces
 */
export function wordsBeginning(beginnings) {
  return new RegExp(`${space ? "(?:^|[^\\p{L}])" : ""}(?:${beginnings.replaceAll(" ", "|") || "$.^"})`, "iu");
}

export function blanks(text) {
  return Array.from(text.matchAll(/\{([^}]+)\}/g), ([, blank]) => blank);
}

export function namesRole({ text }) {
  return text.includes("{role}");
}
