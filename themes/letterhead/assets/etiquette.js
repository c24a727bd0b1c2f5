// The algorithm of the Swift module Etiquette, function by function; what is not obvious is explained there, and
// Tests/Vectors/etiquette.json holds both to the same results.

const GUIDELINES = ["thank", "clear", "explain", "regret", "positive", "alternatives", "follow-up", "mechanics"];

/**
 * Scores a plain text, in which all spans are UTF-16 offsets.
 * @param {string} text
 * @param {object} context stage, channel, tone, aim, subject; `expects`, if stage, tone and aim are not to decide
 * @param {object} lists etiquette.yaml
 */
export function check(text, context, lists) {
  const known = prepared(lists);
  const letter = readLetter(text, known);
  const all = allMatches(letter, known)
    .map((found) => found.filter((match) => !isInBlank(letter, spanOf(letter, match))));
  const matches = mapValues(known.guidelineLists, (numbers) =>
    mapValues(numbers, (number) => all[number].filter((match) => isInBody(letter, match))));
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
    flags: task.flags.map(({ finder: _, ...flag }) => flag),
    truncated: letter.truncated,
  };
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

function mapValues(object = {}, made) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, made(value)]));
}

/** A property of the object's own: no word that is typed finds what every object inherits. */
function own(object, key) {
  return object && key !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

function sum(items, number) {
  return items.reduce((total, item) => total + number(item), 0);
}

const preparedLists = new WeakMap();

function prepared(lists) {
  if (preparedLists.has(lists)) return preparedLists.get(lists);
  const known = {
    contractions: new Map(Object.entries(lists.contractions ?? {})),
    abbreviations: new Set(lists.abbreviations),
    examined: lists.examined ?? 20000,
    subject: { ...lists.subject, ignore: new Set(lists.subject?.ignore) },
  };
  const patterns = (cues = []) => cues.map((cue) => pattern(cue, known));
  known.greeting = { ...lists.greeting, cues: patterns(lists.greeting?.cues), introductions: patterns(lists.greeting?.introductions) };
  known.signOff = { ...lists.signOff, cues: patterns(lists.signOff?.cues) };
  known.cueLists = [];
  const add = (cues, except) => known.cueLists.push([
    ...patterns(cues), ...patterns(except).map((cue) => ({ ...cue, isException: true })),
  ].map((cue) => ({ ...cue, list: known.cueLists.length }))) - 1;
  known.guidelineLists = mapValues(lists.guidelines, (rule) => ({
    cues: add(rule.cues, rule.except),
    objects: add(rule.objects, rule.exceptObjects),
    apologies: add(rule.apologies, rule.exceptApologies),
  }));
  known.flagLists = (lists.flags ?? []).map(({ rule, cues, except }) => (rule ? add() : add(cues, except)));
  known.cuesByInitial = new Map();
  for (const cue of known.cueLists.flat()) {
    const initial = cue.words[0]?.[0];
    known.cuesByInitial.set(initial, [...known.cuesByInitial.get(initial) ?? [], cue]);
  }
  preparedLists.set(lists, known);
  return known;
}

// --- Text, tokens and words

function examinedPart(text, limit) {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
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

function wordsOfText(text, known) {
  const part = examinedPart(text, known.examined);
  return wordsOf(tokensOf(part), part, known);
}

function pattern(cue, known) {
  const words = wordsOfText(cue, known).map((word) => word.text);
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

/** Finds the cues of all lists in one pass over the words; they lie by their first letter. */
function allMatches({ words, sentenceOfWord }, { cueLists, cuesByInitial }) {
  const found = cueLists.map(() => []);
  const exceptions = cueLists.map(() => []);
  words.forEach(({ text }, start) => {
    for (const cue of cuesByInitial.get(text[0]) ?? []) {
      const end = start + cue.words.length;
      if (fits(cue, words, start, words.length) && sentenceOfWord[start] === sentenceOfWord[end - 1]) {
        (cue.isException ? exceptions : found)[cue.list].push([start, end]);
      }
    }
  });
  return found.map((matches, list) => resolve(matches, exceptions[list]));
}

function resolve(found, exceptions) {
  const count = ([start, end]) => end - start;
  return apart(found.filter((match) => !exceptions.some((exception) =>
    isOverlapping(exception, match) && count(exception) >= count(match))));
}

/** Of those that overlap, the first; of those that start together, the longest. */
function apart(spans) {
  const kept = [];
  for (const span of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (!kept[0] || !isOverlapping(kept.at(-1), span)) kept.push(span);
  }
  return kept;
}

function isOverlapping(one, other) {
  return one[0] < other[1] && other[0] < one[1];
}

// --- Frame

function readLetter(whole, known) {
  const text = examinedPart(whole, known.examined);
  const tokens = tokensOf(text);
  const words = wordsOf(tokens, text, known);
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
    ...parts, frame, body, sentenceOfToken,
    truncated: text.length < whole.length,
    sentenceOfWord: words.map((word) => sentenceOfToken[word.token]),
    firstBodySentence: before.length,
  };
}

function isIntroduction({ first, end }, { text, tokens, words, blanks, known }) {
  const mine = words.filter(({ token }) => token >= first && token < end);
  const isName = ({ start, end }) => isUppercase(text, start) || isInBlank({ blanks }, [start, end]);
  return countWords(tokens.slice(first, end)) <= known.greeting.introductionWords
    && known.greeting.introductions.some((cue) => fits(cue, mine, 0, mine.length - 1)
      && isName(tokens[mine[cue.words.length].token]));
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

function spanOf({ tokens, words }, [first, end]) {
  return [tokens[words[first].token].start, tokens[words[end - 1].token].end];
}

function findFrame(parts) {
  const { text } = parts;
  const lines = nonBlankLines(parts);
  const subject = lines[0] && subjectLine(lines[0], parts);
  if (subject !== undefined) lines.shift();
  const greeting = findGreeting(lines, parts);
  const end = findSignOff(lines, greeting, parts);
  const last = end ?? findSignature(lines, greeting, parts);
  const start = (greeting ? lines[greeting.line] : lines[0])?.start ?? text.length;
  return {
    subject, start,
    bodyStart: greeting?.end ?? start,
    bodyEnd: lines[last]?.start ?? text.length,
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
  return next !== undefined && ",:".includes(lastUnit(line, parts))
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
  if (lines.length - (greeting ? greeting.line + 1 : 0) <= 1) return undefined;
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
  let token = tokens.filter((each) => each.start < start).length;
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
    && !known.abbreviations.has(normalized(word));
}

function isUppercase(text, index) {
  return /^\p{Lu}/u.test(text.slice(index, index + 2));
}

// --- Flags

function findFlags(task, matches) {
  return (task.lists.flags ?? []).flatMap((rule, number) => {
    const spans = applies(rule, task.context) ? spansOf(rule, matches[number], task) : null;
    const { id, severity, rule: finder = "cues", advice, suggestion = null } = rule;
    return spans ? { id, severity, finder, spans, advice, suggestion } : [];
  });
}

function applies({ tones = [], channels = [] }, { tone, channel }) {
  return !tones[0] && !channels[0] || tones.includes(tone) || channels.includes(channel);
}

function spansOf(rule, matches, task) {
  const { letter, expects } = task;
  if (rule.rule === "noRefusal") return expects.clear || task.matches.clear?.cues.length !== 0 ? null : [];
  const finders = {
    blank: () => letter.blanks,
    shouting: () => shouting(letter),
    falseDoor: () => (expects.alternatives === "none" ? spansFound(task, "alternatives") : []),
    twoNames: () => names(rule, letter),
    emoji: () => spansMatching(letter.text, EMOJI),
  };
  const found = rule.rule ? finders[rule.rule]() : matches.map((match) => spanOf(letter, match));
  return found.length > 0 ? found : null;
}

function isInBlank({ blanks }, span) {
  return blanks.some((blank) => isOverlapping(blank, span));
}

function blanksOf(text) {
  const spans = [];
  const open = /\[([^\]\n\r\u2028\u2029]{0,59}\])?|\{([^}\n\r\u2028\u2029]{0,59}\})?|_{3,}/g;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const { 0: blank, index } = found;
    const isOpen = blank.length === 1;
    const letter = (isOpen ? text.slice(index + 1, index + 3) : blank).search(LETTER);
    if (blank[0] === "_" || (isOpen ? letter === 0 : letter > 0)) spans.push([index, open.lastIndex]);
    else open.lastIndex = index + 1;
  }
  return spans;
}

const LETTER = /(?![0-9])[\p{L}\p{M}\p{N}]/u;

function spansMatching(text, expression) {
  return Array.from(text.matchAll(expression), ({ 0: found, index }) => [index, index + found.length]);
}

function shouting(letter) {
  return apart([...spansMatching(letter.text, /!{2,}/g), ...capitals(letter)]);
}

function capitals(letter) {
  const { tokens, sentenceOfToken } = letter;
  const runs = [];
  let first = 0;
  while (first < tokens.length) {
    let end = first;
    let long = 0;
    while (tokens[end] && isCapital(letter, tokens[end]) && sentenceOfToken[end] === sentenceOfToken[first]) {
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
    let last = token;
    while (last + 1 < tokens.length && isJoined(letter, last)
      && isUppercase(text, tokens[last + 1].start)) last += 1;
    if (last === token || next.token !== token + 1) continue;
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
  const problems = isThere ? problemsOf(task, id, rule.limits ?? {}) : [isUnsaid ? "unsaid" : "missing"];
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
    earned: isCounted ? earned : 0,
    possible: isCounted ? rule.points : 0,
    problems: isAdvised ? problems : [],
    spans: spansFound(task, id),
    advice: advice ? filled(advice, task) : null,
    suggestion,
  };
}

function foundFor({ matches }, id, list = "cues") {
  return matches[id]?.[list] ?? [];
}

function spansFound(task, id) {
  return foundFor(task, id).map((match) => spanOf(task.letter, match));
}

function sentencesOf(task, id, list) {
  return foundFor(task, id, list).map((match) => sentenceOf(task.letter, match));
}

function problemsOf(task, id, limits) {
  const problems = {
    thank: thankProblems, clear: clearProblems, explain: explainProblems, regret: regretProblems,
    positive: positiveProblems,
    mechanics: mechanicsProblems,
  }[id]?.(task, limits) ?? {};
  return Object.keys(problems).filter((problem) => problems[problem]);
}

function positiveProblems({ flags }) {
  return { flagged: flags.some(({ severity, finder }) => severity !== "minor" && /cues|shouting/.test(finder)) };
}

function thankProblems(task, { within }) {
  const sentences = sentencesOf(task, "thank");
  return {
    late: Math.min(...sentences) >= within,
    unnamed: !sentencesOf(task, "thank", "objects").some((each) => sentences.includes(each)),
  };
}

function clearProblems(task, { within, sentenceWords }) {
  const { letter } = task;
  const band = bandOf(task);
  const count = wordsFrom(letter, letter.frame.start);
  const words = sum(letter.body, (sentence) => wordsOfSentence(letter, sentence));
  return {
    late: Math.min(...sentencesOf(task, "clear")) >= within,
    tooShort: count < band?.least,
    tooLong: count > band?.most,
    longSentences: words > sentenceWords * letter.body.length,
  };
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
  const { length } = mine;
  return {
    tooMany: length > limits.mostSentences,
    several: length > limits.sentences && !(length > limits.mostSentences),
    long: longest > limits.words,
  };
}

function regretProblems(task, { apologies, markers }) {
  return {
    apologies: foundFor(task, "regret", "apologies").length > (own(task.lists.apologies, task.context.stage) ?? apologies),
    tooMany: foundFor(task, "regret").length > markers,
  };
}

function mechanicsProblems({ letter, lists, flags, context }) {
  if (letter.tokens.length === 0) return { empty: true };
  const { frame } = letter;
  const channel = own(lists.channels, context.channel) ?? {};
  const subject = context.subject ?? frame.subject;
  return {
    blank: flags.some((flag) => flag.finder === "blank"),
    greeting: channel.greeting && !frame.hasGreeting,
    signOff: channel.signOff && !frame.hasSignOff,
    ...(channel.subject && subject !== undefined && subjectProblems(subject, letter)),
  };
}

function subjectProblems(subject, { tokens, words, frame, known }) {
  const { least, most, ignore } = known.subject;
  const mine = wordsOfText(subject, known).map(({ text }) => text);
  const names = mine.filter((word) => word.length > 1 && !ignore.has(word));
  const count = countWords(tokensOf(examinedPart(subject, known.examined)));
  return {
    subjectLength: count < least || count > most,
    subjectTopic: !words.some(({ text, token }) => tokens[token].start >= frame.start && names.includes(text)),
  };
}

function filled(advice, task) {
  const band = bandOf(task);
  const known = band && { ...band, words: wordsFrom(task.letter, task.letter.frame.start) };
  return advice.replace(/\{(words|least|most)\}/g, (whole, name) => known?.[name] ?? whole);
}
