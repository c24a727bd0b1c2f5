/** What belongs near the beginning of a letter; the rest stands before its sign-off. */
const EARLY = ["thank", "clear"];

/**
 * Where a sentence that carries out a guideline goes into a letter of paragraphs: behind the greeting, or at the end
 * of the last paragraph before the sign-off; a refusal behind the thanks.
 * @param {string} text
 * @param {string} guideline
 * @param {string} sentence
 * @param {[number, number]} [thanks] the sentence that thanks, where there is one
 * @returns {{at: number, insertion: string}}
 */
export function placeSentence(text, guideline, sentence, thanks) {
  if (text.trim() === "") return { at: text.length, insertion: sentence };
  if (guideline === "greeting") return { at: 0, insertion: `${sentence}\n\n` };
  if (guideline === "signOff") return { at: text.trimEnd().length, insertion: `\n\n${sentence}` };
  if (guideline === "clear" && thanks) {
    const end = thanks[1] + text.slice(thanks[1]).match(/^[.!?…"”)]*/)[0].length;
    return { at: end, insertion: ` ${sentence}` };
  }
  const paragraphs = Array.from(text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g), ({ 0: paragraph, index }) => ({ start: index, end: index + paragraph.trimEnd().length }));
  const hasFrame = paragraphs.length > 2;
  if (EARLY.includes(guideline)) {
    if (paragraphs.length === 1) return { at: paragraphs[0].start, insertion: `${sentence} ` };
    if (hasFrame) return { at: paragraphs[1].start, insertion: `${sentence} ` };
    return { at: paragraphs[0].end, insertion: `\n\n${sentence}` };
  }
  if (paragraphs.length === 1) return { at: paragraphs[0].end, insertion: ` ${sentence}` };
  if (hasFrame) return { at: paragraphs.at(-2).end, insertion: ` ${sentence}` };
  return { at: paragraphs[0].end, insertion: `\n\n${sentence}` };
}
