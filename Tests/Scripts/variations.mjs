/**
 * Writes thousands of letters, each a real one changed at random, with what the check of the site finds in
 * them: one vector a line, for CheckTests.swift, which holds the check in Swift to the same.
 *
 *   SITE=folder node variations.mjs FILE [COUNT] [SEED]
 */

import { readFileSync, writeFileSync } from "node:fs";
import { outcome } from "./engine.mjs";
import { Random } from "./random.mjs";
import { letters } from "./site.mjs";

const [file, count = "4000", seed = "1"] = process.argv.slice(2);
const random = new Random(Number(seed));
const vectors = JSON.parse(readFileSync(new URL("../Vectors/etiquette.json", import.meta.url), "utf8"));
const texts = [...letters.map(({ sent }) => sent), ...vectors.map(({ text }) => text).filter(Boolean)];
const sentences = texts.flatMap((text) => text.match(/[^.!?\n]+[.!?\n]*/g) ?? []);
const words = texts.flatMap((text) => text.split(/\s+/)).filter(Boolean);

/** What text is made of when it is not made of English words. */
const oddities = [
  " ",
  "  ",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "\u00a0",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2028",
  "\ufeff",
  "\0",
  "\u0301",
  ".",
  "...",
  "…",
  "!",
  "!!",
  "?!",
  ",",
  ";",
  ":",
  "-",
  "–",
  "—",
  "'",
  "’",
  '"',
  "“",
  "”",
  "[",
  "]",
  "[x]",
  "[[",
  "{",
  "}",
  "(",
  ")",
  "<b>",
  "&amp;",
  "*",
  "_",
  "#",
  "/",
  "@",
  "1",
  "1,000",
  "2:00 PM",
  "$90k",
  "e.g. ",
  "Mr. ",
  "a.m. ",
  "Ä",
  "ß",
  "ẞ",
  "İ",
  "ı",
  "ﬁ",
  "é",
  "e\u0301",
  "ς",
  "Σ",
  "שלום",
  "مرحبا",
  "日本語",
  "ไทย",
  "😀",
  "👩‍👩‍👧‍👦",
  "🇩🇪",
  "☎",
  "©",
  // Brackets that open what the next one closes otherwise.
  "{[x]",
  "[{x}",
  "{{x}",
  "[1]",
  "{1}[x]",
  "__[x]",
  "[]{x}",
  "ALL CAPITALS",
  "https://a.example/?b=c",
  "sam@mail.example",
  "constructor",
  "__proto__",
  "Best,",
  "Dear ",
  "P.S. ",
];

const changes = [
  (text) => replaced(text, random.of(sentences)),
  (text) => replaced(text, ""),
  (text) => replaced(text, ` ${random.of(words)} `),
  (text) => inserted(text, random.of(oddities)),
  (text) => inserted(text, random.of(oddities).repeat(1 + random.below(4))),
  (text) => inserted(text, ` ${random.of(sentences)} `),
  (text) => inserted(text, random.of(words)),
  (text) => text.slice(0, place(text)),
  (text) => text.slice(place(text)),
  (text) => `${text}\n\n${random.of(texts)}`,
  (text) => text.split("\n\n").sort(() => random.next() - 0.5).join("\n\n"),
  (text) => text.replaceAll("\n", random.of(["\r\n", "\n\n", " ", "\r"])),
  (text) => text.replace(/\[[^\]]*\]/g, () => random.of(words)),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize(random.of(["NFD", "NFKD"])),
  (text) => text.replaceAll("'", "\u2019"),
  (text) => (random.oneIn(40) ? text.repeat(30) : text),
];

/** An offset that cuts no character in two. */
function place(text) {
  const at = random.below(text.length + 1);
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at;
}

function inserted(text, more) {
  const at = place(text);
  return text.slice(0, at) + more + text.slice(at);
}

/** The text with another piece instead of one of its sentences. */
function replaced(text, other) {
  const parts = text.split(/(?<=[.!?]\s)/);
  parts[random.below(parts.length)] = other;
  return parts.join("");
}

function context() {
  const { stage, channel, tone, subjects } = random.of(letters);
  return {
    ...(random.oneIn(5) ? {} : { stage, channel, tone }),
    ...(random.oneIn(3)
      ? { subject: random.of([random.of(subjects) ?? "", random.of(words), random.of(oddities)]) }
      : {}),
    ...(random.oneIn(6) ? { aim: random.of(["decline", "ask", "reschedule", "accept"]) } : {}),
    ...(random.oneIn(6)
      ? { expects: { [random.of(["regret", "alternatives", "explain"])]: random.of(["none", "optional"]) } }
      : {}),
  };
}

const lines = Array.from({ length: Number(count) }, (_, number) => {
  let text = random.of(texts);
  for (let step = random.below(5); step >= 0; step--) text = random.of(changes)(text);
  // Swift's strings are Unicode: half a character has no place in them.
  text = text.toWellFormed();
  const told = context();
  return JSON.stringify({
    name: `variation ${number} of seed ${seed}`,
    text,
    context: told,
    expected: outcome(text, told),
  });
});
writeFileSync(file, lines.join("\n"));
