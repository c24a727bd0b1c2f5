/** Blanks whose text follows from an answer that is asked once. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

globalThis.sessionStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
globalThis.history = { state: null, replaceState: () => {} };
Object.assign(globalThis.location, { search: "", hash: "" });

const { askedFor, typedFor } = await asset("field-forms.js");

const fields = {
  recipient: { type: "text" },
  address: { type: "select", options: { ms: "Ms.", team: "the team" } },
  dear: {
    type: "forms",
    chosenBy: "address",
    forms: { ms: "Dear Ms. {recipient}", team: "Dear hiring team" },
  },
};

test("a blank with forms asks for the answer and for the blanks in its texts", () => {
  assert.deepEqual(askedFor("dear", fields), ["address", "recipient"]);
  assert.deepEqual(askedFor("recipient", fields), ["recipient"]);
});

test("it says the form that was chosen once that is whole", () => {
  assert.equal(typedFor("dear", fields, {}), "");
  assert.equal(typedFor("dear", fields, { recipient: "Okafor" }), "");
  assert.equal(typedFor("dear", fields, { address: "ms" }), "");
  assert.equal(typedFor("dear", fields, { address: "ms", recipient: " Okafor " }), "Dear Ms. Okafor");
  assert.equal(typedFor("dear", fields, { address: "team" }), "Dear hiring team");
});

test("a choice is said by its label", () => {
  assert.equal(typedFor("address", fields, { address: "team" }), "the team");
  assert.equal(typedFor("recipient", fields, { recipient: "Okafor" }), "Okafor");
});
