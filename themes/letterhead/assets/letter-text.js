// Takes a plain text apart as a letter: what is not the writer's, the frame, and the sentences. LetterText.swift has the
// same rules; Tests/Vectors/etiquette.json holds both to the same results. All places are UTF-16 offsets.

/**
 * @typedef {object} LetterText
 * @property {string} text the part that is looked at
 * @property {boolean} truncated
 * @property {Token[]} tokens
 * @property {string[]} words of each token, as phrases and the model are given them
 * @property {Span[]} blanks what a template leaves to be filled in
 * @property {Span[]} asides what is not the writer's own words: quoted mail, signatures, tags, words in quotation marks
 * @property {Span[]} quoted those of them that stand in quotation marks
 * @property {Frame} frame
 * @property {string[]} prefixes that the model is not given
 * @property {Sentence[]} sentences of the whole letter, greeting and sign-off included
 */
/** @typedef {[number, number]} Span */
/** @typedef {{start: number, end: number, startsWord: boolean}} Token */
/** @typedef {{first: number, end: number, isQuestion: boolean, isBody: boolean, goesOn: boolean}} Sentence the tokens from first to before end; `goesOn`, if the one before is a part of the same sentence */
/** @typedef {{subject?: string, start: number, bodyStart: number, bodyEnd: number, hasGreeting: boolean, hasSignOff: boolean}} Frame */

/**
 * @param {string} whole
 * @param {object} lists what `etiquette.yaml` says of greetings, sign-offs and asides
 * @returns {LetterText}
 */
export function readLetter(whole, lists) {
  const rules = prepared(lists);
  const text = examinedPart(whole, rules.examined);
  const { cut, quoted } = findAsides(text, rules);
  const tokens = tokensOf(text).filter((token) => !isWithin(token, cut) && !isWithin(token, quoted));
  const words = tokens.map(({ start, end }) => normalized(text.slice(start, end)));
  const parts = {
    text, tokens, words, rules, cut, quoted,
    blanks: blanksOf(text).filter(([start, end]) => !isWithin({ start, end }, cut)),
    tokenEndingAt: new Map(tokens.map((token, index) => [token.end, index])),
  };
  const frame = findFrame(parts);
  const before = sentencesIn(0, frame.bodyStart, parts);
  const body = sentencesIn(frame.bodyStart, frame.bodyEnd, parts);
  const after = sentencesIn(frame.bodyEnd, text.length, parts);
  if (body.length > 0 && isIntroduction(body[0], parts)) before.push(body.shift());
  return {
    text, tokens, words, frame,
    truncated: text.length < whole.length,
    blanks: parts.blanks,
    asides: [...cut, ...quoted].sort((a, b) => a[0] - b[0]),
    quoted,
    prefixes: rules.prefixes,
    sentences: [before, body, after].flatMap((sentences, part) =>
      sentences.flatMap((sentence) => cutUp(sentence, parts)).map((sentence) => ({ ...sentence, isBody: part === 1 }))),
  };
}

// --- Text, tokens and words

export function examinedPart(text, limit) {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
}

