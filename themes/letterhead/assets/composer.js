// The composer: for any choices a whole letter, one of the gallery or one put together. It needs no page: the same
// code runs in Node for its tests.

import { CHOICES, ComposerChoices } from "./composer-choices.js";
import { LetterComposer, fits } from "./compose-letter.js";
import { gap, sentenceAfter } from "./plain-text.js";
import { SentenceModel } from "./sentence-model.js";

const FACETS = ["stage", "reason", "channel", "tone"];
/** So many replies are named with a letter. */
const REPLIES = 6;

/**
 * @typedef {import("./judge-letter.js").Composed & {id?: string, title?: string, followUp?: string}} ComposedLetter
 *   `id` and `title` of a letter of the gallery
 */

export class Composer {
  /** @type {ComposerChoices} */
  choices;
  /** The blanks by id, as the form asks for them. @type {Record<string, any>} */
  fields;
  /** The label of each role. @type {Record<string, string>} */
  roles;
  /** The answers that most give to what is asked first. @type {Record<string, string[]>} */
  asked;
  #letters;
  #replies;
  #composer;

  /**
   * @param {any} pool the data module `composer` @param {Record<string, any[]>} facets the data module `facets`
   * @param {object} lists the data module `etiquette` @param {any} model the data module `model`
   */
  constructor(pool, facets, lists, model) {
    this.fields = Object.fromEntries(Object.entries(pool.fields).map(([id, field]) => [id, { field: id, ...field }]));
    this.asked = pool.rules.ask ?? {};
    this.roles = pool.roles;
    this.#letters = pool.letters.map((letter) => ({ ...letter, ...placed(letter.at, facets) }));
    this.#replies = pool.replies.map(([slug, title, ...values]) => ({ slug, title, fits: fitsOf(values, facets) }));
    this.choices = new ComposerChoices(pool.rules, facets, this.#letters);
    this.#composer = new LetterComposer(pool.phrases.map((phrase) => phraseOf(phrase, facets)), pool.rules, pool.fields, lists, new SentenceModel(model));
  }

  /**
   * The letter for these choices: first those of the gallery that stand for them, then as many wordings as one likes.
   * @param {import("./composer-choices.js").Choices} choices complete @param {number} [wording] from 0 @returns {ComposedLetter}
   */
  letter(choices, wording = 0) {
    const written = this.#written(choices);
    const isOpen = this.choices.isOpen(choices);
    const letter = isOpen ? written[wording] : written[wording % written.length];
    return letter ? this.#whole(letter, choices) : this.#composer.compose(choices, wording - written.length);
  }

  /** How many letters there are before they come round again; any number where they are put together. */
  wordings(choices) {
    return this.choices.isOpen(choices) ? Infinity : this.#written(choices).length;
  }

  /** What the check finds wrong with a letter. @param {ComposedLetter} letter @returns {string[]} */
  findings(letter, choices) {
    return this.#composer.judge.findings(letter, choices);
  }

  /** A letter as it would be sent, its blanks filled with their examples. @param {ComposedLetter} letter */
  plainText(letter) {
    return this.#composer.judge.plainText(letter);
  }

  /** How many words, or characters of a script without spaces, a letter has, as its page says. @param {ComposedLetter} letter */
  length(letter) {
    return this.plainText(letter).match(gap ? /\S+/gu : /\S/gu).length;
  }

  /** What keeps a choice from being served: the guidelines without a sentence. */
  lacking(choices) {
    return this.#composer.lacking(choices);
  }

  /** The letters of the gallery for a stage and a reason, the nearest first. @returns {{id: string, title: string}[]} */
  related(choices) {
    const { aimOf, recipientOf } = this.#measures();
    const letters = this.#letters.filter((letter) => letter.stage === choices.stage && letter.reason === choices.reason
      && aimOf(letter) === choices.aim && recipientOf(letter) === choices.relationship);
    return this.choices.nearest(choices, letters);
  }

  /**
   * The replies that come most often after a letter: first what names its reason, then in the editor's order.
   * @returns {{slug: string, title: string}[]}
   */
  replies(choices) {
    const fitting = this.#replies.filter((reply) => fits(reply, choices));
    return [...fitting.filter(({ fits }) => fits.reason), ...fitting.filter(({ fits }) => !fits.reason)].slice(0, REPLIES);
  }

  #measures() {
    return { aimOf: (letter) => this.choices.aimOf(letter), recipientOf: (letter) => this.choices.recipientOf(letter) };
  }

  /** Those of the gallery that are shown as they are. */
  #written(choices) {
    const { aimOf, recipientOf } = this.#measures();
    return this.#letters.filter((letter) => letter.text && FACETS.every((facet) => letter[facet] === choices[facet])
      && aimOf(letter) === choices.aim && recipientOf(letter) === choices.relationship);
  }

  #whole({ id, title, followUp, subjects, expects, text }, choices) {
    const paragraphs = text.split("\n\n").map((paragraph) => paragraph.split("\n").map(sentenceOf));
    const parts = paragraphs.flat();
    parts.forEach((part, at) => {
      const before = parts[at - 1]?.text ?? "";
      part.others = this.#composer.others(part, parts, choices).map(({ role, text }) => ({ role, text: sentenceAfter(before, text) }));
    });
    return { id, title, followUp, subjects, expects, paragraphs };
  }
}

/** A line such as `[clear+explain?] Text`. */
function sentenceOf(line) {
  const [, roles, optional, text] = line.match(/^\[([a-z+-]+)(\??)\] (.*)$/);
  return { role: roles.replaceAll("+", " "), isOptional: optional !== "", text };
}

/** The values that a text has a character for each of. */
function valuesOf(text, values) {
  return Array.from(text, (character) => values[character.codePointAt(0) - 40].id);
}

function placed(at, facets) {
  const names = [...FACETS, "relationship", "aim"];
  return Object.fromEntries(Array.from(at, (character, index) => [names[index], valuesOf(character, facets[names[index]])[0]]));
}

function phraseOf([role, text, isByChoice, ...values], facets) {
  return { role, text, isByChoice: isByChoice === "!", fits: fitsOf(values, facets) };
}

/** @returns {Record<string, Set<string>>} the values of each facet that is named */
function fitsOf(values, facets) {
  const named = FACETS.map((facet, index) => [facet, values[index]]).filter(([, text]) => text);
  return Object.fromEntries(named.map(([facet, text]) => [facet, new Set(valuesOf(text, facets[facet]))]));
}

export { CHOICES };
