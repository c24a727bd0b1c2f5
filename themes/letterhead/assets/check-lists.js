import { button, element } from "./element.js";
import { count, word, wordFor } from "./words.js";

/** More of a kind are not listed: who has so many does not go through them one by one. */
const mostListed = 12;

/**
 * One of the three lists of a check.
 * @param {"there"|"missing"|"reconsider"} name
 * @param {import("./check-findings.js").Finding[]} findings
 * @param {string} text
 * @param {object} actions what can be done about a finding
 * @param {any} [more] findings that are optional here; how many findings were called fine
 * @returns {HTMLElement|null}
 */
export function section(name, findings, text, actions, more) {
  const row = { there: thereRow, missing: missingRow, reconsider: reconsiderRow }[name];
  const rest = findings.length - mostListed;
  const notes = [
    rest > 0 ? note(count(rest, "jsMoreFound")) : "",
    name === "reconsider" && more > 0 ? note(word("jsSaidFine"), " ", button(word("jsShowAgain"), actions.restore, "check-link")) : "",
  ].filter(Boolean);
  if (findings.length === 0 && notes.length === 0 && !(name === "missing" && more.length > 0)) return null;
  return element("section", { className: `check-${name}` },
    element("h3", { tabIndex: -1 }, wordFor("jsList", name)),
    element("ul", { className: "check-list" },
      ...findings.slice(0, mostListed).map((finding) => row(finding, text, actions)),
      ...(name === "missing" ? more.map((finding) => row({ ...finding, advice: word("jsOptionalHere") }, text, actions)) : [])),
    ...notes);
}

function thereRow({ id, spans, advice }, text, actions) {
  return item(title(id), ...(actions.reveal ? spans.map((span) => sentence(span, text, actions)) : []), advised(advice));
}

function missingRow({ id, advice, suggestion, problems }, _, actions) {
  const part = id === "mechanics" ? problems[0] : id;
  const put = actions.put && ((words) => actions.put(part, words));
  return item(title(id), advised(advice), suggested(suggestion), acts(offer(suggestion, put, "jsAdd")));
}

function reconsiderRow(finding, text, actions) {
  const { advice, suggestion, spans: [span] } = finding;
  const replace = actions.replace && ((words) => actions.replace(span, words));
  const fine = button(word("jsFine"), () => actions.leave(finding));
  fine.append(hidden(text.slice(...span)));
  return item(sentence(span, text, actions), advised(advice), suggested(suggestion), acts(offer(suggestion, replace, "jsInstead"), fine));
}

function item(...parts) {
  return element("li", {}, ...parts.filter(Boolean));
}

function title(id) {
  const link = document.querySelector(`[data-title="${id}"]`);
  return element("p", { className: "check-guideline" },
    element("span", { className: "mark", "data-role": id }),
    link ? element("a", { href: link.href }, link.textContent) : wordFor("jsCheck", id));
}

/** A sentence of the letter; where the letter can be edited, it leads there. */
function sentence(span, text, { reveal }) {
  const words = word("jsQuoted", { text: text.slice(...span).replace(/\s+/g, " ") });
  return reveal ? button(words, () => reveal(span), "check-quote") : element("p", { className: "check-quote" }, words);
}

function advised(advice) {
  return advice ? element("p", { className: "check-advice" }, advice) : "";
}

function suggested(suggestion) {
  return suggestion ? element("p", { className: "check-suggestion" }, word("jsTry", { text: suggestion })) : "";
}

/** A button that says what is suggested. */
function offer(suggestion, put, key) {
  if (!suggestion || !put) return "";
  const pressed = button(word(key), () => put(suggestion));
  pressed.append(hidden(suggestion));
  return pressed;
}

function acts(...buttons) {
  const there = buttons.filter(Boolean);
  return there.length > 0 ? element("p", { className: "check-acts" }, ...there) : "";
}

/** Tells apart, for those who hear them alone, buttons that look the same. */
function hidden(words) {
  return element("span", { className: "visually-hidden" }, ` ${word("jsQuoted", { text: words })}`);
}

function note(...words) {
  return element("p", { className: "check-note" }, ...words);
}