/** Apostrophes of every kind, and characters that nobody sees. */
const INSIDE = "'’‘ʼ´`′＇\\u00AD\\u200B-\\u200D\\u2060\\uFEFF";
const RUN = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:[${INSIDE}]+[\\p{L}\\p{M}\\p{N}]+)*`, "gu");
const NOT_IN_WORDS = new RegExp(`[${INSIDE}]`, "gu");
/** Scripts that put no spaces between words: every character, with the marks on it, is a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const CHARACTER = new RegExp(`[\\p{L}\\p{M}\\p{N}][\\p{M}\\uFF9E\\uFF9F${INSIDE}]*`, "gu");

export function tokensOf(text) {
  const tokens = [];
  let last = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!/[\p{L}\p{N}]/u.test(run)) continue;
    const startsWord = tokens.length === 0 || /\s/.test(text.slice(last, index));
    last = index + run.length;
    if (isUnspaced(run)) {
      for (const { 0: character, index: offset } of run.matchAll(CHARACTER)) {
        tokens.push({ start: index + offset, end: index + offset + character.length, startsWord: true });
      }
    } else tokens.push({ start: index, end: last, startsWord });
  }
  return tokens;
}

export function isUnspaced(run) {
  return /[^\0-\u0DFF]/.test(run) && UNSPACED.test(run);
}

/** Letters that are written in several ways: German ones, and Arabic ones; what only stretches or points those goes. */
const ALIKE = {
  "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0649": "\u064A", "\u0629": "\u0647",
};

/** In compatibility form C and small letters, without apostrophes, every digit a zero, German and Arabic letters alike
 * however they are written. */
export function normalized(token) {
  return token.replace(NOT_IN_WORDS, "").normalize("NFKC").toLowerCase().replace(/\p{Nd}/gu, "0")
    .replace(/[äöüß\u0622\u0623\u0625\u0629\u0640\u0649\u064B-\u0652]/g, (letter) => ALIKE[letter] ?? "");
}

/**
 * The words of tokens as people tell them apart: in a script without spaces, what stands between two marks is one.
 * @param {Token[]} tokens @param {string[]} words of each
 */
export function joinedWords(tokens, words) {
  /** @type {string[]} */
  const joined = [];
  for (const [index, { start }] of tokens.entries()) {
    if (tokens[index - 1]?.end === start) joined.push(joined.pop() + words[index]);
    else joined.push(words[index]);
  }
  return joined;
}

export function countWords(tokens) {
  return tokens.filter((token) => token.startsWord).length;
}

function isWithin({ start, end }, spans) {
  return spans.some((span) => start < span[1] && span[0] < end);
}

export function isUppercase(text, index) {
  return /^\p{Lu}/u.test(text.slice(index, index + 2));
}

/** A name can begin so: with a capital, or in a script that has none with any letter. */
function beginsName(text, index) {
  return /^[\p{Lu}\p{Lo}]/u.test(text.slice(index, index + 2));
}

// --- Phrases of the lists

const preparedLists = new WeakMap();

function prepared(lists) {
  if (!preparedLists.has(lists)) {
    const patterns = (phrases = []) => phrases.map(pattern);
    const { greeting = {}, signOff = {}, subject = {}, setAside = {} } = lists;
    preparedLists.set(lists, {
      examined: lists.examined ?? 20_000,
      abbreviations: normalizedSet(lists.abbreviations),
      connectors: patterns(lists.connectors),
      prefixes: (lists.prefixes ?? []).map(normalized),
      longSentences: { words: 40, pieceWords: 7, ...lists.longSentences },
      subject: { ...subject, label: pattern(subject.label ?? "") },
      greeting: { ...greeting, cues: patterns(greeting.cues), introductions: patterns(greeting.introductions) },
      signOff: { ...signOff, cues: patterns(signOff.cues) },
      setAside: {
        attributions: (setAside.attributions ?? []).map(({ starts, ends = "", contains = "" }) =>
          ({ starts: pattern(starts), ends: pattern(ends), contains: pattern(contains) })),
        dividers: patterns(setAside.dividers),
        headers: normalizedSet(setAside.headers),
        devices: patterns(setAside.devices),
        footers: patterns(setAside.footers),
      },
    });
  }
  return preparedLists.get(lists);
}

/** @param {string[]} [words] */
export function normalizedSet(words = []) {
  return new Set(words.map(normalized));
}

/** The words of a phrase; `*` behind it stands for any ending, `*` before it for any words before. */
function pattern(phrase) {
  const words = tokensOf(phrase).map(({ start, end }) => normalized(phrase.slice(start, end)));
  return { words, isOpen: phrase.endsWith("*"), isEnd: phrase.startsWith("*") };
}

/** Whether the words from `start` on, before `end`, begin with the phrase, or end with one that is an end. */
function fits({ words: expected, isOpen, isEnd }, words, start, end) {
  const first = isEnd ? Math.max(start, end - expected.length) : start;
  return first + expected.length <= end && expected.every((word, offset) => {
    const found = words[first + offset];
    return isOpen && offset === expected.length - 1 ? found.startsWith(word) : found === word;
  });
}

// --- What is not the writer's own

/** The longest line that a phone or a mail program adds, in UTF-16 units. */
const DEVICE = 60;

/**
 * Lines that a mail program has put there, and what stands in quotation marks.
 * @returns {{cut: Span[], quoted: Span[]}}
 */
function findAsides(text, { setAside }) {
  /** @type {Span[]} */
  const cut = [];
  const lines = linesOf(text);
  const said = lines.map(([start, end]) => text.slice(start, end));
  const words = said.map((line) => tokensOf(line).map((token) => normalized(line.slice(token.start, token.end))));
  const begins = (index, phrases) => phrases.some((phrase) => fits(phrase, words[index], 0, words[index].length));
  const contains = (index, phrases) => phrases.some((phrase) =>
    words[index].some((_, start) => fits(phrase, words[index], start, words[index].length)));
  const isQuoted = (index) => /^\s*>/.test(said[index] ?? "");
  const isEmpty = (index) => words[index].length === 0 && said[index].trim() === "";
  const header = (index) => {
    const colon = said[index]?.search(/[:：]/) ?? -1;
    return colon > 0 && words[index].length > 0 && setAside.headers.has(normalized(said[index].slice(0, colon).trim()));
  };
  const isAttribution = (index) => setAside.attributions.some(({ starts, ends, contains }) =>
    begins(index, [starts]) && [index, index + 1].some((last) => {
      if (!/[:：]\s*$/.test(said[last] ?? "") || last > index && isQuoted(last)) return false;
      const all = words.slice(index, last + 1).flat();
      return fits(ends, all, all.length - ends.words.length, all.length)
        && all.some((_, start) => fits(contains, all, start, all.length))
        && (contains.words.length === 0 || all.some((word) => word.startsWith("0")));
    }));
  let bodySeen = false;
  for (let index = 0; index < lines.length; index += 1) {
    const toEnd = () => { cut.push([lines[index][0], text.length]); index = lines.length; };
    if (isQuoted(index)) {
      cut.push(lines[index]);
    } else if (/^--\s*$/.test(said[index]) && bodySeen) {
      toEnd();
    } else if (/^\s*[-_=*]{2,}\s*\p{L}/u.test(said[index]) && begins(index, setAside.dividers) || begins(index, setAside.dividers) && /[:：]\s*$/.test(said[index])) {
      toEnd();
    } else if (isAttribution(index)) {
      const next = lines.findIndex((_, line) => line > index && !isEmpty(line));
      const after = isQuoted(next) || next < 0 ? next : lines.findIndex((_, line) => line > next && !isEmpty(line));
      if (isQuoted(next) || isQuoted(after)) cut.push(lines[index]);
      else toEnd();
    } else if (header(index) && header(index + 1)) {
      if (bodySeen) toEnd();
      else while (header(index)) cut.push(lines[index++]);
      index -= bodySeen || index >= lines.length ? 0 : 1;
    } else if (begins(index, setAside.devices) && said[index].length <= DEVICE) {
      cut.push(lines[index]);
    } else if (bodySeen && contains(index, setAside.footers)) {
      toEnd();
    } else if (!isEmpty(index)) {
      bodySeen = true;
    }
  }
  for (const { 0: tag, index } of text.matchAll(/<\/?[A-Za-z][^<>\n\r]{0,200}>|&(?:[a-z]{2,8}|#[0-9]{1,6});/g)) {
    cut.push([index, index + tag.length]);
  }
  return { cut: merged(cut), quoted: quotations(text, cut) };
}

/** What stands in quotation marks within a paragraph; the whole text in quotation marks is a letter. */
function quotations(text, cut) {
  /** @type {Span[]} */
  const spans = [];
  for (const { 0: quotation, index } of text.matchAll(/"[^"\n\r]{2,300}"|[“„][^“”„\n\r]{2,300}[”“]|«[^«»\n\r]{2,300}»|»[^«»\n\r]{2,300}«|「[^「」\n\r]{2,300}」/g)) {
    if (!isWithin({ start: index, end: index + quotation.length }, cut)) spans.push([index, index + quotation.length]);
  }
  const quoted = spans.reduce((total, [start, end]) => total + end - start, 0);
  return quoted * 2 > text.trim().length ? [] : spans;
}

/** @param {Span[]} spans */
function merged(spans) {
  /** @type {Span[]} */
  const result = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

const NEWLINE = /\r\n|[\n\r\u2028\u2029]/g;

/** @returns {Span[]} every line, without what ends it */
function linesOf(text) {
  /** @type {Span[]} */
  const lines = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(NEWLINE)) {
    lines.push([start, index]);
    start = index + end.length;
  }
  lines.push([start, text.length]);
  return lines;
}

// --- Blanks

const LETTER = /(?![0-9])[\p{L}\p{M}\p{N}]/u;

/**
 * Brackets or braces with a letter between them, as in `[your name]`, three or more underscores, and a bracket right
 * before a letter that does not close on its line.
 * @returns {Span[]}
 */
function blanksOf(text) {
  /** @type {Span[]} */
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

// --- Frame

function findFrame(parts) {
  const { text } = parts;
  const lines = linesWithWords(parts);
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

function linesWithWords({ text, tokens }) {
  const lines = [];
  let token = 0;
  for (const [start, end] of linesOf(text)) {
    const first = token;
    while (tokens[token]?.start < end) token += 1;
    if (token > first) lines.push({ start, end, first, endToken: token });
  }
  return lines;
}

function tokensIn(line, { tokens }) {
  return tokens.slice(line.first, line.endToken);
}

function wordCount(line, parts) {
  return countWords(tokensIn(line, parts));
}

function startsWith(line, phrases, { words }) {
  return phrases.some((phrase) => fits(phrase, words, line.first, line.endToken));
}

function lastUnit(line, { text }) {
  return text.slice(line.start, line.end).trimEnd().at(-1);
}

function subjectLine(line, { text, tokens, words, rules }) {
  const { label } = rules.subject;
  const last = line.first + label.words.length - 1;
  if (last < line.first || !fits(label, words, line.first, line.endToken)) return undefined;
  const { end } = tokens[last];
  return /[:：]/.test(text[end]) && end < line.end ? text.slice(end + 1, line.end) : undefined;
}

function findGreeting(lines, parts) {
  const rule = parts.rules.greeting;
  let block = 0;
  for (const [index, line] of lines.slice(0, rule.lines ?? 0).entries()) {
    if (block > rule.blockWords) return undefined;
    if ([line, upToComma(line, parts)].some((part) => startsWith(part, rule.cues, parts))) {
      return wholeGreeting(index, endOfGreeting(line, parts), lines, parts);
    }
    if (isSalutation(line, lines[index + 1], parts)) return wholeGreeting(index, line.end, lines, parts);
    block = Math.max(block, wordCount(line, parts));
  }
  return undefined;
}

/** What stands before the first comma, which can be a name that ends as greetings do. */
function upToComma(line, { text, tokens }) {
  const comma = text.slice(line.start, line.end).search(/[,،，、]/);
  if (comma < 0) return line;
  let { first: endToken } = line;
  while (endToken < line.endToken && tokens[endToken].start < line.start + comma) endToken += 1;
  return { ...line, endToken };
}

/** A greeting and those on the lines below it, as an Arabic letter has them under the name. */
function wholeGreeting(line, end, lines, parts) {
  const isAll = end >= (tokensIn(lines[line], parts).at(-1)?.end ?? 0);
  const next = lines[line + 1];
  return isAll && next && line + 1 < parts.rules.greeting.lines && greets(next.first, next, parts)
    ? wholeGreeting(line + 1, endOfGreeting(next, parts), lines, parts) : { line, end };
}

/** A greeting begins at the token. */
function greets(token, line, { words, rules }) {
  return rules.greeting.cues.some((cue) => !cue.isEnd && fits(cue, words, token, line.endToken));
}

/** A name with a comma or a colon after it, such as `Ms. Okafor:`. */
function isSalutation(line, next, parts) {
  const count = wordCount(line, parts);
  return next !== undefined && ",:،：，、".includes(lastUnit(line, parts))
    && count >= 1 && count <= Math.max(1, parts.rules.greeting.nameWords)
    && !startsWith(line, parts.rules.signOff.cues, parts)
    && !/^\s*\p{Ll}/u.test(parts.text.slice(next.start, next.end));
}

/** Where the greetings of a line end: a name and a good morning may be two. */
function endOfGreeting(line, parts) {
  let { end } = line;
  for (const { 0: mark, index } of parts.text.slice(0, end).matchAll(/[,:;!،؛，：；！。]|\.(?!\S)/g)) {
    if (index < line.start || (mark === "." && !stopEndsSentence(index, parts))) continue;
    const next = line.first + tokensIn(line, parts).filter((token) => token.start <= index).length;
    if (greets(next, line, parts)) continue;
    end = index + 1;
    break;
  }
  end = endOfName(line, end, parts);
  const inside = tokensIn(line, parts).filter((token) => token.start < end);
  return countWords(inside) > parts.rules.greeting.words ? inside[0].end : end;
}

/** Of a greeting such as `Hello, Ms. Okafor,`, whose name stands behind a comma of its own. */
function endOfName(line, start, parts) {
  const rest = parts.text.slice(start, line.end);
  const mark = rest.search(/[,:;!]/);
  const end = mark < 0 ? line.end : start + mark + 1;
  const name = tokensIn(line, parts).filter((token) => token.start >= start && token.start < end);
  const isName = name.length > 0 && name.length <= parts.rules.greeting.nameWords
    && name.every((token) => isUppercase(parts.text, token.start));
  return isName ? end : start;
}

function findSignOff(lines, greeting, parts) {
  let first = 1;
  if (greeting) {
    const isAlone = greeting.end >= (tokensIn(lines[greeting.line], parts).at(-1)?.end ?? 0);
    first = greeting.line + (isAlone ? 2 : 1);
  }
  first = Math.max(first, lines.length - (parts.rules.signOff.lines ?? 0));
  for (let index = lines.length - 1; index >= first; index -= 1) {
    if (isSignOff(index, lines, parts)) return index;
  }
  return undefined;
}

/** A short line that begins with a sign-off; or one in any words that ends with a comma right above a name. */
function isSignOff(index, lines, parts) {
  const { cues, words, afterWords } = parts.rules.signOff;
  const line = lines[index];
  if (wordCount(line, parts) > words) return false;
  return startsWith(line, cues, parts)
    ? lines.slice(index + 1).every((after) => wordCount(after, parts) <= afterWords)
    : ",،，、".includes(lastUnit(line, parts)) && index === lines.length - 2 && isSignature(lines[index + 1], parts);
}

/** The last line, if it is a name. */
function findSignature(lines, greeting, parts) {
  const isAfterOthers = lines.length - (greeting ? greeting.line + 1 : 0) > 1;
  return isAfterOthers && isSignature(lines.at(-1), parts) ? lines.length - 1 : undefined;
}

/** A name: a few words, the first and the last with a capital if the script has them, no full stop. */
function isSignature(line, parts) {
  const tokens = tokensIn(line, parts);
  return wordCount(line, parts) <= (parts.rules.signOff.signatureWords ?? 0)
    && beginsName(parts.text, tokens[0].start) && beginsName(parts.text, tokens.at(-1).start)
    && !".!?…。！？؟۔".includes(lastUnit(line, parts));
}

/** Whether a first sentence says who the writer is. */
function isIntroduction({ first, end }, { text, tokens, words, blanks, rules }) {
  const isName = ({ start, end }) => beginsName(text, start) || isWithin({ start, end }, blanks);
  return countWords(tokens.slice(first, end)) <= rules.greeting.introductionWords
    && rules.greeting.introductions.some((phrase) => (phrase.isEnd ? fits(phrase, words, first, end)
      : fits(phrase, words, first, end - 1) && isName(tokens[first + phrase.words.length])));
}

// --- Sentences

const END = /([.!?…。！？؟۔]+)["')\]}»’”“«」』）]*(?!\S)|[。！？]|\r(?!\n)|[\n\u2028\u2029]/gu;
/** A line shorter than this was ended by its writer, not by a mail program. */
const WRAPPED = 45;

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
    if (stops ? stops !== "." || stopEndsSentence(at, parts) : !isWrapped(at, mark, text)) {
      close(at + mark.length, /[?？؟]$/u.test(stops ?? mark));
    }
  }
  close(end, false);
  return sentences;
}

/** Whether a line end is only that of a long line, whose sentence goes on with a small letter on the next; or of one that
 * ends with `、`, at which Japanese lines are broken. */
function isWrapped(at, mark, text) {
  if (/[。！？]/.test(mark)) return false;
  const end = mark === "\n" && text[at - 1] === "\r" ? at - 1 : at;
  if (text[end - 1] === "、") return true;
  if (!/^[^\S\n\r\u2028\u2029]*\p{Ll}/u.test(text.slice(at + 1, at + 40))) return false;
  const line = Math.max(...["\n", "\r", "\u2028", "\u2029"].map((unit) => text.lastIndexOf(unit, end - 1)));
  return end - line > WRAPPED;
}

/** Not behind a single letter; behind an abbreviation only if one of the connectors follows with a capital. */
function stopEndsSentence(stop, { text, tokens, words, tokenEndingAt, rules }) {
  const index = tokenEndingAt.get(stop);
  if (index === undefined) return true;
  const { start, end } = tokens[index];
  if (end - start === 1 && !/[0-9]/.test(text[start])) return false;
  const next = tokens[index + 1];
  return !rules.abbreviations.has(words[index]) || next !== undefined && isUppercase(text, next.start)
    && rules.connectors.some((phrase) => fits(phrase, words, index + 1, tokens.length));
}

/**
 * Cuts a long sentence before its commas and connectors, such as `but` or `so`, since people who write in one breath do
 * many things in one sentence.
 */
function cutUp(sentence, { text, tokens, words, rules }) {
  const { words: most, pieceWords: least } = rules.longSentences;
  if (sentence.end - sentence.first <= most) return [sentence];
  const pieces = [];
  let { first } = sentence;
  for (let index = first + least; index <= sentence.end - least; index += 1) {
    const isCut = /[,;:–—(،؛、，；：（]|\s-\s/.test(text.slice(tokens[index - 1].end, tokens[index].start))
      || rules.connectors.some((phrase) => fits(phrase, words, index, sentence.end));
    if (!isCut || index - first < least) continue;
    pieces.push({ ...sentence, first, end: index, isQuestion: false, goesOn: pieces.length > 0 });
    first = index;
  }
  return [...pieces, { ...sentence, first, goesOn: pieces.length > 0 }];
}

// --- What the model is given

/**
 * The words of a sentence as the model is given them: a name is one `A`, however long it is and whatever it says, a
 * blank likewise, a quotation one `Q`; question and exclamation marks are words.
 * @param {Sentence} sentence
 * @param {LetterText} letter
 * @param {Set<string>} notNames words with a capital that are no names, such as `i`; if there are none, capitals tell
 * nothing, as in German
 * @returns {string[]}
 */
export function modelWords({ first, end }, { text, tokens, words, blanks, quoted, prefixes }, notNames) {
  const result = [];
  const add = (word) => {
    if (word !== NAME || result.at(-1) !== NAME) result.push(word);
  };
  const masksNames = notNames.size > 0 && hasSmallWords(tokens.slice(first, end), text);
  const stop = tokens[end]?.start ?? text.length;
  for (let index = first; index < end; index += 1) {
    const token = tokens[index];
    const isName = isWithin(token, blanks)
      || masksNames && index > first && isUppercase(text, token.start) && !notNames.has(words[index]);
    add(isName ? NAME : withoutPrefix(words[index], prefixes));
    const gapEnd = Math.min(tokens[index + 1]?.start ?? text.length, stop);
    if (quoted.some(([start]) => start >= token.end && start < gapEnd)) add(QUOTATION);
    for (const mark of gapMarks(text.slice(token.end, gapEnd))) add(mark);
  }
  return result;
}

/** So many letters at least are left of a word. */
const LEAST_LEFT = 3;

/** Without the first of the prefixes that it begins with. @param {string} word @param {string[]} prefixes */
function withoutPrefix(word, prefixes) {
  const prefix = prefixes.find((each) => word.startsWith(each) && word.length >= each.length + LEAST_LEFT);
  return prefix ? word.slice(prefix.length) : word;
}

const NAME = "A";
const QUOTATION = "Q";

function gapMarks(gap) {
  const marks = gap.split(/[\n\r]/)[0].match(/[?!？！؟]/gu) ?? [];
  return [...new Set(marks.map((mark) => ("?？؟".includes(mark) ? "?" : "!")))];
}

/** More than half of a sentence's words begin with a small letter; else capitals tell nothing. */
function hasSmallWords(tokens, text) {
  return tokens.filter(({ start }) => /^\p{Ll}/u.test(text.slice(start, start + 2))).length * 2 > tokens.length;
}
