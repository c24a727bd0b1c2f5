// The etiquette check: a word-list check, not a judge. It is the algorithm of the Swift module
// Etiquette, function by function: EtiquetteCheck.swift says what each step does, and what is not
// obvious is explained there once. Both are held to the vectors in Tests/Vectors/etiquette.json.

const GUIDELINES = [
  "thank", "clear", "explain", "regret", "positive", "alternatives", "follow-up", "mechanics",
];
const EXCEPTIONS = { cues: "except", objects: "exceptObjects", apologies: "exceptApologies" };

/**
 * Scores a plain text. A pure function: the same arguments give the same result.
 *
 * @param {string} text
 * @param {{stage?: string, channel?: string, tone?: string, aim?: string, subject?: string,
 *   expects?: Object<string, "optional"|"none">}} context without `expects`, stage, tone and aim decide
 * @param {object} lists etiquette.yaml
 * @returns {{score: number, words: number, guidelines: object[], flags: object[], truncated: boolean}}
 *   guidelines have id, state, earned, possible, problems; flags have id, severity; both have spans as
 *   UTF-16 offsets in the text, advice and suggestion, each a text or null
 */
export function check(text, context, lists) {
  const known = prepared(lists);
  const letter = readLetter(text, known);
  const all = known.index.matches(letter.words, letter.sentenceOfWord)
    .map((found) => found.filter((match) => !isInBlank(letter, spanOf(letter, match))));
  const matches = {};
  for (const [id, numbers] of Object.entries(known.guidelineLists)) {
    matches[id] = {};
    for (const [name, number] of Object.entries(numbers)) {
      matches[id][name] = all[number].filter((match) => isInBody(letter, match));
    }
  }
  const task = {
    letter, lists, known, context, matches,
    expects: context.expects ?? defaultExpectations(lists, context),
    flags: [],
  };
  task.flags = findFlags(task, known.flagLists.map((number) => all[number]));
  const guidelines = scoreGuidelines(task);
  return {
    score: totalScore(guidelines, task.flags, lists),
    words: wordsFrom(letter, letter.frame.start),
    guidelines,
    flags: task.flags.map(({ finder, ...flag }) => flag),
    truncated: letter.truncated,
  };
}

function defaultExpectations({ expects }, { stage, tone, aim }) {
  return { ...own(expects?.stages, stage), ...own(expects?.tones, tone), ...own(expects?.aims, aim) };
}

function totalScore(guidelines, flags, { severities = {} }) {
  const earned = sum(guidelines, (finding) => finding.earned);
  const possible = sum(guidelines, (finding) => finding.possible);
  let score = possible === 0 ? 100 : Math.floor((200 * earned + possible) / (2 * possible));
  const rules = flags.map((flag) => severities[flag.severity] ?? {});
  score -= sum(rules, (rule) => rule.loss ?? 0);
  for (const { cap } of rules) score = Math.min(score, cap ?? score);
  return Math.max(0, Math.min(100, score));
}

