/** What of an address is taken for a choice. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

const { isChoiceOfComposer, isChoiceOfLetter } = await asset("choice-keys.js");

test("of facets and wordings only what may be a value is taken, of sentences and subjects only ids", () => {
  for (
    const one of [["stage", "invited"], ["reason", "__proto__x"], ["tone", ""], ["wording", "12"], [
      "wording",
      "x",
    ], ["s1", "a"]]
  ) {
    assert.equal(
      isChoiceOfComposer(...one),
      ["stage invited", "wording 12"].includes(one.join(" ")),
      one.join("="),
    );
  }
  for (
    const one of [["s1", "out"], ["s123", "out"], ["subject", "2"], ["subject", "0"], ["s1", "<img>"], [
      "stage",
      "x",
    ]]
  ) {
    assert.equal(isChoiceOfLetter(...one), ["s1 out", "subject 2"].includes(one.join(" ")), one.join("="));
  }
});
