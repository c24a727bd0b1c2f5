import { load } from "./data.js";
import { judged, wordsOfSentences } from "./etiquette.js";
import { readLetter } from "./letter-text.js";
import { SentenceModel } from "./sentence-model.js";

/** Milliseconds of work after which a key that was pressed has its turn. */
const slice = 4;

/**
 * The check in the language of the page, with the lists and the model that it needs.
 * @returns {Promise<(text: string, context: object) => Promise<object>>} what `check` in etiquette.js returns
 */
export async function letterChecker() {
  const [lists, data] = await Promise.all([load("etiquette"), load("model")]);
  const model = new SentenceModel(data);
  return async (text, context) => {
    await turn();
    const letter = readLetter(text, lists);
    let start = await turn();
    const sentences = wordsOfSentences(letter, lists);
    for (const words of sentences) {
      // Remembered, so that what follows is quick.
      model.score(words);
      if (performance.now() - start > slice) start = await turn();
    }
    const margins = model.margins(sentences);
    await turn();
    return judged(letter, margins, context, lists, model.labels);
  };
}

/** Lets everything else that waits have its turn; when it is over. */
async function turn() {
  await idle();
  return performance.now();
}

/** Resolves when the page has nothing else to do. Safari has no word for that. */
function idle() {
  return new Promise((done) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => done(), { timeout: 1000 });
    else setTimeout(done, 1);
  });
}
