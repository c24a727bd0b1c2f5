/** What belongs near the beginning of a letter; the rest stands before its sign-off. */
const EARLY = ["thank", "clear"];

/**
 * Where a sentence that carries out a guideline goes into a letter of paragraphs: behind the greeting, or at the end
 * of the last paragraph before the sign-off; a refusal behind the thanks. Where the first sentence goes on in small
 * letters behind the comma of a greeting, the new one does, and that gets its capital.
 * @param {string} text
 * @param {string} guideline
 * @param {string} sentence
 * @param {[number, number]} [thanks] the sentence that thanks, where there is one
 * @returns {{at: number, end: number, insertion: string}} what stands from `at` to before `end` is replaced
 */
export function placeSentence(text, guideline, sentence, thanks) {
  const gap = /[。！？]$/.test(sentence) ? "" : " ";
  const inserted = (at, insertion) => ({ at, end: at, insertion });
  if (text.trim() === "") return inserted(text.length, sentence);
  if (guideline === "greeting") return inserted(0, `${sentence}\n\n`);
  if (guideline === "signOff") return inserted(text.trimEnd().length, `\n\n${sentence}`);
  if (guideline === "clear" && thanks) {
    const end = thanks[1] + text.slice(thanks[1]).match(/^[.!?…。！？؟"”“)」]*/)[0].length;
    return inserted(end, gap + sentence);
  }
  const paragraphs = Array.from(text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g), ({ 0: paragraph, index }) => ({ start: index, end: index + paragraph.trimEnd().length }));
  const hasFrame = paragraphs.length > 2;
  if (EARLY.includes(guideline)) {
    if (paragraphs.length === 1 || hasFrame) return first(text, paragraphs[hasFrame ? 1 : 0].start, sentence, gap);
    return inserted(paragraphs[0].end, `\n\n${sentence}`);
  }
  if (paragraphs.length === 1 || hasFrame) return inserted(paragraphs.at(hasFrame ? -2 : 0).end, gap + sentence);
  return inserted(paragraphs[0].end, `\n\n${sentence}`);
}

function first(text, at, sentence, gap) {
  const small = /,\s*$/.test(text.slice(0, at)) ? text.slice(at).match(/^\p{Ll}?/u)[0] : "";
  const start = small && sentence.replace(/^\p{Lu}(?=\p{L})/u, (letter) => letter.toLowerCase());
  return { at, end: at + small.length, insertion: (start || sentence) + gap + small.toUpperCase() };
}
