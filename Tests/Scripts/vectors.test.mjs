/** The check of the site finds what the vectors say, as the one in Swift does (CheckTests.swift). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { outcome, result } from "./engine.mjs";

const vectors = JSON.parse(readFileSync(new URL("../Vectors/etiquette.json", import.meta.url), "utf8"));

for (const { name, text, repeat, context, expected, advice } of vectors) {
  const whole = text ?? repeat.text.repeat(repeat.times);

  test(`finds what the vector says: ${name}`, () => {
    assert.deepEqual(outcome(whole, context), expected);
    const { guidelines } = result(whole, context);
    for (const [id, start] of Object.entries(advice ?? {})) {
      assert.ok(guidelines.find((finding) => finding.id === id).advice.startsWith(start));
    }
  });

  test(`says something wherever points are lost: ${name}`, () => {
    const { guidelines, flags } = result(whole, context);
    for (const { advice, earned, possible } of guidelines) assert.ok(advice || earned === possible);
    for (const { advice } of flags) assert.ok(advice);
  });
}
