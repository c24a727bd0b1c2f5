// Puts a letter together from sentences, by the rules of composer.yaml. It needs no page: the same code runs in Node
// for its tests. The same choices and the same number of a wording give the same letter everywhere.

import { hashOf } from "./digest.js";
import { LetterJudge, blanks, namesRole, wordsBeginning } from "./judge-letter.js";
import { sentenceAfter } from "./plain-text.js";

/** So many letters are tried for each wording; the best in which the check finds nothing is taken. */
const ATTEMPTS = 48;
/** So many of them are checked, the best first. */
const CHECKED = 24;
/** So many wordings there are for the same choices, each another letter; then they come round again. */
const WORDINGS = 12;
/** A letter of at most so many words has any sentences; of half as many, each is the shorter of two by lot, and so on. */
const ROOMY = 140;
/** So many other sentences are offered for one. */
const OTHERS = 8;

/** @typedef {import("./judge-letter.js").Part} Part */
/** @typedef {import("./judge-letter.js").Composed} Composed */

export class LetterComposer {
  #phrases;
  #rules;
  /** @type {LetterJudge} */
  judge;
  #known = new Map();
  #composed = new Map();
  #contractible;
  /** @type {RegExp} */
  #wish;

  /**
   * @param {{role: string, text: string, isByChoice: boolean, fits: any}[]} phrases
   * @param {any} rules composer.yaml @param {Record<string, {example: string}>} fields
   * @param {any} lists etiquette.yaml @param {import("./sentence-model.js").SentenceModel} model
   */
  constructor(phrases, rules, fields, lists, model) {
    this.#phrases = phrases;
    this.#rules = rules;
    this.judge = new LetterJudge(rules, fields, lists, model);
    this.#wish = wordsBeginning(rules.wish ?? "");
    const full = Object.keys(rules.contractions?.pairs ?? {}).sort((a, b) => b.length - a.length);
    // A verb at the end of a sentence is not contracted: "as I am."
    this.#contractible = new RegExp(`\\b(?:${full.join("|") || "$.^"})(?= \\w)`, "g");
  }

