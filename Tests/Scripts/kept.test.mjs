/** The letters that a device keeps when it is asked to: for how long, and what does not get in. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

const { DAYS, KeptLetters } = await asset("kept-letters.js");
const { KEPT: KEY, FORMERLY_KEPT } = await asset("tab-storage.js");
const DAY = 24 * 60 * 60 * 1000;

/** A device with its clock, which the test sets. */
class Device {
  now = Date.UTC(2026, 10, 1);
  stored = new Map();
  storage = {
    getItem: (key) => this.stored.get(key) ?? null,
    setItem: (key, text) => this.stored.set(key, text),
    removeItem: (key) => this.stored.delete(key),
  };
  letters = new KeptLetters(() => this.storage, () => this.now);

  put(stored) {
    this.stored.set(KEY, typeof stored === "string" ? stored : JSON.stringify(stored));
  }
}

function letter(name, typed = { sender: "Sam Rivera" }) {
  return { id: `write/#reason=${name}`, title: name, address: `write/#reason=${name}`, typed };
}

test("nothing is stored until a letter is kept, and nothing is left when all are erased", () => {
  const { letters, stored } = new Device();
  assert.deepEqual(letters.all, []);
  assert.equal(stored.size, 0);
  assert.ok(letters.keep(letter("pay")));
  assert.ok(letters.keep(letter("fit")));
  assert.deepEqual([...stored.keys()], [KEY]);
  letters.erase(letter("pay"));
  assert.deepEqual(letters.all.map(({ title }) => title), ["fit"]);
  letters.erase(letter("fit"));
  assert.equal(stored.size, 0);
  letters.keep(letter("pay"));
  letters.eraseAll();
  assert.equal(stored.size, 0);
});

test("a letter is erased by itself 30 days after its last change", () => {
  const device = new Device();
  device.letters.keep(letter("pay"));
  device.now += (DAYS - 1) * DAY;
  assert.equal(device.letters.all.length, 1);
  assert.equal(+device.letters.until(device.letters.all[0]), device.now + DAY);
  device.letters.keep(letter("pay", { sender: "Sam" }));
  device.now += DAYS * DAY - 1;
  assert.deepEqual(device.letters.all.map(({ typed }) => typed), [{ sender: "Sam" }]);
  device.now += 1;
  assert.deepEqual(device.letters.all, []);
  assert.equal(device.stored.size, 0, "it is gone from the device, and not only from the list");
});

test("a letter whose address is in another script is kept", () => {
  const { letters } = new Device();
  const address = `ja/letters/${encodeURIComponent("一次面接後-他社に内定")}/#tone=warm`;
  assert.ok(letters.keep({ ...letter("pay"), address }));
  assert.deepEqual(letters.all.map((kept) => kept.address), [address]);
});

test("the newest comes first, and of very many the oldest go", () => {
  const device = new Device();
  for (let number = 0; number < 60; number++) {
    device.now += 1000;
    device.letters.keep(letter(`${number}`));
  }
  const titles = device.letters.all.map(({ title }) => title);
  assert.equal(titles[0], "59");
  assert.equal(titles.length, 40);
});

test("letters of two editions at one address from its home page are two", () => {
  const { letters } = new Device();
  const german = { ...letter("pay"), id: "de/write/#reason=pay", title: "Gehalt", lang: "de" };
  letters.keep({ ...letter("pay"), lang: "en" });
  letters.keep(german);
  letters.erase(german);
  assert.deepEqual(letters.all.map(({ lang }) => lang), ["en"]);
});

test("what was kept before sites of one host were told apart, and without its language, is kept on", () => {
  const device = new Device();
  const { letters, stored } = device;
  letters.keep({ ...letter("fit"), lang: "en" });
  const former = { ...letter("pay"), at: device.now };
  stored.set(FORMERLY_KEPT, JSON.stringify([former, { ...former, at: 0 }]));
  assert.deepEqual(letters.all.map(({ title }) => title), ["fit", "pay"]);
  assert.deepEqual([...stored.keys()], [KEY]);
  const german = { ...former, id: "de/write/#reason=pay", title: "Gehalt", lang: "de" };
  assert.equal(letters.find(german), undefined, "it is called otherwise in that edition");
  assert.deepEqual(letters.find({ ...german, title: "pay" }), former);
  letters.keep({ ...german, title: "pay" });
  assert.deepEqual(letters.all.map(({ id }) => id), [german.id, letter("fit").id]);
});

test("a clock that was wrong keeps no letter for ever", () => {
  const device = new Device();
  device.letters.keep(letter("pay"));
  device.now -= 400 * DAY;
  assert.deepEqual(device.letters.all, []);
});

test("what was spoiled in storage, or leads elsewhere, is not shown", () => {
  const device = new Device();
  const good = { ...letter("pay"), at: device.now };
  for (
    const spoiled of [
      "no JSON",
      "null",
      "{}",
      "7",
      [null],
      [{ ...good, address: "https://elsewhere.example/" }],
      [{ ...good, address: "//elsewhere.example/" }],
      [{ ...good, address: "javascript:alert(1)" }],
      [{ ...good, address: "../../" }],
      [{ ...good, address: "%2e%2e/%2E%2E/" }],
      [{ ...good, lang: 7 }],
      [{ ...good, at: "yesterday" }],
      [{ ...good, typed: { sender: 7 } }],
      [{ ...good, typed: { sender: "x".repeat(200_000) } }],
    ]
  ) {
    device.put(spoiled);
    assert.deepEqual(device.letters.all, [], JSON.stringify(spoiled).slice(0, 100));
  }
  const isKept = device.letters.keep({ ...good, address: "../../" });
  assert.equal(isKept, false, "what would not be shown is not said to be kept");
  device.put([{ broken: true }, good]);
  assert.deepEqual(device.letters.all, [good]);
});

test("where storage refuses, nothing is kept, and that is said", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  const letters = new KeptLetters(refuse, () => 0);
  assert.equal(letters.keep(letter("pay")), false);
  assert.deepEqual(letters.all, []);
  letters.eraseAll();
  const full = new KeptLetters(() => ({ getItem: () => null, setItem: refuse }), () => 0);
  assert.equal(full.keep(letter("pay")), false);
});
