/** How much can be said of the reason, whatever the guidelines of a site are called. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

document.querySelector = () => ({ dataset: { refusalRole: "no", reasonRole: "why" } });
const { lengthOf } = await asset("plain-text.js");
const { OUT, levels, readSentences } = await asset("letter-sentences.js");

function sentence(key, role, text, ...others) {
  return { key, options: [{ id: "", text, role }, ...others] };
}

const out = { id: OUT, text: "", role: "" };
const short = { id: "short", text: "It is too far.", role: "why" };
const long = "My sister marries on that day as well, three hours north of you and your guests.";

test("a reason can be left out, shortened and told, by the guideline that the page names", () => {
  const sentences = [
    sentence("s0", "thank", "Thank you."),
    sentence("s1", "why", long, short, out),
    sentence("s2", "no", "We cannot come."),
  ];
  assert.deepEqual(levels(sentences).map(({ name, choices }) => [name, choices.s1]), [
    ["None", OUT],
    ["Clause", "short"],
    ["More", ""],
  ]);
});

test("a text is measured in words", () => {
  assert.equal(lengthOf("Thank you – and\nso long."), 5);
});

test("without a sentence of that guideline there is nothing to choose", () => {
  const explained = { ...short, role: "explain" };
  assert.deepEqual(levels([sentence("s0", "explain", long, explained, out)]), []);
});

test("what is offered begins small after the comma of a greeting, and else with a capital", () => {
  const part = (text, role) => ({ dataset: { role }, childNodes: [{ textContent: text }] });
  const letter = [part("Guten Tag,", "greet"), part("danke.", "thank"), part("Ich komme nicht.", "no")];
  const phrases = { thank: [part("vielen Dank.")], no: [part("leider nein.")], greet: [] };
  const article = {
    querySelectorAll: (query) =>
      query === ".sentence" ? letter : phrases[query.match(/guideline="([^"]*)"/)[1]] ?? [],
  };
  const offered = readSentences(article).slice(1).map(({ options }) => options[1].text);
  assert.deepEqual(offered, ["vielen Dank.", "Leider nein."]);
});
