// The etiquette check: what a letter does, what it lacks, and what to reconsider. What each sentence does is judged by
// a model (sentence-model.js); the rules around it are those of the Swift module Etiquette, function by function, and
// Tests/Vectors/etiquette.json holds both to the same results.

import {
  countWords, examinedPart, isUnspaced, isUppercase, joinedWords, modelWords, normalized, normalizedSet, readLetter, tokensOf,
} from "./letter-text.js";

const GUIDELINES = ["thank", "clear", "explain", "regret", "positive", "alternatives", "follow-up", "mechanics"];
/** The guidelines that a sentence can carry out. */
const JUDGED = GUIDELINES.slice(0, 6);
/** A sentence does so many things at most: a row of words that the model knows is no letter. */
const MOST = 3;

/**
 * Checks a plain text, in which all spans are UTF-16 offsets.
 * @param {string} text
 * @param {object} context stage, channel, tone, aim, subject; `expects`, if stage, tone and aim are not to decide
 * @param {object} lists etiquette.yaml
 * @param {import("./sentence-model.js").SentenceModel} model
 */
export function check(text, context, lists, model) {
  const letter = readLetter(text, lists);
  return judged(letter, model.margins(wordsOfSentences(letter, lists)), context, lists, model.labels);
}

/**
 * The result for a letter whose sentences the model has judged.
 * @param {import("./letter-text.js").LetterText} letter
 * @param {number[][]} margins by sentence and label
 * @param {string[]} names of the labels
 */
export function judged(letter, margins, context, lists, names) {
  let number = -1;
  const sentences = letter.sentences.map((sentence, index) => ({
    ...sentence, labels: labelsOf(margins[index], names), span: spanOf(sentence, letter), number: sentence.goesOn ? number : ++number,
  }));
  const expects = context.expects ?? defaultExpectations(lists, context);
  const task = { letter, lists, context, sentences, body: sentences.filter(({ isBody }) => isBody), expects, flags: [] };
  task.flags = findFlags(task);
  const guidelines = GUIDELINES.filter((id) => own(lists.guidelines, id)).map((id) => finding(task, id));
  return {
    score: totalScore(guidelines, task.flags, lists),
    words: wordsFrom(letter, letter.frame.start),
    guidelines,
    flags: task.flags.map(({ id, severity, spans, advice, suggestion }) => ({ id, severity, spans, advice, suggestion })),
    blanks: letter.blanks,
    setAside: letter.asides,
    truncated: letter.truncated,
  };
}

/** The words of each sentence as the model is given them. */
export function wordsOfSentences(letter, lists) {
  const names = normalizedSet(lists.capitalized);
  return letter.sentences.map((sentence) => modelWords(sentence, letter, names));
}

function labelsOf(margins, labels) {
  const given = labels.map((label, index) => ({ label, index, margin: margins[index] })).filter(({ margin }) => margin > 0);
  const isJudged = ({ label }) => JUDGED.includes(label);
  const most = given.filter(isJudged).sort((a, b) => b.margin - a.margin || a.index - b.index).slice(0, MOST);
  return new Set(given.filter((each) => !isJudged(each) || most.includes(each)).map(({ label }) => label));
}

function spanOf({ first, end }, { tokens }) {
  return [tokens[first].start, tokens[end - 1].end];
}

function defaultExpectations({ expects }, { stage, tone, aim }) {
  return { ...own(expects?.stages, stage), ...own(expects?.tones, tone), ...own(expects?.aims, aim) };
}

function totalScore(guidelines, flags, { severities = {} }) {
  const earned = sum(guidelines, (finding) => finding.earned);
  const possible = sum(guidelines, (finding) => finding.possible);
  const share = possible === 0 ? 100 : Math.floor((200 * earned + possible) / (2 * possible));
  const rules = flags.map(({ severity }) => severities[severity] ?? {});
  const score = share - sum(rules, ({ loss = 0 }) => loss);
  return Math.max(0, Math.min(100, score, ...rules.map(({ cap = 100 }) => cap)));
}

