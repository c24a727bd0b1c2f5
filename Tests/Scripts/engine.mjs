/**
 * The check as the site runs it, behind the one function that its tests know. Whoever replaces the engine
 * changes this file and `Tests/EtiquetteTests/Vector.swift`, and nothing else of how the two are compared.
 */

import { asset } from "./site.mjs";

const { check } = await asset("etiquette.js");
const lists = (await asset("data/en/etiquette.js")).default;

/** What the check says in full. @param {string} text @param {object} context */
export function result(text, context) {
  return check(text, context, lists);
}

/** The same without the words of the advice, as `Tests/Vectors` has it. */
export function outcome(text, context) {
  const { score, words, truncated, guidelines, flags } = result(text, context);
  return {
    score,
    words,
    truncated,
    guidelines: guidelines.map(({ id, state, earned, possible, problems, spans }) => (
      { id, state, earned, possible, problems, spans }
    )),
    flags: flags.map(({ id, severity, spans }) => ({ id, severity, spans })),
  };
}
