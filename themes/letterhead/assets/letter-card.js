import { element } from "./element.js";
import { count } from "./words.js";

/** As letter-card.mustache has it. @param {object} letter one of letterCards @param {string} href */
export function letterCard({ title, summary, facts, words }, href) {
  return element("li", { className: "letter-card" },
    element("a", { className: "letter-card-title", href }, title),
    element("p", { className: "letter-card-summary" }, summary),
    element("p", { className: "letter-card-facts" }, ...[...facts, count(words, "jsWords")].flatMap((fact) => [element("span", {}, fact), " "])));
}
