// What readers are told of a check: three lists, and what was not looked at. No page is needed for it.

/**
 * @typedef {object} Finding
 * @property {string} id of the guideline or flag
 * @property {string} [advice]
 * @property {string} [suggestion]
 * @property {[number, number][]} spans the sentences
 */

/**
 * @param {object} result of `check` in etiquette.js
 * @param {string} text
 * @param {(sentence: string) => boolean} isLeft whether the reader has called that fine
 * @returns {{there: Finding[], missing: Finding[], optional: Finding[], reconsider: Finding[], left: number, blanks: number, setAside: string[]}}
 */
export function findingsOf(result, text, isLeft) {
  const { guidelines, flags } = result;
  const all = bySentence(flags);
  const reconsider = all.filter(({ spans: [span] }) => !isLeft(text.slice(...span)));
  const blanks = result.blanks.length;
  const there = guidelines.filter(({ found, state }) => found && state !== "notExpected");
  const missing = guidelines.filter(({ id, state, problems: [first] }) => state === "missing"
    // What a subject lacks may be what is still to be filled in.
    || id === "mechanics" && state === "partly" && !(blanks > 0 && first.startsWith("subject")));
  const optional = guidelines.filter(({ id, state }) => state === "optional" && id !== "follow-up");
  return {
    there: there.map((finding) => told(finding, reconsider.length > 0)),
    missing,
    optional,
    reconsider,
    left: all.length - reconsider.length,
    blanks,
    setAside: [...new Set(result.setAside.map((span) => kindOfAside(text.slice(...span))))],
  };
}

const GRAVITY = ["critical", "major", "minor"];

/** What is to be reconsidered about each sentence, where it stands; of several reasons, the gravest. */
function bySentence(flags) {
  const found = new Map();
  for (const { id, severity, advice, suggestion, spans } of flags) {
    for (const span of spans) {
      const key = String(span);
      const isGraver = !found.has(key) || GRAVITY.indexOf(severity) < GRAVITY.indexOf(found.get(key).severity);
      if (isGraver) found.set(key, { id, severity, advice, suggestion, spans: [span] });
    }
  }
  return [...found.values()].sort((one, other) => one.spans[0][0] - other.spans[0][0]);
}

/** A guideline that is carried out, with advice only where it is not quite. */
function told({ id, spans, state, problems, advice }, isFlagged) {
  const isAdvised = state === "partly" && (isFlagged || problems[0] !== "flagged");
  return { id, spans, advice: isAdvised ? advice : null };
}

/** What a text that was set apart is, as the keys `jsAside…` name it. */
export function kindOfAside(text) {
  if (/^(?:<\/?[A-Za-z]|&)/.test(text)) return "tags";
  if (/^["“„«»「]/.test(text)) return "quotation";
  const [first] = text.split(/[\n\r]/);
  if (/^\s*--\s*$/.test(first)) return "signature";
  if (/^\s*(?:>|[-_=*]{2,})|[:：]\s*$/.test(first) || /^[^\s:：]+(?::\s|：)/.test(first)) return "message";
  return "added";
}
