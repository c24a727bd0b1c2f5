import { element } from "./element.js";
import { nodesOf } from "./letter-sentences.js";
import { gap, standsAlone } from "./plain-text.js";

/**
 * Puts a letter in the place of the one on the page, with the same markup as the pages of letters have.
 * @param {HTMLElement} article
 * @param {import("./composer.js").ComposedLetter} letter
 * @param {import("./composer.js").Composer} composer whose labels and blanks they are
 */
export function showLetter(article, letter, { roles, fields }) {
  const text = article.querySelector(".letter-text");
  text.replaceChildren(...letter.paragraphs.map((sentences) => element("p", {}, ...sentences.flatMap((sentence, at) => {
    const span = sentenceSpan(sentence, roles);
    if (at === 0) return [span];
    return [standsAlone(sentence) || standsAlone(sentences[at - 1]) ? element("br") : gap && "\n", span];
  }))));
  const subjects = article.querySelector(".subjects");
  subjects.querySelector("ul").replaceChildren(...letter.subjects.map((subject) => element("li", {}, ...nodesOf(subject))));
  subjects.hidden = !letter.subjects[0];
  for (const blank of article.querySelectorAll(".sheet .blank")) blank.textContent = fields[blank.dataset.field].unfilled;
}

/** @param {import("./judge-letter.js").Part} sentence */
function sentenceSpan({ role, text, isOptional }, labels) {
  const names = role.split(" ");
  const words = names.map((name, at) => element("span", { className: "role", "data-role": name, hidden: true },
    labels[name], element("span", { className: "pause" }, at < names.length - 1 ? ", " : ": ")));
  const span = element("span", { className: "sentence", "data-role": role }, ...words, ...nodesOf(text));
  if (isOptional) span.dataset.optional = "";
  return span;
}

/**
 * The letter that came with the page, to be put back; nothing where the sheet is still empty.
 * @param {HTMLElement} article
 */
export function standing(article) {
  const places = [".letter-text", ".subjects > ul", ".sheet-head", ".page-head", ".they-answered ul"].map((name) => article.querySelector(name));
  if (!places[0].querySelector(".sentence")) return undefined;
  const copies = places.map((place) => [...(place?.cloneNode(true).childNodes ?? [])]);
  const data = { ...article.dataset };
  const { stage, reason, channel, tone, aim, relationship } = data;
  return {
    choices: { stage, reason, channel, tone, aim, relationship },
    /** Says above the letter what has come in its place. */
    name(title, kicker, href) {
      const [line, heading] = places[3].children;
      heading.textContent = title;
      Object.assign(line.firstElementChild, { textContent: kicker, href });
    },
    restore() {
      places.forEach((place, at) => place?.replaceChildren(...copies[at].map((node) => node.cloneNode(true))));
      if (places[1]) places[1].parentElement.hidden = copies[1].length === 0;
      Object.assign(article.dataset, { opens: "" }, data);
      article.toggleAttribute("data-spoken", "spoken" in data);
    },
  };
}
