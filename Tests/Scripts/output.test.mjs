/** What leaves the form: dates and times written out, and calendar files. */

import assert from "node:assert/strict";
import test from "node:test";
import { asset } from "./site.mjs";

const { fitted, written } = await asset("letter-fields.js");
const { wordsLoaded } = await asset("words.js");
const { reminder } = await asset("letter-output.js");

test("dates and times are written out, wherever the reader is", () => {
  for (const zone of ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]) {
    process.env.TZ = zone;
    assert.equal(written({ type: "date" }, "2026-12-03"), "December 3, 2026");
    assert.equal(written({ type: "time" }, "14:00"), "2:00 PM");
    assert.equal(written({ type: "time" }, "00:05"), "12:05 AM");
  }
  for (const type of ["date", "time"]) assert.equal(written({ type }, "nonsense"), "");
  assert.equal(written({ type: "date" }), "");
});

test("text loses the space around it, and an address keeps its lines", () => {
  assert.equal(written({ type: "text" }, "  Sam \t Rivera "), "Sam Rivera");
  assert.equal(
    written({ type: "multiline" }, "48 Alder Street\n\n Portland, ME 04101 "),
    "48 Alder Street\nPortland, ME 04101",
  );
});

const fitting = [
  ["Dear ", "Ms. Okafor,", ",", "Ms. Okafor"],
  ["Dear ", "Ms. Okafor ", ",", "Ms. Okafor"],
  ["about ", "your rosters.", ", which", "your rosters"],
  ["at ", "Harbor & Pine Inc.", ", which", "Harbor & Pine Inc."],
  ["at ", "Harbor & Pine Inc.", ".", "Harbor & Pine Inc"],
  ["at ", "2 p.m.", " on", "2 p.m."],
  ["for the ", "a Registered Nurse role", " role interviews", "Registered Nurse"],
  ["for the ", "Registered Nurse position", " role", "Registered Nurse"],
  ["for your ", "The Analyst", " opening", "Analyst"],
  ["about ", "the analyst", " today", "the analyst"],
  ["", "Sam Rivera,", "", "Sam Rivera"],
  ["a ", "role", " role", "role"],
  ["for the ", "a", " role", "a"],
  ["the ", "C++ (senior)", " role", "C++ (senior)"],
  ["to ", "[brackets|and\\", ".", "[brackets|and\\"],
];

test("what is typed does not double what the letter says around it", async () => {
  await wordsLoaded;
  for (const [before, text, after, wanted] of fitting) {
    const blank = { previousSibling: { textContent: before }, nextSibling: { textContent: after } };
    assert.equal(fitted(text, blank), wanted);
  }
  assert.equal(fitted("Sam,", { previousSibling: null, nextSibling: null }), "Sam");
  assert.equal(fitted("", { previousSibling: null, nextSibling: null }), "");
});

test("a calendar file is sound (RFC 5545), with one event of tomorrow at nine", () => {
  const title = `Grüße, 🙂; ${"é🙂".repeat(60)}${"a".repeat(200)}\\`;
  const daysAhead = [tomorrow()];
  const file = reminder(title, "one\ntwo");
  // It may have become midnight meanwhile.
  daysAhead.push(tomorrow());
  const octets = (text) => new TextEncoder().encode(text).length;
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.equal(file.replaceAll("\r\n", "").match(/[\r\n]/), null);
  for (const line of file.split("\r\n")) assert.ok(octets(line) <= 75, line);
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  assert.ok(lines.includes(`SUMMARY:Grüße\\, 🙂\\; ${"é🙂".repeat(60)}${"a".repeat(200)}\\\\`));
  assert.ok(lines.includes("DESCRIPTION:one\\ntwo"));
  assert.ok(daysAhead.some((day) => lines.includes(`DTSTART:${day}T090000`)));
  for (const pattern of [/^DTSTAMP:\d{8}T\d{6}Z$/, /^UID:(\d+-){3}\d+@letters\.example$/]) {
    assert.equal(lines.filter((line) => pattern.test(line)).length, 1, `${pattern}`);
  }
  assert.equal(lines.filter((line) => line.startsWith("BEGIN:VEVENT")).length, 1);
});

/** As `20261128`, by the clock of the place. */
function tomorrow() {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => `${part}`.padStart(2, "0"))
    .join("");
}
