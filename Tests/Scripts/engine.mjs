/**
 * The check as the site runs it, behind the one function that its tests know. Whoever replaces the engine
 * changes this file and `Tests/EtiquetteTests/Variation.swift`, and nothing else of how the two are compared.
 */

import { asset } from "./site.mjs";

const { check } = await asset("etiquette.js");
const { SentenceModel } = await asset("sentence-model.js");
const lists = (await asset("data/en/etiquette.js")).default;
const model = new SentenceModel((await asset("data/en/model.js")).default);

/** What the check says, without the words of the advice. @param {string} text @param {object} context */
export function outcome(text, context) {
  const { score, words, truncated, guidelines, flags, blanks, setAside } = check(text, context, lists, model);
  return {
    score,
    words,
    truncated,
    blanks,
    setAside,
    guidelines: guidelines.map(({ id, found, state, earned, possible, problems, spans }) => (
      { id, found, state, earned, possible, problems, spans }
    )),
    flags: flags.map(({ id, severity, spans }) => ({ id, severity, spans })),
  };
}
