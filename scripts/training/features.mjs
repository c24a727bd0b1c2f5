// Prints what the theme's own scripts make of texts, so that a model is trained on what it will be given.
//
//   node features.mjs ASSETS < {"lists": …, "buckets": …, "sentences": […]}  the features of each sentence
//   node features.mjs ASSETS < {"lists": …, "buckets": …, "letters": […]}    the sentences of each letter
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const assets = pathToFileURL(`${process.argv[2]}/`);
const { readLetter, modelWords, normalizedSet } = await import(new URL("letter-text.js", assets));
const { featureBuckets } = await import(new URL("hashed-features.js", assets));

const { lists, buckets, sentences, letters } = JSON.parse(readFileSync(0, "utf8"));
const names = normalizedSet(lists.capitalized);
const features = (sentence, letter) => [...featureBuckets(modelWords(sentence, letter, names), buckets)];

/** A sentence by itself has no frame and nothing that is set apart. */
function ofSentence(text) {
  const letter = readLetter(text, { ...lists, greeting: {}, signOff: {}, subject: {}, setAside: {} });
  return features({ first: 0, end: letter.tokens.length }, letter);
}

function ofLetter(text) {
  const letter = readLetter(text, lists);
  return letter.sentences.map((sentence) => ({
    span: [letter.tokens[sentence.first].start, letter.tokens[sentence.end - 1].end],
    features: features(sentence, letter),
  }));
}

const found = sentences ? sentences.map(ofSentence) : letters.map(ofLetter);
process.stdout.write(JSON.stringify(found));
