/** Every letter that the composer puts together is put through the check, as it would be sent. */

import assert from "node:assert/strict";
import nodeTest from "node:test";
import { checkIn } from "./engine.mjs";
import { asset, assetIn, languagesWith, lettersIn, read, rootOf } from "./site.mjs";

const { hashOf } = await asset("digest.js");
const { LetterJudge } = await asset("judge-letter.js");

/** What a letter of the gallery has to reach. */
const PASSING = 90;
/**
 * In the second tier the first letter of every combination is looked at, and all wordings of each tenth; in
 * the first, of which this would take a sixth, the first letter of each third. Which these are depends on the
 * names of the choices alone.
 */
const IS_EXTENDED = process.env.SITEGEN_EVERY_LETTER !== undefined;
const SHARE = IS_EXTENDED ? 1 : 3;
const WORDINGS = IS_EXTENDED ? 12 : 1;

/** Whether choices are among one in so many. */
function isOneIn(count, choices) {
  return hashOf(Object.values(choices).join(" ")) % count === 0;
}

/** Pronouns, in a language in which a writer decides between two ways of addressing the reader. */
const PRONOUNS = {
  de: {
    formal: /\b(?:Sie|Ihnen|Ihrem|Ihren|Ihres)\b|\p{Ll},? Ihre?r?\b/u,
    familiar: /\b(?:[Dd](?:u|ich|ir|ein\p{L}*)|[Ee]u(?:ch|er|re\p{L}*)|ihr)\b/u,
  },
};

function named(choices, wording) {
  return `${Object.values(choices).filter(Boolean).join(" ")} ${wording}`;
}

for (const language of languagesWith("composer")) await testsOf(language);