  /** @param {import("./composer-choices.js").Choices} choices @param {number} wording from 0 @returns {Composed} */
  compose(choices, wording) {
    const key = Object.values(choices).join(" ");
    const composed = this.#composed.get(key) ?? [];
    this.#composed.set(key, composed);
    while (composed.length <= wording % WORDINGS) composed.push(this.#another(choices, composed));
    return composed[wording % WORDINGS];
  }

  /** @param {Composed[]} before the wordings there are, which it differs from */
  #another(choices, before) {
    const wording = before.length;
    const said = before.map((letter) => this.judge.plainText(letter));
    const random = randomFrom(`${Object.values(choices)} ${wording}`);
    const voice = this.#voice(choices, wording);
    const band = this.judge.band(choices);
    const plan = this.#plan(choices, wording);
    const frame = this.#frame(choices, wording);
    const candidates = Object.fromEntries(plan.flatMap(({ roles }) => roles).map((role) => [role, this.#candidates(role, choices, voice)]));
    const { positive = [] } = candidates;
    const wishes = positive.filter(({ text }) => this.#wish.test(text));
    candidates.wish = wishes[0] ? wishes : positive;
    candidates.pleasantry = positive.filter((phrase) => !wishes.includes(phrase));
    const tried = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const letter = this.#attempt(plan, candidates, band, frame.words, random);
      tried.push({ parts: letter.parts, faults: this.judge.faults(letter, frame, band) });
    }
    tried.sort((one, other) => one.faults - other.faults);
    const whole = ({ parts }) => ({
      paragraphs: [...frame.head, ...paragraphsOf(asWritten(parts, frame.head.at(-1).at(-1).text)), ...frame.foot], subjects: frame.subjects, expects: this.judge.expects(choices),
    });
    const others = tried.filter((letter) => !said.includes(this.judge.plainText(whole(letter))));
    const found = others.slice(0, CHECKED).find((letter) => this.judge.findings(whole(letter), choices).length === 0) ?? others[0] ?? tried[0];
    for (const part of found.parts) part.others = this.#others(part, found.parts, choices, voice);
    return whole(found);
  }

  /** The roles for which there is no sentence, of those that a letter for these choices needs. */
  lacking(choices) {
    return this.#plan(choices, 0).filter(({ isSpare }) => !isSpare).flatMap(({ roles }) => roles)
      .filter((role) => ["full", "contracted"].filter((voice) => this.#isVoice(voice, choices)).some((voice) => !this.#candidates(role, choices, voice)[0]));
  }

  // --- Voice

  #isVoice(voice, choices) {
    return [0, 1].some((wording) => this.#voice(choices, wording) === voice);
  }

  #voice({ tone, channel }, wording) {
    if (!this.#rules.contractions) return "full";
    const { inFull, contracted } = this.#rules.contractions;
    if (inFull.includes(tone)) return "full";
    if (contracted.tones.includes(tone) || contracted.channels.includes(channel)) return "contracted";
    return wording % 2 ? "contracted" : "full";
  }

  /** A sentence in a voice; undefined if it cannot be said so. @param {{text: string}} phrase @param {string} voice */
  #inVoice(phrase, voice) {
    if (!this.#rules.contractions) return phrase.text;
    const { pairs, endings, words } = this.#rules.contractions;
    if (voice === "contracted") return phrase.text.replace(this.#contractible, (full) => pairs[full]);
    const isContracted = (word) => endings.some((ending) => word.endsWith(ending)) || words.includes(word.toLowerCase());
    return phrase.text.split(/[^\p{L}']+/u).some(isContracted) ? undefined : phrase.text;
  }

  // --- Sentences

  /** The sentences that the composer may take for a role: those without a blank that one has to think about. */
  #candidates(role, choices, voice) {
    return this.#fitting(role, choices, voice).filter(({ isByChoice, text }) =>
      !isByChoice && blanks(text).every((blank) => this.#rules.blanks.includes(blank)));
  }

  /** All sentences that carry out a role, in a voice. */
  #fitting(role, choices, voice) {
    const key = `${role} ${voice} ${Object.values(choices)}`;
    if (!this.#known.has(key)) {
      this.#known.set(key, this.#phrases.filter((phrase) => phrase.role === role && fits(phrase, choices))
        .map((phrase) => ({ role, text: this.#inVoice(phrase, voice), isByChoice: phrase.isByChoice, isSpecific: phrase.fits.stage !== undefined }))
        .filter(({ text }) => text !== undefined));
    }
    return this.#known.get(key);
  }

  /**
   * What the letter is made of, in order. `kinds` are the roles, but for kind words: the last of them is a `wish`, and any
   * before it a `pleasantry`.
   * @returns {{roles: string[], kinds: string[], isSpare: boolean, paragraph: number}[]}
   */
  #plan(choices, wording) {
    const { forms, unsaid } = this.#rules;
    const { orders } = forms.find((form) => suits(form, choices));
    const wishes = this.judge.wishes(choices);
    const order = orders[(wording + hashOf(choices.reason + choices.tone)) % orders.length];
    const plan = order.split("/").flatMap((group, paragraph) => Array.from(group.matchAll(/(~?)([a-z+-]+)/g), ([, spare, names]) => {
      const isSaid = (role) => wishes[role] !== "none" && !(role === "explain" && unsaid.includes(choices.reason));
      const roles = names.split("+").filter(isSaid);
      const isOptional = spare !== "" || roles.every((role) => wishes[role] === "optional" && role !== "clear");
      return { roles, paragraph, isSpare: isOptional && roles.every((role) => wishes[role] !== "expected") };
    })).filter(({ roles }) => roles.length > 0);
    const last = plan.findLastIndex(({ roles }) => roles.includes("positive"));
    const kindOf = (role, at) => role !== "positive" ? role : at === last ? "wish" : "pleasantry";
    return plan.map((one, at) => ({ ...one, kinds: one.roles.map((role) => kindOf(role, at)) }));
  }

  /** One letter: what is needed, and of the rest as much as it takes to be long enough. */
  #attempt(plan, candidates, { least, most }, words, random) {
    const sentences = plan.map(({ kinds, isSpare, paragraph }) => {
      const picked = kinds.map((kind) => this.#picked(candidates[kind], most, random)).filter(Boolean);
      return { isIn: !isSpare, parts: this.#joined(picked).map((part) => ({ ...part, paragraph })) };
    });
    const wordsOf = ({ parts }) => parts.reduce((sum, { text }) => sum + this.judge.words(text), 0);
    let count = words + sentences.filter(({ isIn }) => isIn).reduce((sum, sentence) => sum + wordsOf(sentence), 0);
    const enough = least + (most - least) * (0.12 + random() * 0.3);
    for (const sentence of shuffled(sentences.filter(({ isIn }) => !isIn), random)) {
      if (count >= enough) break;
      const said = sentences.filter(({ isIn }) => isIn).flatMap(({ parts }) => parts);
      if (sentence.parts.some(({ text }) => said.some((other) => other.text === text))) continue;
      sentence.isIn = true;
      count += wordsOf(sentence);
    }
    return { count, parts: sentences.filter(({ isIn }) => isIn).flatMap(({ parts }) => parts) };
  }

  /** One by lot; the less room there is, the shortest of more. */
  #picked(candidates, most, random) {
    const picked = Array.from({ length: Math.max(1, Math.round(ROOMY / most)) }, () => pick(candidates, random));
    return picked.reduce((one, other) => other?.text.length < one?.text.length ? other : one);
  }

  /** A reason and a refusal in one sentence, where they can stand so; else the refusal comes first. */
  #joined(parts) {
    const { join } = this.#rules;
    const [reason, refusal] = parts;
    if (!refusal) return parts;
    const starts = (texts) => texts.some((text) => refusal.text.startsWith(text));
    const isRepeated = this.judge.repetitions(parts) > 2;
    const apart = [refusal, reason];
    const sharesAll = parts.every(({ text }) => text.startsWith(join.shared ?? ""));
    const isJoined = parts.some(({ text }) => text.includes(join.with));
    if (isRepeated || isJoined || !sharesAll || !starts(join.before) || starts(join.except) || /[,;:!?]|\bso\b/.test(reason.text)) return apart;
    const text = reason.text.replace(/\.$/, "") + join.with + refusal.text.slice(join.shared?.length);
    return text.split(" ").length > join.words ? apart : [{ role: `${reason.role} ${refusal.role}`, text, isSpecific: refusal.isSpecific }];
  }

  /** What a letter of the gallery could say instead of a sentence. @param {Part} part @param {Part[]} parts */
  others(part, parts, choices) {
    const isContracted = parts.some(({ text }) => this.#inVoice({ text }, "full") === undefined);
    return this.#others(part, parts, choices, isContracted ? "contracted" : "full");
  }

  /**
   * What is offered instead of a sentence: whatever carries out all that nothing else in the letter does, and repeats
   * nothing that the rest says; first what names the role, if nothing else does. Last come a few without the reason,
   * which its writer may keep to themselves.
   */
  #others(part, parts, choices, voice) {
    const rest = parts.filter((other) => other !== part);
    const carried = rest.flatMap(({ role }) => role.split(" "));
    const roles = part.role.split(" ");
    const needed = roles.filter((role) => !carried.includes(role));
    const isNamed = !namesRole(part) || rest.some(namesRole);
    const kept = needed[0] ? this.#carrying(needed, choices, voice, isNamed) : roles.flatMap((role) => this.#fitting(role, choices, voice));
    const faultsOf = (other) => this.judge.repetitions([...rest, other]) + (other.isSpecific ? 0 : 1) + (isNamed || namesRole(other) ? 0 : 1000) + hashOf(other.text) / 2 ** 32;
    // Sentences of the gallery are written as they stand there, those of the phrasebook as they begin in general.
    const isSame = (one, other) => sentenceAfter("", one.text) === sentenceAfter("", other.text);
    const best = (sentences, most) => sentences.filter((sentence) => !parts.some((other) => isSame(sentence, other)))
      .map((other) => ({ other, faults: faultsOf(other) }))
      .sort((a, b) => a.faults - b.faults).slice(0, most).map(({ other: { role, text } }) => ({ role, text }));
    if (!needed.includes("explain") || !needed[1]) return best(kept, OTHERS);
    const withoutReason = this.#carrying(needed.filter((role) => role !== "explain"), choices, voice, isNamed);
    return [...best(kept, OTHERS - 2), ...best(withoutReason, 2)];
  }

  /**
   * What carries out these roles, in their order: a sentence each, or a reason and a refusal in one. Where the role is
   * not named yet, it is here if it can be.
   */
  #carrying([first, ...more], choices, voice, isNamed) {
    if (more.length === 0) return this.#fitting(first, choices, voice);
    return this.#candidates(first, choices, voice).flatMap((sentence) => {
      const said = [sentence, ...more.map((role) => {
        const fitting = this.#candidates(role, choices, voice);
        const naming = isNamed || namesRole(sentence) ? [] : fitting.filter(namesRole);
        return pick(naming[0] ? naming : fitting, randomFrom(sentence.text + role));
      })];
      if (said.includes(undefined)) return [];
      const texts = (first === "explain" && more[0] === "clear" ? this.#joined(said) : said).map(({ text }) => text);
      const text = texts.reduce((before, next) => `${before} ${sentenceAfter(before, next)}`);
      return [{ role: [first, ...more].join(" "), text, isSpecific: said.every(({ isSpecific }) => isSpecific) }];
    });
  }

  // --- The frame

  #frame(choices, wording) {
    const text = (list) => {
      const found = list.find((entry) => suits(entry, choices));
      return found?.texts[wording % found.texts.length];
    };
    const { heads, greetings, closings, subjects, withSubject } = this.#rules;
    const head = heads.find((entry) => suits(entry, choices))?.lines ?? [];
    const named = subjects.find((entry) => suits(entry, choices))?.texts ?? [];
    const paragraphs = [...head, "/", text(greetings)].join("\n").split(/^\/\n/m).filter(Boolean).map((lines) => lines.trim().split("\n"));
    return {
      head: paragraphs.map((lines) => lines.map((line) => ({ role: "greet", text: line }))),
      foot: [text(closings).split(" / ").map((line) => ({ role: "close", text: line }))],
      words: this.judge.words(text(greetings)) + this.judge.words(text(closings)),
      subjects: withSubject.includes(choices.channel) ? named : [],
    };
  }
}

function paragraphsOf(parts) {
  const numbers = [...new Set(parts.map(({ paragraph }) => paragraph))];
  return numbers.map((number) => parts.filter(({ paragraph }) => paragraph === number)
    .map(({ role, text, others }) => ({ role, text, others })));
}

/** Sentences, and what they could say instead, as each is written where it stands. */
function asWritten(parts, greeting) {
  return parts.map((part, at) => {
    const before = at === 0 ? greeting : parts[at - 1].text;
    const cased = ({ role, text }) => ({ role, text: sentenceAfter(before, text) });
    return { ...part, ...cased(part), others: part.others?.map(cased) };
  });
}

/** Whether an entry is for these choices; what it does not name does not matter. */
function suits(entry, { stage, channel, tone }) {
  return Object.entries({ stages: stage, channels: channel, tones: tone }).every(([name, value]) => !entry[name] || entry[name].includes(value));
}

/** Whether what fits some values of facets fits these choices. */
export function fits({ fits }, choices) {
  return Object.entries(fits).every(([facet, ids]) => ids.has(choices[facet]));
}

function shuffled(items, random) {
  return items.map((item) => [random(), item]).sort(([one], [other]) => one - other).map(([, item]) => item);
}

function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}

/** Random numbers from 0 to 1 that are the same for the same text (mulberry32). */
function randomFrom(text) {
  let state = hashOf(text);
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
