/**
 * The check as the site runs it, behind the one function that its tests know. Whoever replaces the engine
 * changes this file, and `CheckTests.swift` and `Variation.swift` in `Tests/EtiquetteTests`, and nothing
 * else of how the two are compared.
 */

import { asset } from "./site.mjs";

const { check } = await asset("etiquette.js");
const { SentenceModel } = await asset("sentence-model.js");

/** What the check of an edition says of a text, without the words of the advice. @param {string} language */
export async function checkIn(language) {
  const lists = (await asset(`data/${language}/etiquette.js`)).default;
  const model = new SentenceModel((await asset(`data/${language}/model.js`)).default);
  return (text, context) => withoutAdvice(check(text, context, lists, model));
}

function withoutAdvice(result) {
  const { score, words, truncated, guidelines, flags, blanks, setAside } = result;
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

/** What the check of the first edition says. @param {string} text @param {object} context */
export const outcome = await checkIn("en");
