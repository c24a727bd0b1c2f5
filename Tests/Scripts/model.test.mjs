/** The published models are as often right about letters by unseen authors as they say. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { asset, languagesWith } from "./site.mjs";

const { modelWords, normalizedSet, readLetter } = await asset("letter-text.js");
const { SentenceModel } = await asset("sentence-model.js");

/** Figures have three digits, and what takes letters apart may change a little without a new training. */
const TOLERANCE = 0.01;

function read(language, path) {
  return readFileSync(new URL(`../../content/${language}/${path}`, import.meta.url), "utf8");
}

/** A message as it was sent. */
function textOf({ sentences, breaks }, space) {
  return sentences.map(([sentence], at) => {
    const before = breaks.includes(at) ? "\n" : space;
    return at === 0 ? sentence : before + sentence;
  }).join("");
}

function share(part, whole) {
  return part / Math.max(1, whole);
}

/** As `scripts/train` writes them down: how often the check is right about letters. */
async function figuresOf(language, { labels, figures }) {
  const lists = (await asset(`data/${language}/etiquette.js`)).default;
  const model = new SentenceModel((await asset(`data/${language}/model.js`)).default);
  const names = normalizedSet(lists.capitalized);
  const space = ["ja", "th", "zh"].includes(language) ? "" : " ";
  const messages = read(language, "sentences/test.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  const judged = messages.map((message) => {
    const letter = readLetter(textOf(message, space), lists);
    const margins = model.margins(letter.sentences.map((sentence) => modelWords(sentence, letter, names)));
    return {
      found: labels.map((_, label) => margins.some((row) => row[label] > 0)),
      there: labels.map((label) => message.sentences.some(([, own]) => own.includes(label))),
    };
  });
  const count = (label, isCounted) =>
    judged.filter(({ found, there }) => isCounted(found[label], there[label])).length;
  const of = (name) => labels.indexOf(name);
  const guidelines = Object.keys(figures.guidelines).map((name) => {
    return [name, { accuracy: share(count(of(name), (found, there) => found === there), judged.length) }];
  });
  const faults = Object.keys(figures.faults).map((name) => {
    const right = count(of(name), (found, there) => found && there);
    const [found, there] = [count(of(name), (found) => found), count(of(name), (_, there) => there)];
    return [name, { precision: share(right, found), recall: share(right, there) }];
  });
  const [byGuideline, byFault] = [guidelines, faults].map(Object.fromEntries);
  return { letters: judged.length, guidelines: byGuideline, faults: byFault };
}

for (const language of languagesWith("model")) {
  test(`the model of ${language} is as good as it says`, async () => {
    const model = JSON.parse(read(language, "model.json"));
    const found = await figuresOf(language, model);
    assert.equal(found.letters, model.figures.letters);
    for (const kind of ["guidelines", "faults"]) {
      for (const [name, figures] of Object.entries(model.figures[kind])) {
        for (const [figure, said] of Object.entries(figures)) {
          const is = found[kind][name][figure];
          assert.ok(Math.abs(is - said) <= TOLERANCE, `${name}: ${figure} is ${is}, not ${said}`);
        }
      }
    }
  });
}