/** A property of the object's own: no word that is typed finds what every object inherits. */
function own(object, key) {
  return object && key !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

function sum(items, number) {
  return items.reduce((total, item) => total + number(item), 0);
}

function wordsFrom({ tokens }, start) {
  return countWords(tokens.filter((token) => token.start >= start));
}

function wordsOf({ first, end }, { tokens }) {
  return countWords(tokens.slice(first, end));
}

function labelled(sentences, label) {
  return sentences.filter(({ labels }) => labels.has(label));
}

/** How many sentences they are parts of. */
function countWhole(sentences) {
  return new Set(sentences.map(({ number }) => number)).size;
}

function spansOf(sentences) {
  return sentences.map(({ span }) => span);
}

// --- Flags

function findFlags(task) {
  return (task.lists.flags ?? []).flatMap((rule) => {
    const { id, severity, advice, suggestion = null } = rule;
    const spans = applies(rule, task.context) ? spansFor(rule, task) : null;
    const hurtsTone = severity !== "minor" && (rule.label !== undefined && rule.label !== "accept" || rule.rule === "shouting");
    return spans ? { id, severity, spans, advice, suggestion, hurtsTone, rule: rule.rule } : [];
  });
}

function applies({ tones = [], channels = [] }, { tone, channel }) {
  return !tones[0] && !channels[0] || tones.includes(tone) || channels.includes(channel);
}

/** Where a flag is found; null where it is not. */
function spansFor(rule, task) {
  const { letter, sentences, expects } = task;
  if (rule.rule === "noRefusal") return isRefusalMissing(task) ? spansOf(openSentences(sentences)) : null;
  const isOnlyWithoutRefusal = rule.label === "accept" || rule.label === "ask";
  if (isOnlyWithoutRefusal && !lacksRefusal(task)) return null;
  const finders = {
    shouting: () => shouting(task),
    falseDoor: () => (expects.alternatives === "none" ? spansOf(labelled(sentences, "alternatives")) : []),
    twoNames: () => names(rule, letter),
    emoji: () => spansMatching(letter.text, EMOJI),
  };
  const found = rule.label ? spansOf(labelled(sentences, rule.label)) : finders[rule.rule]();
  return found.length > 0 ? found : null;
}

function lacksRefusal({ sentences, expects }) {
  return expects.clear === undefined && labelled(sentences, "clear").length === 0;
}

/** It leaves open whether the writer comes, says yes, or says nothing at all. */
function isRefusalMissing(task) {
  return lacksRefusal(task) && (openSentences(task.sentences).length > 0 || task.sentences.every(({ labels }) =>
    [...labels].every((label) => FRAME_LABELS.includes(label))));
}

function openSentences(sentences) {
  return sentences.filter(({ labels }) => labels.has("hedge") || labels.has("accept"));
}

const FRAME_LABELS = ["greet", "close", "logistics"];

function spansMatching(text, expression) {
  return Array.from(text.matchAll(expression), ({ 0: found, index }) => [index, index + found.length]);
}

function isApart(span, spans) {
  return !spans.some(([start, end]) => span[0] < end && start < span[1]);
}

/** Rows of exclamation marks, two long words in capitals in a row, and sentences all in capitals. */
function shouting({ letter, body }) {
  const { text, tokens, asides, blanks } = letter;
  const isCapital = ({ start, end }) => {
    const word = text.slice(start, end);
    return word === word.toUpperCase() && word !== word.toLowerCase() && isApart([start, end], blanks);
  };
  const isLong = (token) => isCapital(token) && token.end - token.start >= 4;
  const runs = body.flatMap(({ first, end, span }) => {
    const mine = tokens.slice(first, end);
    if (mine.length >= 3 && mine.every(isCapital) && mine.some(isLong)) return [span];
    return mine.flatMap((token, index) => {
      const next = mine[index + 1];
      return next && isLong(token) && isLong(next) && /^ +$/.test(text.slice(token.end, next.start)) ? [[token.start, next.end]] : [];
    });
  });
  const marks = spansMatching(text, /[!！]{2,}/g).filter((span) => isApart(span, asides));
  return joined([...marks, ...runs]);
}

/** In order, those that touch or overlap as one. */
function joined(spans) {
  const result = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** Names in capitals after one of the rule's words, if they are not all the same. */
function names(rule, { words, tokens, text, blanks }) {
  const after = normalizedSet(rule.after);
  const ignored = normalizedSet(rule.ignore);
  const spans = [];
  const first = new Set();
  const isJoined = (index) => /^[ &]{0,3}$/.test(text.slice(tokens[index].end, tokens[index + 1].start));
  for (let index = 0; index + 1 < tokens.length; index += 1) {
    if (!after.has(words[index]) || ignored.has(words[index + 1])) continue;
    let last = index;
    while (last + 1 < tokens.length && isJoined(last) && isUppercase(text, tokens[last + 1].start)) last += 1;
    if (last === index) continue;
    const span = [tokens[index + 1].start, tokens[last].end];
    if (!isApart(span, blanks)) continue;
    first.add(words[index + 1]);
    spans.push(span);
  }
  return first.size > 1 ? spans : [];
}

const EMOJI = /(?![\0-\u22FF])\p{Emoji}(?:(?![\0-\u22FF])\p{Emoji}|[\u200D\uFE0F])*/gu;

// --- Guidelines

function finding(task, id) {
  const rule = task.lists.guidelines[id];
  const mine = JUDGED.includes(id) ? labelled(task.sentences, id) : [];
  const isThere = id === "mechanics" || mine.length > 0;
  const expectation = own(task.expects, id);
  const problems = isThere ? problemsOf(task, id, rule.limits ?? {}) : [absence(task, id)];
  const known = problems.map((problem) => rule.problems?.[problem]).filter(Boolean);
  const earned = isThere ? Math.max(0, rule.points - sum(known, ({ loss = 0 }) => loss)) : 0;
  const isExcused = expectation !== undefined || id === "explain" || id === "follow-up";
  let state;
  if (isThere && earned === rule.points) state = "met";
  else if (expectation === "none") state = "notExpected";
  else if (isThere) state = "partly";
  else state = isExcused ? "optional" : "missing";
  const isAdvised = state !== "notExpected";
  const isCounted = isAdvised && state !== "optional";
  const { advice, suggestion = null } = (isAdvised && known[0]) || {};
  return {
    id, state,
    found: mine.length > 0,
    earned: isCounted ? earned : 0,
    possible: isCounted ? rule.points : 0,
    problems: isAdvised ? problems : [],
    spans: spansOf(mine),
    advice: advice ? filled(advice, task) : null,
    suggestion,
  };
}

/** What is wrong where no sentence carries a guideline out. */
function absence(task, id) {
  if (id !== "clear" || task.flags.some(({ rule }) => rule === "noRefusal")) return "missing";
  return labelled(task.sentences, "explain").length > 0 ? "unsaid" : "unrecognized";
}

function problemsOf(task, id, limits) {
  const problems = {
    clear: clearProblems, explain: explainProblems, regret: regretProblems, positive: positiveProblems,
    mechanics: mechanicsProblems,
  }[id]?.(task, limits) ?? {};
  return Object.keys(problems).filter((problem) => problems[problem]);
}

function clearProblems(task, { within, sentenceWords }) {
  const { letter, body } = task;
  const band = bandOf(task);
  const count = wordsFrom(letter, letter.frame.start);
  return {
    late: countWhole(body.slice(0, body.findIndex(({ labels }) => labels.has("clear")) + 1)) > within,
    tooShort: count < band?.least,
    tooLong: count > band?.most,
    longSentences: sum(body, (sentence) => wordsOf(sentence, letter)) > sentenceWords * countWhole(body),
  };
}

function bandOf({ lists, context }) {
  return lists.lengths?.find(({ channel, stages = [] }) =>
    channel === context.channel && (stages.length === 0 || stages.includes(context.stage)));
}

/** A sentence that also thanks, offers something or asks gives no reason of its own. */
function explainProblems({ sentences, letter }, limits) {
  const all = labelled(sentences, "explain");
  const mine = all.filter(({ labels, isQuestion }) => !labels.has("thank") && !labels.has("alternatives") && !isQuestion);
  const longest = Math.max(...(mine.length > 0 ? mine : all).map((sentence) => wordsOf(sentence, letter)));
  const count = countWhole(mine);
  return {
    tooMany: count > limits.mostSentences,
    several: count > limits.sentences && !(count > limits.mostSentences),
    long: longest > limits.words,
  };
}

function regretProblems({ sentences, lists, context }, limits) {
  return { tooMany: countWhole(labelled(sentences, "regret")) > (own(lists.regrets, context.stage) ?? limits.sentences) };
}

function positiveProblems({ flags }) {
  return { flagged: flags.some(({ hurtsTone }) => hurtsTone) };
}

function mechanicsProblems({ letter, lists, context }) {
  if (letter.tokens.length === 0) return { empty: true };
  const { frame } = letter;
  const channel = own(lists.channels, context.channel) ?? {};
  const subject = context.subject ?? frame.subject;
  return {
    greeting: channel.greeting && !frame.hasGreeting,
    signOff: channel.signOff && !frame.hasSignOff,
    ...(channel.subject && subject !== undefined && subjectProblems(subject, letter, lists)),
  };
}

function subjectProblems(subject, { tokens, words, frame }, lists) {
  const { least, most, ignore } = lists.subject;
  const part = examinedPart(subject, lists.examined);
  const mine = tokensOf(part);
  const ignored = normalizedSet(ignore);
  const named = joinedWords(mine, mine.map(({ start, end }) => normalized(part.slice(start, end))))
    .filter((word) => word.length > 1 && !ignored.has(word));
  const first = tokens.filter(({ start }) => start < frame.start).length;
  const written = joinedWords(tokens.slice(first), words.slice(first));
  const count = countWords(mine);
  return {
    subjectLength: count < least || count > most,
    subjectTopic: !named.some((name) => written.some((word) => word === name || isUnspaced(name) && word.includes(name))),
  };
}

function filled(advice, task) {
  const band = bandOf(task);
  const known = band && { ...band, words: wordsFrom(task.letter, task.letter.frame.start) };
  return advice.replace(/\{(words|least|most)\}/g, (whole, name) => known?.[name] ?? whole);
}
