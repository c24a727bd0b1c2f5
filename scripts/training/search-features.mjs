// Prints what the search makes of texts, so that its model is trained on what it will be given.
//
//   node search-features.mjs ASSETS < {"language": "en", "buckets": …, "texts": […]}
//
// prints the features of each text.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { language, buckets, texts } = JSON.parse(readFileSync(0, "utf8"));
globalThis.document = { documentElement: { lang: language } };
const assets = pathToFileURL(`${process.argv[2]}/`);
const { featureBuckets } = await import(new URL("hashed-features.js", assets));
const { wordsOf } = await import(new URL("search-query.js", assets));

const found = texts.map((text) => [...featureBuckets(wordsOf(text).map(({ stem }) => stem), buckets)]);
process.stdout.write(JSON.stringify(found));
