import { button, element } from "./element.js";
import { Status } from "./status.js";
import { LONGEST_TEXT } from "./tab-storage.js";
import { locale, word } from "./words.js";

/** The blanks as the page explains them, by id. @param {Element} article */
export function readFields(article) {
  return Object.fromEntries(Array.from(article.querySelectorAll(".letter-blanks > div"), ({ dataset, children: [label, ...help] }) => [dataset.field, {
    ...dataset,
    label: label.textContent,
    hint: help.find(({ className }) => className === "hint")?.textContent,
    suggestions: help.flatMap((part) => Array.from(part.querySelectorAll("ul li"), ({ textContent }) => textContent)),
    example: help.at(-1).lastChild.textContent,
    unfilled: article.querySelector(`.blank[data-field="${dataset.field}"]`)?.textContent ?? "",
  }]));
}

/** What is typed as the letter says it, dates and times written out; nothing if it is empty. @param {{type: string}} field */
export function written({ type }, typed = "") {
  if (type === "date") return moment(`${typed}T00:00Z`, { dateStyle: "long" });
  if (type === "time") return moment(`1970-01-01T${typed}Z`, { timeStyle: "short" });
  return typed.trim().replace(/\s*\n\s*/g, "\n").replace(/[ \t]+/g, " ");
}

function moment(text, style) {
  const date = new Date(text);
  const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  return isNaN(+date) ? "" : format.format(date).replaceAll("\u202f", " ");
}

/**
 * What is written, without what the letter itself says around it: a comma or full stop at its end, an article at its
 * start, or at its end "role" where the letter goes on with that.
 * @param {string} text @param {Element} blank
 */
export function fitted(text, { previousSibling, nextSibling }) {
  const [before, after] = [previousSibling, nextSibling].map((node) => node?.textContent ?? "");
  const isArticle = new RegExp(`^(${word("jsArticles")})\\s+`, "i");
  const afterDeterminer = new RegExp(`(^|\\s)(${word("jsDeterminers")})\\s+$`, "i");
  let rest = text.replace(/[\s,;:،、]+$/, "");
  // The full stop of an abbreviation stays, unless another follows.
  if (/^\s*[.!?。]/.test(after) || (/^\s*\p{P}/u.test(after) && /\p{Ll}{4}\.$/u.test(rest))) rest = rest.replace(/[.\s]+$/, "");
  if (afterDeterminer.test(before)) rest = rest.replace(isArticle, "");
  const [, next = ""] = after.match(/^\s+([\p{L}\p{N}]+)/u) ?? [];
  const kinds = word("jsKindWords").split("|");
  const isLast = new RegExp(`\\s+(${kinds.includes(next) ? kinds.join("|") : next || "$."})$`, "iu");
  return rest.replace(isLast, "") || text;
}

/** A row of the form: the label, what helps to answer, the input. @param {object} blank @param {(text: string) => void} typed */
export function fieldRow(blank, typed) {
  const { field, label, type, autocomplete = "off", maxLength, example, hint, suggestions = [] } = blank;
  const id = `write-${field}`;
  const isLong = type === "multiline";
  const input = element(isLong ? "textarea" : "input", {
    id,
    className: "letter-form-input",
    dir: "auto",
    autocomplete,
    // For the style sheet, which sees by it whether anything is typed.
    placeholder: " ",
    autocapitalize: /^\p{Ll}/u.test(example) ? "none" : "words",
    enterKeyHint: isLong ? "enter" : "next",
    "data-field": field,
    "aria-describedby": `${id}-help`,
    maxLength: LONGEST_TEXT,
  });
  if (!isLong) input.setAttribute("type", /date|time/.test(type) ? type : /tel|email/.exec(autocomplete)?.[0] ?? "text");
  const help = [hint, word("jsForExample", { example })].filter(Boolean).join("\n");
  // Never cut: what is pasted may end in half a word.
  const long = new Status(element("p", { className: "letter-form-help letter-form-long" }));
  const tooLong = (text) => {
    const said = text.length > maxLength ? word("jsLong", { limit: +maxLength }) : "";
    if (said && said !== long.message.textContent) long.say(said);
    if (!said) long.clear();
  };
  const row = { blank, input, node: element("div", { className: "letter-form-field" }) };
  const offer = suggestions.map((text) => button(text, () => {
    row.input.value = text;
    typed(text);
    row.input.focus();
  }, "suggestion"));
  row.node.oninput = (/** @type {any} */ { target }) => {
    typed(target.value);
    tooLong(target.value);
  };
  row.node.append(
    element("label", { htmlFor: id }, label, "optional" in blank ? ` ${word("jsOptional")}` : ""),
    element("p", { id: `${id}-help`, className: "letter-form-help" }, help),
    input, long.message, long.region,
    ...(offer.length > 0 ? [element("div", { className: "suggestions", role: "group", "aria-label": word("jsSuggestions") }, ...offer)] : []));
  return row;
}
