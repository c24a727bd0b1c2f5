// Puts a letter together from sentences, by the rules of composer.yaml. It needs no page: the same code runs in Node
// for its tests. The same choices and the same number of a wording give the same letter everywhere.

import { hashOf } from "./digest.js";
import { LetterJudge, blanks, namesRole, wordsBeginning } from "./judge-letter.js";
import { gap, sentenceAfter } from "./plain-text.js";

/** So many letters are tried for each wording; the best in which the check finds nothing is taken. */
const ATTEMPTS = 32;
/** So often others are tried while it finds something in each, in the second half in another order. */
const ROUNDS = 4;
/** Each sentence is the best of so many that are drawn. */
const DRAWN = 3;
/** So many repetitions two sentences that become one may have: both may begin alike, but no word comes twice. */
const ALIKE = 10;
/** So many wordings there are at most for the same choices, each another letter; then they come round again. */
const WORDINGS = 12;
/** A letter of at most so many words has any sentences; of half as many, each is the shorter of two by lot, and so on. */
const ROOMY = 176;
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
  /** The role's name, with what is left out with it. @type {RegExp} */
  #naming;
  /** Words that keep their capital behind others. @type {string[] | undefined} */
  #capitals;

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
    this.#naming = new RegExp((rules.namedOnce ?? ["$."]).join("|").replace(/[{}]/g, "\\$&"), "g");
    const full = Object.keys(rules.contractions?.pairs ?? {}).sort((a, b) => b.length - a.length);
    // A verb at the end of a sentence is not contracted: "as I am."
    this.#contractible = new RegExp(`\\b(?:${full.join("|") || "$.^"})(?= \\w)`, "g");
    this.#capitals = rules.capitals?.split(" ");
  }

  /** @param {import("./composer-choices.js").Choices} choices @param {number} wording from 0 @returns {Composed} */
  compose(choices, wording) {
    const key = Object.values(choices).join(" ");
    const known = this.#composed.get(key) ?? { letters: [], count: WORDINGS };
    this.#composed.set(key, known);
    while (known.letters.length <= wording % known.count) {
      const letter = this.#another(choices, known.letters);
      if (letter) known.letters.push(letter);
      else known.count = known.letters.length;
    }
    return known.letters[wording % known.count];
  }

  /**
   * @param {Composed[]} before the wordings there are, which it differs from
   * @returns {Composed | undefined} undefined if none is left in which the check finds nothing; the first in any case
   */
  #another(choices, before) {
    const wording = before.length;
    const said = before.map((letter) => this.judge.plainText(letter));
    const random = randomFrom(`${Object.values(choices)} ${wording}`);
    const voice = this.#voice(choices);
    const band = this.judge.band(choices);
    const plans = [this.#plan(choices, wording), this.#plan(choices, wording + 1)];
    const frame = this.#frame(choices, wording);
    const isNamed = frame.head.flat().some(namesRole);
    const unnamed = (phrase) => isNamed ? { ...phrase, text: phrase.text.replace(this.#naming, "") } : phrase;
    const candidates = Object.fromEntries(plans.flat().flatMap(({ roles }) => roles).map((role) => [role, this.#candidates(role, choices, voice).map(unnamed)]));
    const { positive = [] } = candidates;
    const wishes = positive.filter(({ text }) => this.#wish.test(text));
    candidates.wish = wishes[0] ? wishes : positive;
    candidates.pleasantry = positive.filter((phrase) => !wishes.includes(phrase));
    candidates.naming = isNamed ? [] : candidates.clear?.filter(namesRole) ?? [];
    const whole = ({ parts }) => ({
      paragraphs: [...frame.head, ...paragraphsOf(asWritten(parts, frame.greeting)), this.#closing(frame.closings, parts)], subjects: frame.subjects, expects: this.judge.expects(choices),
    });
    let found;
    let first;
    for (let round = 0; round < ROUNDS && !found; round++) {
      const drawn = Array.from({ length: ATTEMPTS }, () => {
        const parts = this.#namedOnce(this.#turned(this.#attempt(plans[Math.floor((2 * round) / ROUNDS)], candidates, band, frame.words, random)));
        return { parts, faults: this.judge.faults(parts, frame, band) };
      }).sort((one, other) => one.faults - other.faults);
      found = drawn.find((letter) => !said.includes(this.judge.plainText(whole(letter))) && this.judge.findings(whole(letter), choices).length === 0);
      first ??= drawn[0];
    }
    if (!found && said[0]) return undefined;
    found ??= first;
    for (const part of found.parts) part.others = this.#others(part, found.parts, choices, voice);
    return whole(found);
  }

  /** The roles for which there is no sentence, of those that a letter for these choices needs. */
  lacking(choices) {
    return this.#plan(choices, 0).filter(({ isSpare }) => !isSpare).flatMap(({ roles }) => roles)
      .filter((role) => !this.#candidates(role, choices, this.#voice(choices))[0]);
  }

  // --- Voice

  #voice({ tone, channel }) {
    if (!this.#rules.contractions) return "full";
    const { inFull, contracted } = this.#rules.contractions;
    const isContracted = contracted.tones.includes(tone) || contracted.channels.includes(channel);
    return isContracted && !inFull.includes(tone) ? "contracted" : "full";
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
    const drawn = [];
    const said = this.judge.nothingSaid();
    const sentences = plan.map(({ kinds, isSpare, paragraph }) => {
      // The role is named by the time it is refused.
      const isNaming = (kind) => kind === "clear" && candidates.naming[0] && !drawn.some(namesRole);
      const picked = kinds.map((kind) => this.#picked(isNaming(kind) ? candidates.naming : candidates[kind], said, most, random)).filter(Boolean);
      drawn.push(...picked);
      for (const sentence of picked) said.add(sentence);
      return { isIn: !isSpare, parts: this.#joined(picked, kinds[0]).map((part) => ({ ...part, paragraph })) };
    });
    const wordsOf = ({ parts }) => parts.reduce((sum, { text }) => sum + this.judge.words(text), 0);
    let count = words + sentences.filter(({ isIn }) => isIn).reduce((sum, sentence) => sum + wordsOf(sentence), 0);
    const enough = least + (most - least) * (0.12 + random() * 0.3);
    for (const sentence of shuffled(sentences.filter(({ isIn }) => !isIn), random)) {
      if (count >= enough) break;
      const taken = sentences.filter(({ isIn }) => isIn).flatMap(({ parts }) => parts);
      if (sentence.parts.some(({ text }) => taken.some((other) => other.text === text))) continue;
      sentence.isIn = true;
      count += wordsOf(sentence);
    }
    const parts = sentences.filter(({ isIn }) => isIn).flatMap((sentence) => sentence.parts);
    const [thanks, next] = parts;
    // Thanks alone are no paragraph.
    return next && thanks.role === "thank" ? [{ ...thanks, paragraph: next.paragraph }, ...parts.slice(1)] : parts;
  }

  /** One by lot, the less room there is, the shortest of more; of several such the one that repeats least of what is said. */
  #picked(candidates, said, most, random) {
    if (!candidates[0]) return undefined;
    const oneByLot = () => Array.from({ length: Math.max(1, Math.round(ROOMY / most)) }, () => pick(candidates, random))
      .reduce((one, other) => other.text.length < one.text.length ? other : one);
    return Array.from({ length: DRAWN }, oneByLot).map((sentence) => [said.repeatedBy(sentence), sentence])
      .reduce((one, other) => other[0] < one[0] ? other : one)[1];
  }

  /**
   * A reason and a refusal in one sentence, where they can stand so; else the refusal comes first. The reason comes first only
   * where it is said to, and second only if the other order cannot be. Any two others stay as they are.
   */
  #joined(parts, first = "explain") {
    if (!parts[1]) return parts;
    const [one, other] = parts;
    const joined = this.#asOne(one, other) ?? (first === "explain" ? this.#asOne(other, one) : undefined);
    return joined ? [joined] : other.role === "clear" ? [other, one] : parts;
  }

  /** Two sentences as one, by the rule for their roles or another; undefined where they cannot stand so. @returns {Part | undefined} */
  #asOne(first, second, rule = this.#rules.joins?.find(({ roles }) => roles === `${first.role} ${second.role}`)) {
    if (!rule || this.judge.repetitions([first, second]) > ALIKE || matches(rule.firstWithout, first.text) || matches(rule.secondWithout, second.text)) return undefined;
    const { before = [], except = [] } = rule;
    const starts = (beginnings) => beginnings.some((beginning) => second.text.startsWith(beginning));
    const text = first.text.replace(/[.\u3002]$/, "") + rule.with + (rule.inverts ? inverted(second.text) : this.#continued(second.text));
    if (before[0] && !starts(before) || starts(except) || this.judge.words(text) > rule.words) return undefined;
    return { ...second, role: `${first.role} ${second.role}`, text, pieces: [first, second] };
  }

  /**
   * A refusal turns from the kind words or the apology before it, in the same paragraph, but not where its reason stands
   * first, since that would be heard as the turn; where the sentence would be too long with its reason behind it, the reason
   * stands by itself, but for one behind an apology, which stays with its refusal.
   * Bare thanks that it cannot be joined to are turned from only where the reason stands first, then in any paragraph.
   */
  #turned(parts) {
    const { turn } = this.#rules;
    const turned = [];
    for (const part of parts) {
      const before = turned.at(-1);
      const isBehind = turn?.after?.includes(before?.role) && /clear/.test(part.role) && !turn.except?.some((start) => part.text.startsWith(start));
      const isTurn = isBehind && before.paragraph === part.paragraph;
      const isReasonFirst = part.role.startsWith("explain");
      const joins = isTurn && !isReasonFirst;
      const beginsWithTurn = isBehind && before.role !== "regret" && (isReasonFirst || isTurn && before.role === "positive");
      const [refusal = part, ...reason] = part.role === "clear explain" ? part.pieces : [];
      const joined = joins ? this.#asOne(before, part, turn) : undefined;
      const withoutReason = joins && reason[0] && !joined && before.role !== "regret" ? this.#asOne(before, refusal, turn) : undefined;
      if (joined) turned[turned.length - 1] = joined;
      else if (withoutReason) turned.splice(-1, 1, { ...withoutReason, paragraph: part.paragraph }, { ...reason[0], paragraph: part.paragraph });
      else turned.push(beginsWithTurn ? { ...part, text: turn.start + this.#continued(part.text) } : part);
    }
    return turned;
  }

  /** A sentence as it goes on behind another. */
  #continued(text) {
    const [word] = text.split(" ");
    return this.#capitals && !this.#capitals.includes(word) ? text[0].toLowerCase() + text.slice(1) : text;
  }

  /** Once a sentence has named the role, it is "the position" without its name. */
  #namedOnce(parts) {
    let isNamed = false;
    const again = (name) => {
      const isAgain = isNamed;
      isNamed = true;
      return isAgain ? "" : name;
    };
    return parts.map((part) => ({ ...part, text: part.text.replace(this.#naming, again) }));
  }

  /** The sign-off that shares no word with the sentence before it. */
  #closing(closings, parts) {
    return (closings.find((text) => !this.judge.repetitions([parts.at(-1), { text }])) ?? closings[0]).split(" / ").map((line) => ({ role: "close", text: line }));
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
    // Where a refusal turns from what stands before it, others turn from it as well.
    const { turn } = this.#rules;
    const turnedAlike = (text) => turn && part.text.startsWith(turn.start) && !turn.except?.some((start) => text.startsWith(start)) ? turn.start + this.#continued(text) : text;
    const best = (sentences, most) => sentences.map(({ text, ...other }) => ({ ...other, text: turnedAlike(text) }))
      .filter((sentence) => !parts.some((other) => isSame(sentence, other)))
      .map((other) => ({ ...other, faults: faultsOf(other) }))
      .sort((a, b) => a.faults - b.faults).slice(0, most).map(({ role, text }) => ({ role, text }));
    if (!needed.includes("explain") || !needed[1]) return best(kept, OTHERS);
    const withoutReason = this.#carrying(needed.filter((role) => role !== "explain"), choices, voice, isNamed);
    const both = [...best(kept, OTHERS - 2), ...best(withoutReason, 2)];
    return isNamed ? both : both.sort((one, other) => Number(namesRole(other)) - Number(namesRole(one)));
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
      const joined = this.#asOne(said.at(-2), said.at(-1));
      const asOne = joined ? [...said.slice(0, -2), joined] : said;
      const texts = (first === "explain" && more[0] === "clear" ? this.#joined(said) : this.#turned(asOne)).map(({ text }) => text);
      return [{ role: [first, ...more].join(" "), text: texts.reduce((before, next) => before + gap + sentenceAfter(before, next)), isSpecific: said.every(({ isSpecific }) => isSpecific) }];
    });
  }

  // --- The frame

  #frame(choices, wording) {
    /** The texts of an entry, first that of this wording. */
    const turned = (list) => {
      const { texts } = list.find((entry) => suits(entry, choices));
      return texts.map((_, at) => texts[(wording + at) % texts.length]);
    };
    const { heads = [], greetings, closings, subjects = [], withSubject = [] } = this.#rules;
    const lines = heads.find((entry) => suits(entry, choices))?.lines ?? [];
    const named = subjects.find((entry) => suits(entry, choices))?.texts ?? [];
    const [greeting] = turned(greetings);
    const closing = turned(closings);
    const head = [[]];
    for (const line of lines.length > 0 ? [...lines, "/", greeting] : [greeting]) {
      if (line === "/") head.push([]);
      else head.at(-1).push({ role: "greet", text: line });
    }
    return {
      head,
      greeting,
      closings: closing,
      words: this.judge.words(greeting) + this.judge.words(closing[0]),
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
    const written = (other) => ({ ...other, text: sentenceAfter(at === 0 ? greeting : parts[at - 1].text, other.text) });
    return { ...written(part), others: part.others?.map(written) };
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

/** "ich ziehe" as it goes on behind what comes first in its place: "ziehe ich". */
function inverted(text) {
  return text.replace(/^(\S+) (\S+)/, "$2 $1");
}

/** Whether a text has one of some pieces. */
function matches(pieces = [], text) {
  return pieces.some((piece) => text.includes(piece));
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
