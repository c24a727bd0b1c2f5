/** What is searched and filtered for is found, and counted, in the letters of the real site. */

import assert from "node:assert/strict";
import test from "node:test";
import { Random } from "./random.mjs";
import { asset, letters } from "./site.mjs";

const { letterTable, letterCards } = await asset("letter-table.js");
const { letterFilter, facetNames } = await asset("letter-filter.js");
const { searchLetters } = await asset("letter-search.js");
const { usualLetter } = await asset("usual-letter.js");
const table = await letterTable();
const filter = letterFilter(table);

/** What a letter is found by, as its own data have it. */
const values = letters.map((letter) => ({
  ...letter,
  guideline: new Set(letter.paragraphs.flat().flatMap(({ roles }) => roles)),
}));

/** Whether a letter has these values, looked up the plainest way there is. */
function has(letter, asked) {
  return Object.entries(asked).every(([facet, value]) => (
    facet === "guideline" ? letter.guideline.has(value) : letter[facet] === value
  ));
}

function numbersOf(asked) {
  return values.flatMap((letter, number) => (has(letter, asked) ? [number] : []));
}

/** Words as the reader sees them: without accents, case and punctuation. */
function words(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const texts = letters.map(({ title, summary, sent }) => ({
  title: words(title),
  all: words(`${title} ${summary} ${sent}`),
}));

/** 2 for each letter with the beginnings of all words in its title, 1 for one with them somewhere. */
function ranks(query) {
  const asked = words(query);
  const hasAll = (found) => asked.every((word) => found.some((other) => other.startsWith(word)));
  return texts.map(({ title, all }) => (hasAll(title) ? 2 : hasAll(all) ? 1 : 0));
}

test("the table has the values of every letter, and the cards what lists show", async () => {
  assert.equal(table.total, letters.length);
  const cards = await letterCards([...letters.keys()], table);
  for (const [number, letter] of letters.entries()) {
    for (const facet of ["stage", "reason", "channel", "tone", "relationship"]) {
      assert.equal(table.facets[facet][table.columns[facet][number]].id, letter[facet]);
    }
    const { id, title, summary } = cards[number];
    assert.deepEqual({ id, title, summary }, { id: letter.id, title: letter.title, summary: letter.summary });
  }
});

test("a filter leaves the letters that have all its values, in reading order", () => {
  const random = new Random(1);
  for (let round = 0; round < 500; round++) {
    const asked = {};
    for (let more = random.below(4); more >= 0; more--) {
      const facet = random.of(facetNames);
      asked[facet] = random.of(table.facets[facet]).id;
    }
    if (asked.guideline === "follow-up") delete asked.guideline;
    const { found, counts } = filter(asked);
    assert.deepEqual(found, numbersOf(asked), JSON.stringify(asked));
    // Each option says how many letters it would leave with all else as it is.
    for (const facet of ["stage", "reason", "channel", "tone", "relationship"]) {
      const { [facet]: _, ...others } = asked;
      for (const { id } of table.facets[facet]) {
        assert.equal(counts[facet].get(id), numbersOf({ ...others, [facet]: id }).length);
      }
      assert.equal(counts[facet].get(""), numbersOf(others).length);
    }
  }
});

test("a value that does not exist filters nothing out or everything, and never fails", () => {
  for (const value of ["__proto__", "constructor", "no-such-stage", "<img>"]) {
    assert.deepEqual(filter({ stage: value }).found, []);
  }
});

test("a search finds each letter that has the beginnings of all words", async () => {
  const random = new Random(2);
  const known = [...new Set(texts.flatMap(({ all }) => all))];
  const queries = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + random.below(3) }, () => {
      const word = random.of(known);
      return word.slice(0, 1 + random.below(word.length));
    }).join(" "));
  for (const query of [...queries, "zebra", "I'm sorry", "thank you for the interview", "nterview"]) {
    assert.deepEqual([...await searchLetters(query, table)], ranks(query), query);
  }
});

test("case, accents, apostrophes and spaces make no difference", async () => {
  const plain = [...await searchLetters("missed", table)];
  for (const query of ["MISSED", "míssed", "  missed  "]) {
    assert.deepEqual([...await searchLetters(query, table)], plain);
  }
  const straight = [...await searchLetters("recipient's", table)];
  assert.ok(straight.some(Boolean));
  assert.deepEqual([...await searchLetters("recipient\u2019s", table)], straight);
});

test("names that mean something to scripts are words like others", async () => {
  for (const query of ["constructor", "__proto__", "toString hasOwnProperty"]) {
    assert.deepEqual([...await searchLetters(query, table)], ranks(query), query);
  }
  assert.equal(await searchLetters("!!!", table), undefined);
});

test("the usual letter of a case is said as most letters at that stage are", () => {
  const aim = (number) => table.columns.aim[number];
  const cases = Map.groupBy(
    letters.keys(),
    (number) => `${aim(number)} ${letters[number].stage} ${letters[number].reason}`,
  );
  for (const numbers of cases.values()) {
    const peers = [...letters.keys()].filter((number) => (
      aim(number) === aim(numbers[0]) && letters[number].stage === letters[numbers[0]].stage
    ));
    let left = numbers;
    for (const facet of ["channel", "tone", "relationship"]) {
      const share = (number) =>
        peers.filter((peer) => letters[peer][facet] === letters[number][facet]).length;
      const most = Math.max(...left.map(share));
      left = left.filter((number) => share(number) === most);
    }
    assert.ok(left.includes(usualLetter(numbers, table)));
  }
});
