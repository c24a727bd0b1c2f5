/** What is typed and chosen on a letter: taken from storage and addresses, kept, and taken back. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

const stored = new Map();
globalThis.sessionStorage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, text) => stored.set(key, text),
  removeItem: (key) => stored.delete(key),
};
globalThis.history = {
  state: null,
  replaceState(state) {
    this.state = state;
  },
};
const { LetterState } = await asset("letter-state.js");
const { ROOT } = await asset("tab-storage.js");
const TYPED = `letters ${ROOT.pathname} `;
const PAGE = "https://letters.example/letters/no/";

/** The state of a letter with two sentences to choose for, in a tab that holds `typed`. */
function opened({ typed, address = "" } = {}) {
  stored.clear();
  if (typed !== undefined) stored.set(TYPED, typed);
  history.state = null;
  const { href, hash, search } = new URL(`${PAGE}${address}`);
  Object.assign(location, { href, hash, search });
  const choices = new Map([["s0", ["out", "other"]], ["s1", ["out", "other"]]]);
  return new LetterState((key, choice) => Boolean(choices.get(key)?.includes(choice)));
}

test("what was spoiled in storage is as good as none", () => {
  for (
    const spoiled of [
      "5",
      "null",
      "{",
      '"text"',
      '{"role": 7}',
      '{"@no": {}}',
      JSON.stringify({ role: "x".repeat(100_001) }),
    ]
  ) {
    const { typed } = opened({ typed: spoiled });
    assert.deepEqual([typed.role, typed["@no"]], [undefined, undefined], spoiled.slice(0, 40));
  }
  const { typed } = opened({ typed: '{"sender": "Sam", "role": 7, "__proto__": {"x": 1}}' });
  assert.deepEqual(Object.entries(typed), [["sender", "Sam"]]);
  assert.equal(typed.x, undefined);
});

test("of an address only choices that the letter has are taken, behind ? as well as behind #", () => {
  assert.deepEqual(
    opened({ address: "#s0=out&s1=nonsense&s99=out&role=Evil&constructor=out&__proto__=out" }).chosen,
    {
      s0: "out",
    },
  );
  assert.deepEqual(opened({ address: "?s0=other#s1=out" }).chosen, { s0: "other", s1: "out" });
  for (const address of ["#write", "#%E0%A4%A", "#s0=%00", "?<script>", `#s1=${"x".repeat(5000)}`]) {
    assert.deepEqual(opened({ address }).chosen, {}, address.slice(0, 40));
  }
});

test("keys of one field are one step, each choice is another, and each is taken back", () => {
  const state = opened();
  state.change("role", { role: "W" });
  state.change("role", { role: "Welder" });
  state.change(null, {}, { s0: "out" });
  state.change(null, {}, { s0: "other" });
  state.undo();
  assert.deepEqual(state.chosen, { s0: "out" });
  state.undo();
  assert.deepEqual([state.typed, state.chosen], [{ role: "Welder" }, {}]);
  state.undo();
  assert.deepEqual({ ...state.typed }, {});
  assert.equal(state.canUndo, false);
});

test("a link has what is chosen and nothing of what was typed; the tab keeps what was typed", () => {
  const state = opened({ address: "#write" });
  state.change("sender", { sender: "Sam Rivera" });
  state.change(null, {}, { s1: "out" });
  assert.equal(state.link, `${PAGE}#s1=out`);
  assert.deepEqual(JSON.parse(stored.get(TYPED)), { sender: "Sam Rivera" });
  state.change(null, { sender: "" });
  assert.equal(stored.has(TYPED), false, "an empty form keeps nothing");
});

test("a key is kept without a look at the history, which is slow, and a choice is noted there", () => {
  const state = opened();
  const { chosen } = state;
  const descriptor = Object.getOwnPropertyDescriptor(history, "state");
  Object.defineProperty(history, "state", {
    configurable: true,
    get: () => assert.fail("looked at"),
    set: () => {},
  });
  state.change("role", { role: "N" });
  state.change("role", { role: "Nu" });
  Object.defineProperty(history, "state", descriptor);
  // What depends on the choices sees that there is no other.
  assert.equal(state.chosen, chosen);
  assert.equal(state.typed.role, "Nu");
  state.change(null, {}, { s0: "out" });
  assert.deepEqual(history.state.chosen, { s0: "out" });
});