/** @param {string} language of an edition with a composer */
async function testsOf(language) {
  const { Composer } = await assetIn(language, "composer.js");
  const [pool, facets, lists, model] = await Promise.all(
    ["composer", "facets", "etiquette", "model"].map(async (name) =>
      (await asset(`data/${language}/${name}.js`)).default
    ),
  );
  const outcome = await checkIn(language);
  const letters = lettersIn(language);
  const root = rootOf(language);
  const composer = new Composer(pool, facets, lists, model);
  const combinations = [...composer.choices.all()];
  const everything = combinations.filter((choices) => isOneIn(SHARE, choices));
  /** The first letter for each. */
  const first = new Map(everything.map((choices) => [choices, composer.letter(choices)]));
  const test = (name, run) => nodeTest(`${language}: ${name}`, run);

  function filled(text) {
    return text.replace(/\{([^}]+)\}/g, (_, blank) => pool.fields[blank].example);
  }

  /** What is wrong with a letter for these choices. */
  function faults(choices, letter) {
    const text = composer.plainText(letter);
    const subject = letter.subjects[0] && filled(letter.subjects[0]);
    const { score, flags, guidelines, blanks } = outcome(text, {
      ...choices,
      expects: letter.expects,
      subject,
    });
    const isCounted = ({ state }) => state !== "optional" && state !== "notExpected";
    return [
      ...flags.map(({ id }) => id),
      ...guidelines.filter(isCounted).flatMap(({ id, problems }) =>
        problems.map((problem) => `${id} ${problem}`)
      ),
      ...(score < PASSING ? [`${score} points`] : []),
      ...(blanks.length > 0 || /[{}[\]]/.test(text) ? ["a blank is left"] : []),
    ];
  }

  test("every combination that makes sense gives a letter without a fault", (t) => {
    const bad = [];
    for (const choices of everything) {
      for (let wording = 0; wording < (isOneIn(10, choices) ? WORDINGS : 1); wording++) {
        const letter = wording === 0 ? first.get(choices) : composer.letter(choices, wording);
        const found = faults(choices, letter);
        if (found.length > 0) bad.push(`${named(choices, wording)}: ${found}`);
      }
    }
    t.diagnostic(`${everything.length} of ${combinations.length} combinations`);
    assert.ok(combinations.length > 5000);
    assert.deepEqual(bad, []);
  });

  test("no letter gives a reason that was not chosen, or none where one was", () => {
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const gives = letter.paragraphs.flat().some(({ role }) => role.includes("explain"));
      assert.equal(gives, !pool.rules.unsaid.includes(choices.reason), named(choices, 0));
    }
  });

  test("a letter is in one voice, and says nothing twice", () => {
    const { pairs = {}, endings = [], inFull = [] } = pool.rules.contractions ?? {};
    const isFull = new RegExp(`\\b(?:${Object.keys(pairs).join("|") || "$.^"}) \\w`);
    const isContracted = (text) =>
      text.split(/[^\p{L}']+/u).some((word) => endings.some((ending) => word.endsWith(ending)));
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const sentences = letter.paragraphs.flat().filter(({ role }) => !/greet|close/.test(role)).map((
        { text },
      ) => text);
      const text = sentences.join(" ");
      assert.ok(!isContracted(text) || !isFull.test(text), `${named(choices, 0)}: ${text}`);
      if (inFull.includes(choices.tone)) assert.ok(!isContracted(text), text);
      assert.equal(new Set(sentences).size, sentences.length, text);
    }
  });

  test("a letter names the role once, and by the time it refuses it", () => {
    for (const choices of everything) {
      const { id, paragraphs, subjects } = first.get(choices);
      if (id) continue;
      const parts = paragraphs.flat();
      const naming = parts.filter(({ text }) => text.includes("{role}"));
      assert.ok(naming.length <= 1, `${named(choices, 0)}: ${naming.map(({ text }) => text)}`);
      if (subjects.length > 0) continue;
      const refused = parts.findIndex(({ role }) => role.includes("clear"));
      assert.ok(naming[0] && parts.indexOf(naming[0]) <= refused, named(choices, 0));
    }
  });

  test("no letter begins with its reason, and no warm or apologetic one with its refusal", () => {
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const { role, text } = letter.paragraphs.flat().find(({ role }) => role !== "greet");
      assert.ok(!role.startsWith("explain"), `${named(choices, 0)}: ${text}`);
      const isGentle = ["warm", "apologetic"].includes(choices.tone);
      assert.ok(!isGentle || /^(thank|regret)/.test(role), `${named(choices, 0)}: ${text}`);
    }
  });

  test("a refusal that is not joined to the kind words before it turns from them", () => {
    const { turn } = pool.rules;
    if (!turn) return;
    const wrong = [];
    let turned = 0;
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const parts = letter.paragraphs.flatMap((paragraph, number) =>
        paragraph.map((part) => ({ ...part, number }))
      );
      for (const [at, { role, text, number }] of parts.entries()) {
        if (/^(thank|positive|regret) explain/.test(role)) wrong.push(`${named(choices, 0)}: ${text}`);
        if (!/^(clear|explain)/.test(role) || !role.includes("clear")) continue;
        const before = parts[at - 1];
        const isAfterKindWords = role.startsWith("explain")
          ? /^(thank|positive)$/.test(before.role)
          : before.role === "positive" && before.number === number;
        const isTurned = text.startsWith(turn.start);
        if (isTurned) turned++;
        const canTurn = !turn.except.some((start) => text.startsWith(start));
        if (isTurned !== (isAfterKindWords && canTurn)) wrong.push(`${named(choices, 0)}: ${text}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(turned > 100);
  });

  test("a refusal that does not turn is flat only behind thanks that it could turn from", () => {
    const { turn } = pool.rules;
    if (!turn) return;
    const judge = new LetterJudge(pool.rules, pool.fields, lists, model);
    const frame = { head: [], subjects: [], words: 0 };
    const faults = (thanks) =>
      judge.faults(
        [{ role: "thank", text: thanks, paragraph: 0 }, { role: "clear", text: "{role}", paragraph: 0 }],
        frame,
        { least: 0, most: 100 },
      );
    for (const piece of turn.firstWithout) assert.ok(faults("Thanks") > faults(`Thanks${piece}`), piece);
  });

  test("a sign-off shares no word with the wish before it", () => {
    for (const choices of everything) {
      const { id, paragraphs } = first.get(choices);
      if (id || !["email", "letter", "linkedin"].includes(choices.channel)) continue;
      const [closing, wish] = [paragraphs.at(-1)[0], paragraphs.at(-2).at(-1)].map(({ text }) =>
        text.toLowerCase()
      );
      for (const word of closing.match(/\p{L}{4,}/gu) ?? []) {
        assert.ok(!wish.includes(word), `${named(choices, 0)}: ${wish} / ${closing}`);
      }
    }
  });

  test("a letter put together asks only for what its writer knows without thinking", () => {
    const known = new Set([
      ...pool.rules.blanks,
      "sender-address",
      "company-address",
      "letter-date",
      "place",
    ]);
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const blanks = letter.paragraphs.flat().flatMap(({ text }) => text.match(/(?<=\{)[^}]+/g) ?? []);
      for (const blank of blanks) assert.ok(known.has(blank), `${named(choices, 0)}: ${blank}`);
    }
  });

  test("what is optional is added only to a letter that is short without it", () => {
    const brief = lists.lengths.map((band) => ({ ...band, least: 1, most: 20 }));
    const roomless = new Composer(pool, facets, { ...lists, lengths: brief }, model);
    // In some orders it shares its place with something that is expected.
    const places = pool.rules.forms.flatMap(({ orders }) =>
      orders.flatMap((order) => order.match(/[a-z+-]+/g))
    );
    const shared = new Set(
      places.filter((place) => place.includes("+")).flatMap((place) => place.split("+")),
    );
    for (const choices of everything.filter((choices) => isOneIn(120, choices))) {
      const { id, expects, paragraphs } = roomless.letter(choices);
      if (id) continue;
      const optional = Object.keys(expects).filter((role) =>
        expects[role] === "optional" && !shared.has(role)
      );
      for (const { role, text } of paragraphs.flat()) assert.ok(!optional.includes(role), text);
    }
  });

  test("the gallery's letter stands where there is one for the choice", () => {
    const general = pool.letters.filter((letter) => letter.general).map(({ id }) =>
      letters.find((letter) => letter.id === id)
    );
    assert.ok(general.length > 10);
    for (const { id, stage, reason, channel, tone } of general) {
      const choices = { aim: "", relationship: "", stage, reason, channel, tone };
      const shown = [0, 1, 2].map((wording) => composer.letter(choices, wording).id);
      assert.ok(shown.includes(id), id);
      assert.equal(composer.letter(choices, 7).id, undefined);
    }
  });

  test("another wording is another letter until they come round, and the same one every time", () => {
    for (const choices of combinations.filter((_, at) => at % 97 === 0)) {
      const texts = Array.from(
        { length: 6 },
        (_, wording) => composer.plainText(composer.letter(choices, wording)),
      );
      const others = new Set(texts).size;
      assert.ok(others >= 3, named(choices, 0));
      assert.deepEqual(texts, texts.map((_, wording) => texts[wording % others]), named(choices, 0));
      assert.equal(composer.plainText(composer.letter(choices, 3)), texts[3]);
    }
  });

  test("other words for a sentence keep what nothing else in the letter does, but for the reason", () => {
    const lost = [];
    for (const choices of everything.filter((choices) => isOneIn(12, choices))) {
      const parts = first.get(choices).paragraphs.flat();
      for (const part of parts) {
        const carried = parts.filter((other) => other !== part).flatMap(({ role }) => role.split(" "));
        const needed = part.role.split(" ").filter((role) => !carried.includes(role) && role !== "explain");
        for (const { role, text } of part.others ?? []) {
          assert.notEqual(text, part.text);
          const roles = role.split(" ");
          assert.ok(roles.some((name) => part.role.includes(name)), text);
          if (needed.some((name) => !roles.includes(name))) lost.push(`${part.text} / ${text}`);
        }
      }
    }
    assert.deepEqual(lost, []);
  });

  test("other words for thanks that a refusal turns from are joined to one as well", () => {
    const { turn } = pool.rules;
    if (!turn) return;
    const others = everything.filter((choices) => isOneIn(12, choices)).flatMap((choices) =>
      first.get(choices).paragraphs.flat().filter(({ role }) => role.startsWith("thank clear"))
        .flatMap(({ role, others }) => (others ?? []).filter((other) => other.role === role))
    );
    assert.ok(others.filter(({ text }) => text.includes(turn.with)).length > others.length / 2);
  });

  test("other words for a refusal that turns from what stands before it turn from it as well", () => {
    const { start, except = [] } = pool.rules.turn ?? {};
    if (!start) return;
    for (const choices of everything.filter((choices) => isOneIn(12, choices))) {
      for (const { text, others = [] } of first.get(choices).paragraphs.flat()) {
        if (!text.startsWith(start)) continue;
        const plain = others.filter((other) => ![start, ...except].some((one) => other.text.startsWith(one)));
        assert.deepEqual(plain, [], `${named(choices, 0)}: ${text}`);
      }
    }
  });

  test("other words for the only sentence that names the role name it first", () => {
    for (const choices of everything.filter((choices) => isOneIn(12, choices))) {
      const parts = first.get(choices).paragraphs.flat();
      const naming = parts.filter(({ text }) => text.includes("{role}"));
      if (naming.length !== 1) continue;
      const named = (naming[0].others ?? []).map(({ text }) => text.includes("{role}"));
      assert.ok(named[0] || !named.includes(true), naming[0].text);
    }
  });

  test("a sentence of the gallery that does two things has other words that do what it alone does", () => {
    const pairs = pool.letters.filter(({ text, general }) => text && general).flatMap(({ id }) => {
      const { aim: _aim, relationship: _relationship, ...facets } = letters.find((letter) =>
        letter.id === id
      );
      const choices = { ...facets, aim: "", relationship: "" };
      const letter = [0, 1, 2].map((wording) => composer.letter(choices, wording)).find((one) =>
        one.id === id
      );
      const parts = letter.paragraphs.flat();
      return parts.filter(({ role }) => role.includes(" ")).map((part) => {
        const carried = parts.filter((other) => other !== part).flatMap(({ role }) => role.split(" "));
        return { ...part, needed: part.role.split(" ").filter((role) => !carried.includes(role)) };
      });
    });
    assert.ok(pairs.length > 2);
    for (const { needed, text, others } of pairs) {
      assert.ok(others.some((other) => needed.every((name) => other.role.includes(name))), text);
    }
  });

  test("whatever is chosen or asked for in an address, there is a whole letter", () => {
    const { choices } = composer;
    for (
      const asked of [
        {},
        { stage: "constructor" },
        { reason: "__proto__", tone: "x" },
        { stage: "offer", reason: "one-way-video" },
        { channel: "portal", stage: "offer" },
        { aim: "reschedule" },
        { relationship: "internal" },
        { relationship: "referrer", stage: "offer" },
        { aim: "negotiate", relationship: "committee" },
        { aim: "usual", relationship: "usual" },
      ]
    ) {
      const all = choices.completed(asked);
      assert.ok(composer.letter(all).paragraphs.flat().length > 3, JSON.stringify(all));
      for (const facet of ["stage", "reason", "channel", "tone"]) {
        assert.ok(choices.options(facet, all).includes(all[facet]), `${facet} of ${JSON.stringify(all)}`);
      }
    }
  });

  test("a choice that is changed stays, whatever else has to give way", () => {
    for (const before of combinations.filter((_, at) => at % 53 === 0)) {
      for (const facet of ["stage", "reason", "channel", "tone"]) {
        for (const value of composer.choices.options(facet, before)) {
          const after = composer.choices.completed({ ...before, [facet]: value }, facet);
          assert.equal(after[facet], value);
        }
      }
    }
  });

  test("letters of the gallery to others than the usual recipient are all within reach", () => {
    const reached = new Set();
    const aims = composer.choices.options("aim", {});
    for (const aim of aims) {
      for (const { id } of [{ id: "" }, ...facets.relationship]) {
        const start = composer.choices.completed({ aim, relationship: id });
        if (composer.choices.isOpen(start)) continue;
        for (const stage of composer.choices.options("stage", start)) {
          for (const reason of composer.choices.options("reason", start)) {
            for (const channel of composer.choices.options("channel", start)) {
              const choices = composer.choices.completed({ ...start, stage, reason, channel });
              for (let wording = 0; wording < composer.wordings(choices); wording++) {
                reached.add(composer.letter(choices, wording).id);
              }
            }
          }
        }
      }
    }
    const special = pool.letters.filter(({ text, general }) => text && !general).map(({ id }) => id);
    // Where several have all choices alike, the gallery and its search tell them apart.
    const missed = special.filter((id) => !reached.has(id));
    assert.ok(missed.length <= special.length / 7, `${missed}`);
  });

  test("after a letter come the replies that its page names, whatever page it is composed on", () => {
    const lists = letters.map(({ id, stage, reason, channel, tone }) => {
      const section =
        read(`${root}letters/${id}/index.html`).match(/class="they-answered"[\s\S]*?<\/section>/)?.[0] ??
          "";
      const named = Array.from(
        section.matchAll(/replies\/([^/"]+)\//g),
        ([, slug]) => decodeURIComponent(slug),
      );
      const composed = composer.replies({ stage, reason, channel, tone }).map(({ slug }) => slug);
      assert.deepEqual(composed, named, id);
      return named;
    });
    assert.ok(new Set(lists.map(String)).size >= 8, "a letter's stage and reason make no difference");
    assert.ok(lists.every((named) => named.length >= 4));
  });

  test("a letter that cancels an interview names its day, in its subject line or in its text", () => {
    for (const choices of everything.filter(({ stage }) => stage === "scheduled")) {
      const { id, paragraphs, subjects } = first.get(choices);
      const texts = [...subjects, ...paragraphs.flat().map(({ text }) => text)];
      assert.ok(id || texts.some((text) => text.includes("{interview-date}")), named(choices, 0));
    }
  });

  test("a letter calls its reader what its tone does, in all its sentences and their others", () => {
    const { formal, familiar } = PRONOUNS[language] ?? {};
    if (!formal) return;
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      const never = choices.tone === "du" ? formal : familiar;
      for (const { text, others = [] } of letter.paragraphs.flat()) {
        for (const said of [text, ...others.map((other) => other.text)]) {
          assert.ok(!never.test(said), `${named(choices, 0)}: ${said}`);
        }
      }
    }
  });

  test("a sentence begins small after the comma of the greeting and with a capital anywhere else", () => {
    for (const choices of everything) {
      const letter = first.get(choices);
      if (letter.id) continue;
      let before = "";
      for (const { role, text, others = [] } of letter.paragraphs.flat()) {
        for (const said of [text, ...others.map((other) => other.text)]) {
          const isSmall = /^\p{Ll}/u.test(said);
          assert.ok(!isSmall || before.endsWith(","), `${named(choices, 0)}: ${before} / ${said}`);
          if (language === "de" && before.endsWith(",") && !/greet|close/.test(role)) {
            assert.ok(isSmall || /^(?:Ihr|Ihre|Ihrem|Ihnen)\b/.test(said) || !/^\p{L}/u.test(said), said);
          }
        }
        before = text;
      }
    }
  });
}