/** A property of the object's own: no word that is typed finds what every object inherits. */
function own(object, key) {
  return object && key !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

function sum(items, number) {
  return items.reduce((total, item) => total + number(item), 0);
}

const preparedLists = new WeakMap();

/** What is worked out once from the lists. */
function prepared(lists) {
  let known = preparedLists.get(lists);
  if (!known) {
    const tokenizer = {
      contractions: new Map(Object.entries(lists.contractions ?? {})),
      abbreviations: new Set(lists.abbreviations),
      examined: lists.examined ?? 20000,
    };
    const index = new CueIndex(tokenizer);
    const guidelineLists = {};
    for (const [id, rule] of Object.entries(lists.guidelines ?? {})) {
      guidelineLists[id] = {};
      for (const [name, except] of Object.entries(EXCEPTIONS)) {
        guidelineLists[id][name] = index.add(rule[name], rule[except]);
      }
    }
    const flagLists = (lists.flags ?? []).map((flag) =>
      flag.rule ? index.add() : index.add(flag.cues, flag.except));
    const patterns = (cues = []) => cues.map((cue) => pattern(cue, tokenizer));
    known = {
      tokenizer, index, guidelineLists, flagLists,
      greeting: { ...lists.greeting, cues: patterns(lists.greeting?.cues) },
      introductions: patterns(lists.greeting?.introductions),
      signOff: { ...lists.signOff, cues: patterns(lists.signOff?.cues) },
      subject: { ...lists.subject, ignore: new Set(lists.subject?.ignore) },
    };
    preparedLists.set(lists, known);
  }
  return known;
}

// --- Text, tokens and words

function examinedPart(text, limit) {
  if (text.length <= limit) return text;
  const isHalf = text.charCodeAt(limit - 1) >> 10 === 0x36;
  return text.slice(0, isHalf ? limit - 1 : limit);
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

function tokensOf(text) {
  const tokens = [];
  let last = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!/[\p{L}\p{N}]/u.test(run)) continue;
    const startsWord = tokens.length === 0 || /\s/.test(text.slice(last, index));
    last = index + run.length;
    tokens.push({ start: index, end: last, startsWord });
  }
  return tokens;
}

