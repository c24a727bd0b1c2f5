import { digest } from "./digest.js";
import { element } from "./element.js";
import { gap, lengthOf, sentenceAfter } from "./plain-text.js";

/** The choice of leaving a sentence out. */
export const OUT = "out";

/** What a letter that was put together can do without. */
const DISPENSABLE = ["explain", "regret", "positive", "alternatives"];

/** The guidelines that refuse and that give the reason. */
const { refusalRole = "clear", reasonRole = "explain" } = document.querySelector?.("article")?.dataset ?? {};

/**
 * The sentences of a letter that the composer has put on the page.
 * @param {HTMLElement} article @param {import("./judge-letter.js").Part[]} parts
 */
export function composedSentences(article, parts) {
  return Array.from(article.querySelectorAll(".letter-text .sentence"), (node, at) => {
    const { role, text, others = [] } = parts[at];
    const options = [{ id: "", text, role }, ...others.map((other) => ({ id: digest(other.text), ...other }))];
    if ("optional" in node.dataset || DISPENSABLE.includes(role)) options.push({ id: OUT, text: "", role: "" });
    return { key: `s${at}`, node, options, words: [...node.childNodes] };
  });
}

/**
 * The sentences of a letter, each with all it can say: itself, what the phrasebook has instead, nothing.
 * @param {HTMLElement} article the page, which lists those phrases
 */
export function readSentences(article) {
  const phrases = (role) => Array.from(article.querySelectorAll(`[data-guideline="${role}"] > li`), template);

  const nodes = [...article.querySelectorAll(".sentence")];

  return nodes.map((node, at) => {
    const { role } = node.dataset;
    const before = nodes[at - 1] ? template(nodes[at - 1]) : "";
    const texts = (name) => phrases(name).map((text) => sentenceAfter(before, text));
    const options = [{ id: "", text: template(node), role }];
    const offer = (text, role) => options.push({ id: digest(text), text, role });
    for (const text of texts(role)) offer(text, role);
    // A refusal that gives its reason in the same breath can do without, or give it a sentence of its own.
    if (role === `${refusalRole} ${reasonRole}` || role === `${reasonRole} ${refusalRole}`) {
      const refusals = texts(refusalRole);
      for (const refusal of refusals) offer(refusal, refusalRole);
      for (const reason of texts(reasonRole)) {
        if (refusals[0] && !isShort(reason)) offer(refusals[0] + gap + sentenceAfter(refusals[0], reason), role);
      }
    }
    if ("optional" in node.dataset || role === reasonRole) options.push({ id: OUT, text: "", role: "" });
    return { key: `s${at}`, node, options, words: [...node.childNodes] };
  });
}

/**
 * How much can be said of the reason, and the choices that say it; nothing where there is nothing to choose.
 * @returns {{name: string, choices: Record<string, string>}[]}
 */
export function levels(sentences) {
  const reasons = sentences.filter(({ options }) => gives(options[0]));
  if (!reasons.length) return [];
  // A refusal right after a reason leans on it ("so I decline"): without the reason it gives way to one that stands.
  const leaning = sentences.filter(({ options }, at) => options[0].role === refusalRole && reasons.includes(sentences[at - 1]));
  const original = ({ options }) => options[0];
  const without = ({ options }) => options.find((option) => !gives(option));
  const other = ({ options }) => options[1] ?? options[0];
  const [first, ...rest] = reasons;
  const said = first.options.filter(gives);
  const others = said.slice(1).sort((a, b) => a.text.length - b.text.length);
  const isClause = ({ id, text, role }) => isShort(text) || (!id && role.includes(" "));
  const [more = said[0]] = rest.length || !isClause(said[0]) ? said : others.filter((one) => !isClause(one)).reverse();
  const found = {
    None: [...reasons.map(without), ...leaning.map(other)],
    Clause: [[said[0], ...others].find(isClause), ...rest.map(without), ...leaning.map(original)],
    More: [more, ...rest.map(original), ...leaning.map(original)],
  };
  if (found.Clause[0] === more && !rest.length) delete found.More;
  const possible = Object.entries(found).filter(([, picked]) => picked.every(Boolean));
  return possible.slice(1).length ? possible.map(([name, picked]) => ({
    name,
    choices: Object.fromEntries([...reasons, ...leaning].map(({ key }, at) => [key, picked[at].id])),
  })) : [];
}

/** Lets a sentence of the letter say what was chosen for it. */
export function say({ node, options, words }, choice = "") {
  if (node.dataset.choice === choice) return;
  const { id, text, role } = options.find(({ id }) => id === choice) ?? options[0];
  node.dataset.choice = choice;
  if (id !== OUT) node.dataset.role = role;
  const labels = words.filter(({ className, dataset }) => className === "role" && role.includes(dataset.role));
  node.replaceChildren(...(text && id ? [...labels, ...nodesOf(text)] : words));
}

/** A phrase as nodes, its blanks still blank. @param {string} text */
export function nodesOf(text) {
  return text.split(/\{(.+?)\}/).map((part, at) => (at % 2 ? element("span", { className: "blank", "data-field": part }) : part));
}

/** A text with its blanks in braces, without the labels of roles. @param {{childNodes: Iterable<any>}} part */
export function template({ childNodes }) {
  return [...childNodes].map(({ className, dataset, textContent }) =>
    className === "role" ? "" : className === "blank" ? `{${dataset.field}}` : textContent).join("").trim();
}

function gives({ role }) {
  return role.split(" ").includes(reasonRole);
}

function isShort(text) {
  return lengthOf(text) <= 10;
}
