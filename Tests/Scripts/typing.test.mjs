/** What is typed in a letter: when the tab keeps it, and that no key waits for that. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

/** The tab's storage, as pages have it, and how often it is written to. */
const stored = new Map();
let writes = 0;
globalThis.sessionStorage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, text) => {
    stored.set(key, text);
    writes += 1;
  },
  removeItem: (key) => stored.delete(key),
};
globalThis.history = { state: null, replaceState: () => {} };
Object.assign(globalThis.location, { search: "", hash: "" });
const listeners = {};
globalThis.addEventListener = (name, listener) => (listeners[name] ??= []).push(listener);
globalThis.document.addEventListener = globalThis.addEventListener;

const { LetterState } = await asset("letter-state.js");
const { ROOT } = await asset("tab-storage.js");
const TYPED = `letters ${ROOT.pathname} `;

function leave(name) {
  for (const listener of listeners[name]) listener({ persisted: false });
}

function kept() {
  return JSON.parse(stored.get(TYPED) ?? "{}");
}

test("a key writes nothing to storage, a pause does, once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const state = new LetterState(() => true);
  writes = 0;
  for (const sender of ["S", "Sa", "Sam"]) state.change("sender", { sender });
  assert.equal(writes, 0);
  assert.equal(state.typed.sender, "Sam");
  t.mock.timers.tick(1000);
  assert.equal(writes, 1);
  assert.deepEqual(kept(), { sender: "Sam" });
});

for (const way of ["pagehide", "visibilitychange"]) {
  test(`what is typed is kept at once at a ${way}`, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const state = new LetterState(() => true);
    state.change("role", { role: way });
    leave(way);
    assert.equal(kept().role, way);
  });
}

test("a choice is kept at once, with what was typed before it", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const state = new LetterState(() => true);
  state.change("role", { role: "Analyst" });
  state.change(null, {}, { s1: "out" });
  assert.equal(kept().role, "Analyst");
});

test("what is erased while a key is still to be kept stays erased", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const state = new LetterState(() => true);
  state.change("role", { role: "Analyst" });
  stored.clear();
  state.clear();
  t.mock.timers.tick(1000);
  leave("pagehide");
  assert.deepEqual(state.typed, {});
  assert.equal(stored.get(TYPED), undefined);
});

test("what another letter of the tab was told meanwhile loses no key", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const state = new LetterState(() => true);
  state.change("role", { role: "Designer" });
  state.refresh();
  assert.equal(state.typed.role, "Designer");
});