function wordsOf(tokens, text, { contractions }) {
  const words = [];
  tokens.forEach(({ start, end }, token) => {
    const word = normalized(text.slice(start, end));
    const parts = contractions.get(word)?.split(" ") ?? [word.replace(/'s$/, "")];
    for (const part of parts) words.push({ text: part, token });
  });
  return words;
}

function normalized(text) {
  return text.normalize("NFC").toLowerCase().replaceAll("’", "'");
}

function wordsOfText(text, tokenizer) {
  const part = examinedPart(text, tokenizer.examined);
  return wordsOf(tokensOf(part), part, tokenizer);
}

function pattern(cue, tokenizer) {
  const words = wordsOfText(cue, tokenizer).map((word) => word.text);
  return { words, isOpen: cue.endsWith("*") };
}

function starts(word, stem) {
  return word.startsWith(stem) && !/^\p{M}/u.test(word.slice(stem.length));
}

function fits({ words: expected, isOpen }, words, start, end) {
  return start + expected.length <= end && expected.every((word, offset) => {
    const found = words[start + offset].text;
    return isOpen && offset === expected.length - 1 ? starts(found, word) : found === word;
  });
}

function countWords(tokens) {
  return tokens.filter((token) => token.startsWord).length;
}

// --- Cues

/** Finds the cues of many lists in one pass over the words of a text; they lie by their first letter. */
class CueIndex {
  #tokenizer;
  #count = 0;
  #cues = new Map();

  constructor(tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** @returns {number} the place of the list in what `matches` returns */
  add(cues = [], exceptions = []) {
    for (const cue of cues) this.#addCue(cue, false);
    for (const cue of exceptions) this.#addCue(cue, true);
    return this.#count++;
  }

  #addCue(text, isException) {
    const cue = { ...pattern(text, this.#tokenizer), list: this.#count, isException };
    const initial = cue.words[0]?.[0];
    if (!this.#cues.has(initial)) this.#cues.set(initial, []);
    this.#cues.get(initial).push(cue);
  }

  matches(words, sentences) {
    const found = Array.from({ length: this.#count }, () => []);
    const exceptions = Array.from({ length: this.#count }, () => []);
    words.forEach(({ text }, start) => {
      for (const cue of this.#cues.get(text[0]) ?? []) {
        const last = start + cue.words.length - 1;
        if (fits(cue, words, start, words.length) && sentences[start] === sentences[last]) {
          (cue.isException ? exceptions : found)[cue.list].push([start, last]);
        }
      }
    });
    return found.map((matches, list) => resolve(matches, exceptions[list]));
  }
}

function resolve(found, exceptions) {
  const count = ([first, last]) => last - first;
  const longestFirst = found
    .filter((match) => !exceptions.some((exception) =>
      exception[0] <= match[1] && match[0] <= exception[1] && count(exception) >= count(match)))
    .sort((left, right) => left[0] - right[0] || right[1] - left[1]);
  const kept = [];
  for (const match of longestFirst) {
    if (kept.length === 0 || kept.at(-1)[1] < match[0]) kept.push(match);
  }
  return kept;
}

// --- Frame

function readLetter(whole, known) {
  const text = examinedPart(whole, known.tokenizer.examined);
  const tokens = tokensOf(text);
  const words = wordsOf(tokens, text, known.tokenizer);
  const tokenEndingAt = new Map(tokens.map((token) => [token.end, token]));
  const parts = { text, tokens, words, blanks: blanksOf(text), tokenEndingAt, known };
  const frame = findFrame(parts);
  const before = sentencesIn(0, frame.bodyStart, parts);
  const body = sentencesIn(frame.bodyStart, frame.bodyEnd, parts);
  const after = sentencesIn(frame.bodyEnd, text.length, parts);
  if (body.length > 0 && isIntroduction(body[0], parts)) before.push(body.shift());
  const sentenceOfToken = new Array(tokens.length).fill(0);
  [...before, ...body, ...after].forEach((sentence, number) => {
    sentenceOfToken.fill(number, sentence.first, sentence.end);
  });
  return {
    text, tokens, words, blanks: parts.blanks, frame, body, sentenceOfToken,
    truncated: text.length < whole.length,
    sentenceOfWord: words.map((word) => sentenceOfToken[word.token]),
    firstBodySentence: before.length,
  };
}

function isIntroduction({ first, end }, { text, tokens, words, blanks, known }) {
  const mine = words.filter(({ token }) => token >= first && token < end);
  return countWords(tokens.slice(first, end)) <= known.greeting.introductionWords
    && known.introductions.some((cue) => fits(cue, mine, 0, mine.length - 1)
      && isName(tokens[mine[cue.words.length].token], text, blanks));
}

function isName({ start, end }, text, blanks) {
  return isUppercase(text, start) || isInBlank({ blanks }, [start, end]);
}

function wordsFrom({ tokens }, start) {
  return countWords(tokens.filter((token) => token.start >= start));
}

function sentenceOf(letter, [first]) {
  return letter.sentenceOfWord[first] - letter.firstBodySentence;
}

function isInBody(letter, match) {
  const sentence = sentenceOf(letter, match);
  return sentence >= 0 && sentence < letter.body.length;
}

function spanOf({ tokens, words }, [first, last]) {
  return [tokens[words[first].token].start, tokens[words[last].token].end];
}

function findFrame(parts) {
  const { text } = parts;
  const lines = nonBlankLines(parts);
  let subject;
  if (lines.length > 0) {
    subject = subjectLine(lines[0], parts);
    if (subject !== undefined) lines.shift();
  }
  const greeting = findGreeting(lines, parts);
  const end = findSignOff(lines, greeting, parts);
  const signature = end === undefined ? findSignature(lines, greeting, parts) : undefined;
  const last = end ?? signature;
  const start = (greeting ? lines[greeting.line] : lines[0])?.start ?? text.length;
  return {
    subject, start,
    bodyStart: greeting?.end ?? start,
    bodyEnd: last === undefined ? text.length : lines[last].start,
    hasGreeting: greeting !== undefined,
    hasSignOff: end !== undefined,
  };
}

function nonBlankLines({ text, tokens, words }) {
  const lines = [];
  let token = 0;
  let word = 0;
  for (const { 0: line, index: start } of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    if (!/\S/.test(line)) continue;
    const [firstToken, firstWord, end] = [token, word, start + line.length];
    while (tokens[token]?.start < end) token += 1;
    while (words[word]?.token < token) word += 1;
    lines.push({ start, end, firstToken, endToken: token, firstWord, endWord: word });
  }
  return lines;
}

function tokensOfLine(line, { tokens }) {
  return tokens.slice(line.firstToken, line.endToken);
}

function wordCount(line, parts) {
  return countWords(tokensOfLine(line, parts));
}

function startsWith(line, cues, { words }) {
  return cues.some((cue) => fits(cue, words, line.firstWord, line.endWord));
}

function lastUnit(line, { text }) {
  return text.slice(line.start, line.end).trimEnd().at(-1);
}

function subjectLine(line, { text, tokens, words, known }) {
  if (line.firstToken === line.endToken) return undefined;
  const { end } = tokens[line.firstToken];
  const isLabel = words[line.firstWord].text === known.subject.label && text[end] === ":";
  return isLabel && end < line.end ? text.slice(end + 1, line.end) : undefined;
}

function findGreeting(lines, parts) {
  const rule = parts.known.greeting;
  let block = 0;
  for (const [index, line] of lines.slice(0, rule.lines ?? 0).entries()) {
    if (block > rule.blockWords) return undefined;
    if (startsWith(line, rule.cues, parts)) {
      return { line: index, end: endOfGreeting(line, parts) };
    }
    if (isSalutation(line, lines[index + 1], parts)) return { line: index, end: line.end };
    block = Math.max(block, wordCount(line, parts));
  }
  return undefined;
}

function isSalutation(line, next, parts) {
  const count = wordCount(line, parts);
  return next !== undefined && [",", ":"].includes(lastUnit(line, parts))
    && count >= 1 && count <= Math.max(1, parts.known.greeting.nameWords)
    && !startsWith(line, parts.known.signOff.cues, parts)
    && !/^\s*\p{Ll}/u.test(parts.text.slice(next.start, next.end));
}

function endOfGreeting(line, parts) {
  let { end } = line;
  for (const { 0: mark, index } of parts.text.slice(0, end).matchAll(/[,:;!]|\.(?!\S)/g)) {
    if (index < line.start || (mark === "." && !stopEndsSentence(index, parts))) continue;
    end = index + 1;
    break;
  }
  const inside = tokensOfLine(line, parts).filter((token) => token.start < end);
  return countWords(inside) > parts.known.greeting.words ? inside[0].end : end;
}

function findSignOff(lines, greeting, parts) {
  let first = 1;
  if (greeting) {
    const isAlone = greeting.end >= (tokensOfLine(lines[greeting.line], parts).at(-1)?.end ?? 0);
    first = greeting.line + (isAlone ? 2 : 1);
  }
  first = Math.max(first, lines.length - (parts.known.signOff.lines ?? 0));
  for (let index = lines.length - 1; index >= first; index -= 1) {
    if (isSignOff(index, lines, parts)) return index;
  }
  return undefined;
}

function isSignOff(index, lines, parts) {
  const { cues, words, afterWords } = parts.known.signOff;
  return startsWith(lines[index], cues, parts) && wordCount(lines[index], parts) <= words
    && lines.slice(index + 1).every((line) => wordCount(line, parts) <= afterWords);
}

function findSignature(lines, greeting, parts) {
  const line = lines.at(-1);
  if (lines.length - (greeting ? greeting.line + 1 : 0) <= 1 || line === undefined) return undefined;
  const tokens = tokensOfLine(line, parts);
  const isName = tokens.length > 0
    && wordCount(line, parts) <= (parts.known.signOff.signatureWords ?? 0)
    && isUppercase(parts.text, tokens[0].start) && isUppercase(parts.text, tokens.at(-1).start)
    && !".!?…".includes(lastUnit(line, parts));
  return isName ? lines.length - 1 : undefined;
}

// --- Sentences

const END =
  /([.!?…]+)["')\]}»’”]*(?!\S)|(?:\r(?!\n)|[\n\u2028\u2029])(?![^\S\n\r\u2028\u2029]*\p{Ll})/gu;

function sentencesIn(start, end, parts) {
  const { text, tokens } = parts;
  const sentences = [];
  let token = tokens.findIndex((each) => each.start >= start);
  if (token < 0) token = tokens.length;
  const close = (at, isQuestion) => {
    const first = token;
    while (tokens[token]?.start < at) token += 1;
    if (token > first) sentences.push({ first, end: token, isQuestion });
  };
  for (const { 0: mark, 1: stops, index } of text.slice(start, end).matchAll(END)) {
    const at = start + index;
    if (stops !== "." || stopEndsSentence(at, parts)) {
      close(at + mark.length, stops?.endsWith("?"));
    }
  }
  close(end, false);
  return sentences;
}

function stopEndsSentence(stop, { text, tokenEndingAt, known }) {
  const token = tokenEndingAt.get(stop);
  if (token === undefined) return true;
  const word = text.slice(token.start, token.end);
  return (word.length > 1 || /[0-9]/.test(word))
    && !known.tokenizer.abbreviations.has(normalized(word));
}

function isUppercase(text, index) {
  return /^\p{Lu}/u.test(String.fromCodePoint(text.codePointAt(index)));
}

// --- Flags

function findFlags(task, matches) {
  const found = [];
  (task.lists.flags ?? []).forEach((rule, number) => {
    const spans = applies(rule, task.context) ? spansOf(rule, matches[number], task) : null;
    if (spans) {
      found.push({
        id: rule.id, severity: rule.severity, finder: rule.rule ?? "cues", spans,
        advice: rule.advice, suggestion: rule.suggestion ?? null,
      });
    }
  });
  return found;
}

function applies({ tones = [], channels = [] }, { tone, channel }) {
  if (tones.length === 0 && channels.length === 0) return true;
  return tones.includes(tone) || channels.includes(channel);
}

function spansOf(rule, matches, task) {
  const { letter, expects } = task;
  let found;
  switch (rule.rule) {
    case undefined: found = matches.map((match) => spanOf(letter, match)); break;
    case "noRefusal": return isRefusalMissing(task) ? [] : null;
    case "blank": found = letter.blanks; break;
    case "shouting": found = shouting(letter); break;
    case "falseDoor":
      found = expects.alternatives === "none"
        ? foundFor(task, "alternatives").map((match) => spanOf(letter, match)) : [];
      break;
    case "twoNames": found = names(rule, letter); break;
    case "emoji": found = spansMatching(letter.text, EMOJI); break;
    default: found = [];
  }
  return found.length > 0 ? found : null;
}

function isRefusalMissing({ expects, matches }) {
  return expects.clear === undefined && matches.clear?.cues.length === 0;
}

function isInBlank({ blanks }, [start, end]) {
  return blanks.some((blank) => blank[0] < end && start < blank[1]);
}

function blanksOf(text) {
  const spans = [];
  const open = /\[([^\]\n\r\u2028\u2029]{0,59}\])?|\{([^}\n\r\u2028\u2029]{0,59}\})?|_{3,}/g;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const { 0: blank, index } = found;
    const isOpen = blank.length === 1;
    const rest = isOpen ? text.slice(index + 1, index + 3) : blank;
    const hasLetter = isOpen ? LETTER_FIRST : LETTER;
    if (blank[0] === "_" || hasLetter.test(rest)) spans.push([index, open.lastIndex]);
    else open.lastIndex = index + 1;
  }
  return spans;
}

const LETTER = /(?![0-9])[\p{L}\p{M}\p{N}]/u;
const LETTER_FIRST = /^(?![0-9])[\p{L}\p{M}\p{N}]/u;

function spansMatching(text, expression) {
  return Array.from(text.matchAll(expression), ({ 0: found, index }) => [index, index + found.length]);
}

function shouting(letter) {
  const runs = [...spansMatching(letter.text, /!{2,}/g), ...capitals(letter)].sort((a, b) => a[0] - b[0]);
  const spans = [];
  for (const run of runs) if (spans.length === 0 || spans.at(-1)[1] <= run[0]) spans.push(run);
  return spans;
}

function capitals(letter) {
  const { tokens, sentenceOfToken } = letter;
  const runs = [];
  let first = 0;
  while (first < tokens.length) {
    let end = first;
    let long = 0;
    while (end < tokens.length && isCapital(letter, tokens[end])
      && sentenceOfToken[end] === sentenceOfToken[first]) {
      if (tokens[end].end - tokens[end].start > 2) long += 1;
      end += 1;
    }
    if (end - first > 2 && long > 1) runs.push([tokens[first].start, tokens[end - 1].end]);
    first = Math.max(end, first + 1);
  }
  return runs;
}

function isCapital(letter, { start, end }) {
  const token = letter.text.slice(start, end);
  return token === token.toUpperCase() && token !== token.toLowerCase() && !isInBlank(letter, [start, end]);
}

function names(rule, letter) {
  const { words, tokens, text } = letter;
  const spans = [];
  const first = new Set();
  for (let index = 0; index + 1 < words.length; index += 1) {
    const { text: word, token } = words[index];
    const next = words[index + 1];
    if (!rule.cues.includes(word) || rule.except?.includes(next.text)) continue;
    if (next.token !== token + 1 || !isUppercase(text, tokens[next.token].start)) continue;
    if (!isJoined(letter, token)) continue;
    let last = next.token;
    while (last + 1 < tokens.length && isJoined(letter, last)
      && isUppercase(text, tokens[last + 1].start)) last += 1;
    const span = [tokens[next.token].start, tokens[last].end];
    if (isInBlank(letter, span)) continue;
    first.add(next.text);
    spans.push(span);
  }
  return first.size > 1 ? spans : [];
}

function isJoined({ text, tokens }, token) {
  return /^[ &]{0,3}$/.test(text.slice(tokens[token].end, tokens[token + 1].start));
}

const EMOJI = /(?![\0-\u22FF])\p{Emoji}(?:(?![\0-\u22FF])\p{Emoji}|[\u200D\uFE0F])*/gu;

// --- Guidelines

function scoreGuidelines(task) {
  const rules = task.lists.guidelines ?? {};
  return GUIDELINES.filter((id) => Object.hasOwn(rules, id)).map((id) => finding(task, id, rules[id]));
}

function finding(task, id, rule) {
  const mine = foundFor(task, id);
  const isThere = id === "mechanics" || mine.length > 0;
  const expectation = own(task.expects, id);
  const isUnsaid = id === "clear" && foundFor(task, "explain").length > 0;
  const problems = isThere ? problemsOf(task, id, rule) : [isUnsaid ? "unsaid" : "missing"];
  const losses = sum(problems, (problem) => rule.problems?.[problem]?.loss ?? 0);
  const earned = isThere ? Math.max(0, rule.points - losses) : 0;
  const isExcused = expectation !== undefined || id === "explain" || id === "follow-up";
  let state;
  if (isThere && earned === rule.points) state = "met";
  else if (expectation === "none") state = "notExpected";
  else if (isThere) state = "partly";
  else state = isExcused ? "optional" : "missing";
  const counts = state === "met" || state === "partly" || state === "missing";
  const advised = state === "notExpected"
    ? undefined : problems.map((problem) => rule.problems?.[problem]).find((each) => each);
  return {
    id, state,
    earned: counts ? earned : 0,
    possible: counts ? rule.points : 0,
    problems: state === "notExpected" ? [] : problems,
    spans: mine.map((match) => spanOf(task.letter, match)),
    advice: advised ? filled(advised.advice, task) : null,
    suggestion: advised?.suggestion ?? null,
  };
}

function foundFor({ matches }, id, list = "cues") {
  return matches[id]?.[list] ?? [];
}

function sentencesOf(task, id, list) {
  return foundFor(task, id, list).map((match) => sentenceOf(task.letter, match));
}

function problemsOf(task, id, { limits = {} }) {
  switch (id) {
    case "thank": return thankProblems(task, limits);
    case "clear": return clearProblems(task, limits);
    case "explain": return explainProblems(task, limits);
    case "regret": return regretProblems(task, limits);
    case "positive": return hasFlaggedWords(task) ? ["flagged"] : [];
    case "mechanics": return mechanicsProblems(task);
    default: return [];
  }
}

function hasFlaggedWords({ flags }) {
  return flags.some(({ severity, finder }) =>
    severity !== "minor" && (finder === "cues" || finder === "shouting"));
}

function thankProblems(task, limits) {
  const sentences = sentencesOf(task, "thank");
  const isNamed = sentencesOf(task, "thank", "objects").some((each) => sentences.includes(each));
  const problems = [];
  if (Math.min(...sentences) >= limits.within) problems.push("late");
  if (!isNamed) problems.push("unnamed");
  return problems;
}

function clearProblems(task, limits) {
  const { letter } = task;
  const problems = [];
  if (Math.min(...sentencesOf(task, "clear")) >= limits.within) problems.push("late");
  const band = bandOf(task);
  const count = wordsFrom(letter, letter.frame.start);
  if (band && count < band.least) problems.push("tooShort");
  if (band && count > band.most) problems.push("tooLong");
  const words = sum(letter.body, (sentence) => wordsOfSentence(letter, sentence));
  if (words > limits.sentenceWords * letter.body.length) problems.push("longSentences");
  return problems;
}

function wordsOfSentence({ tokens }, sentence) {
  return countWords(tokens.slice(sentence.first, sentence.end));
}

function bandOf({ lists, context }) {
  return lists.lengths?.find(({ channel, stages = [] }) =>
    channel === context.channel && (stages.length === 0 || stages.includes(context.stage)));
}

function explainProblems(task, limits) {
  const { letter } = task;
  const others = [...sentencesOf(task, "thank"), ...sentencesOf(task, "alternatives")];
  const all = [...new Set(sentencesOf(task, "explain"))];
  const mine = all.filter((each) => !others.includes(each) && !letter.body[each].isQuestion);
  const counted = mine.length > 0 ? mine : all;
  const longest = Math.max(...counted.map((each) => wordsOfSentence(letter, letter.body[each])));
  const problems = [];
  if (mine.length > limits.mostSentences) problems.push("tooMany");
  else if (mine.length > limits.sentences) problems.push("several");
  if (longest > limits.words) problems.push("long");
  return problems;
}

function regretProblems(task, limits) {
  const allowed = own(task.lists.apologies, task.context.stage) ?? limits.apologies;
  const problems = [];
  if (foundFor(task, "regret", "apologies").length > allowed) problems.push("apologies");
  if (foundFor(task, "regret").length > limits.markers) problems.push("tooMany");
  return problems;
}

function mechanicsProblems(task) {
  const { letter, context } = task;
  if (letter.tokens.length === 0) return ["empty"];
  const channel = own(task.lists.channels, context.channel) ?? {};
  const subject = context.subject ?? letter.frame.subject;
  const problems = [];
  if (task.flags.some((flag) => flag.finder === "blank")) problems.push("blank");
  if (channel.greeting && !letter.frame.hasGreeting) problems.push("greeting");
  if (channel.signOff && !letter.frame.hasSignOff) problems.push("signOff");
  if (channel.subject && subject !== undefined) problems.push(...subjectProblems(subject, task));
  return problems;
}

function subjectProblems(subject, { letter, known }) {
  const text = examinedPart(subject, known.tokenizer.examined);
  const tokens = tokensOf(text);
  const names = new Set(wordsOf(tokens, text, known.tokenizer).map((word) => word.text)
    .filter((word) => word.length > 1 && !known.subject.ignore.has(word)));
  const isNamed = letter.words.some((word) =>
    letter.tokens[word.token].start >= letter.frame.start && names.has(word.text));
  const count = countWords(tokens);
  const problems = [];
  if (count < known.subject.least || count > known.subject.most) problems.push("subjectLength");
  if (!isNamed) problems.push("subjectTopic");
  return problems;
}

function filled(advice, task) {
  const band = bandOf(task);
  if (!band) return advice;
  return advice.replaceAll("{words}", wordsFrom(task.letter, task.letter.frame.start))
    .replaceAll("{least}", band.least).replaceAll("{most}", band.most);
}
