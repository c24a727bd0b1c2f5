// Prints what the theme's own scripts make of texts, so that a model is trained on what it will be given.
//
//   node features.mjs ASSETS < {"lists": …, "buckets": …, "sentences": […]}  the features of each sentence
//   node features.mjs ASSETS < {"lists": …, "buckets": …, "letters": […]}    the sentences of each letter
//   node features.mjs ASSETS < {"lists": …, "phrases": […]}                  the words of each phrase
//
// With "classes" the features are also those of the classes of words.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const assets = pathToFileURL(`${process.argv[2]}/`);
const { readLetter, modelWords, normalizedSet } = await import(new URL("letter-text.js", assets));
const { featureBuckets } = await import(new URL("hashed-features.js", assets));
const { WordClasses } = await import(new URL("word-classes.js", assets));

const { lists, buckets, classes = {}, sentences, letters, phrases } = JSON.parse(readFileSync(0, "utf8"));
const names = normalizedSet(lists.capitalized);
const wordClasses = new WordClasses(classes);
const features = (sentence, letter) => [
  ...featureBuckets(modelWords(sentence, letter, names), buckets, wordClasses),
];

/** A sentence by itself has no frame and nothing that is set apart. */
function ofSentence(text, read = features) {
  const letter = readLetter(text, { ...lists, greeting: {}, signOff: {}, subject: {}, setAside: {} });
  return read({ first: 0, end: letter.tokens.length }, letter);
}

function ofPhrase(text) {
  return ofSentence(text, (sentence, letter) => modelWords(sentence, letter, names));
}

function ofLetter(text) {
  const letter = readLetter(text, lists);
  return letter.sentences.map((sentence) => ({
    span: [letter.tokens[sentence.first].start, letter.tokens[sentence.end - 1].end],
    features: features(sentence, letter),
  }));
}

const found = phrases?.map(ofPhrase) ?? sentences?.map((text) => ofSentence(text)) ?? letters.map(ofLetter);
process.stdout.write(JSON.stringify(found));
