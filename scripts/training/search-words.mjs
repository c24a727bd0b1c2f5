// Prints the words of texts as the search reads them, without those that say nothing, each with its stem.
//
//   node search-words.mjs ASSETS < {"language": "en", "texts": […]}
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { language, texts } = JSON.parse(readFileSync(0, "utf8"));
globalThis.document = { documentElement: { lang: language } };
const { wordsOf, stemOf } = await import(new URL("search-query.js", pathToFileURL(`${process.argv[2]}/`)));

const telling = (text) => wordsOf(text).filter(({ isEmpty }) => !isEmpty);
const found = texts.map((text) => telling(text).map(({ word }) => [word, stemOf(word)]));
process.stdout.write(JSON.stringify(found));
