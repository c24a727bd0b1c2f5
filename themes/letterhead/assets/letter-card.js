import { element } from "./element.js";
import { labelOf } from "./facets.js";
import { count } from "./words.js";

/** As letter-card.mustache has it. @param {object} letter @param {string} href @param {object} facets */
export function letterCard(letter, href, { channel, tone }) {
  const facts = [labelOf(channel, letter.channel), labelOf(tone, letter.tone), count(letter.words, "jsWords")];
  return element("li", { className: "letter-card" },
    element("a", { className: "letter-card-title", href }, letter.title),
    element("p", { className: "letter-card-summary" }, letter.summary),
    element("p", { className: "letter-card-facts" }, ...facts.flatMap((fact) => [element("span", {}, fact), " "])));
}
