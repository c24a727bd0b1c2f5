/** What is measured in words, in a script that has no spaces. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

document.body.dataset.unspaced = "";
document.querySelector = () => ({ dataset: { refusalRole: "no", reasonRole: "why" } });
const { lengthOf } = await asset("plain-text.js");
const { OUT, levels } = await asset("letter-sentences.js");

test("two characters are taken for a word", () => {
  assert.equal(lengthOf("お電話 ありがとうございます。"), 6.5);
});

test("a reason of several clauses is more than one", () => {
  const long = "別の会社から内定をいただき、家族とも相談のうえ、そちらにお世話になることを決めました。";
  const options = [
    { id: "", text: long, role: "why" },
    { id: "short", text: "都合がつかなくなりました。", role: "why" },
    { id: OUT, text: "", role: "" },
  ];
  assert.deepEqual(levels([{ key: "s0", options }]).map(({ name, choices }) => [name, choices.s0]), [
    ["None", OUT],
    ["Clause", "short"],
    ["More", ""],
  ]);
});
