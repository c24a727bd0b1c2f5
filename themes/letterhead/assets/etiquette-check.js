import { load } from "./data.js";
import { element } from "./element.js";
import { check } from "./etiquette.js";
import { wordFor } from "./facets.js";
import { count, word } from "./words.js";

const typingPause = 400;
const quotesShown = 4;

/** Advises on a letter: with `data-for` that of `letter-change` events, else a pasted one. */
class EtiquetteCheck extends HTMLElement {
  #started;
  #lists;
  #facets;
  #page;
  #letter = { text: "" };
  #pause;
  #score = element("p", { className: "check-score", role: "status" });
  #copy = element("div");
  #findings = element("div", { className: "check-findings" });

  connectedCallback() {
    this.#started ??= this.#start();
  }

  async #start() {
    const article = this.dataset.for && this.closest("article");
    article?.addEventListener("letter-change", ({ detail }) => this.update(detail.text, contextOf(article.dataset), detail.subject));
    [this.#lists, this.#facets, this.#page] = await Promise.all([load("etiquette"), load("facets"), article ? null : import("./pasted-letter.js")]);
    this.replaceChildren(
      element("div", { className: "check-desk" },
        this.#page?.pastedLetter(this.#facets, (text, context) => this.update(text, context)) ?? "",
        element("h2", {}, word("jsMeasuresUp")),
        this.#score,
        element("p", { className: "check-note" }, word("jsNotAJudge")),
        this.#copy),
      this.#findings);
    this.#show();
  }

  /** Checks a letter once typing pauses. @param {string} text @param {object} [context] @param {string} [subject] */
  update(text, context, subject) {
    this.#letter = { ...context, text, subject };
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#show(), typingPause);
  }

  #show() {
    const { text, ...context } = this.#letter;
    if (!this.#lists) return;
    if (!text.trim()) {
      this.#say("", this.#page ? word("jsNothingToCheck") : "");
      this.#copy.replaceChildren();
      this.#findings.replaceChildren();
      return;
    }
    const result = check(text, context, this.#lists);
    const verdict = word(`jsVerdict${[90, 75, 60, 0].find((least) => result.score >= least)}`);
    this.#say(word("jsScore", result), result.truncated ? `${verdict} ${word("jsTruncated")}` : verdict);
    if (this.#page) this.#copy.replaceChildren(...this.#page.markedCopy(text.slice(0, this.#lists.examined), result, this.#facets));
    this.#findings.replaceChildren(
      ...section("jsToChange", result.flags.map((flag) => row(flag, text, wordFor("jsSeverity", flag.severity)))),
      ...section("jsGuidelines", result.guidelines.map((finding) => row(finding, text, wordFor("jsState", finding.state), this.#title(finding.id)))));
  }

  // Announced only when it changes.
  #say(score, words) {
    if (this.#score.textContent !== `${score} ${words}`) this.#score.replaceChildren(element("strong", {}, score), ` ${words}`);
  }

  #title(id) {
    const guideline = this.#facets.guideline.find((value) => value.id === id);
    const { root } = this.dataset;
    const title = guideline?.description ?? wordFor("jsCheck", id);
    return element("p", { className: "check-guideline" },
      element("span", { className: "mark", "data-role": id }),
      guideline && root ? element("a", { href: `${root}guide/${id}/` }, title) : title);
  }
}

function contextOf({ stage, channel, tone, expects = "" }) {
  return { stage, channel, tone, expects: Object.fromEntries(Array.from(expects.matchAll(/(\S+):(\S+)/g), ([, id, wish]) => [id, wish])) };
}

function section(key, rows) {
  return rows.length > 0 ? [element("h3", {}, word(key)), element("ul", { className: "check-list" }, ...rows)] : [];
}

function row({ state = "flag", spans, advice, suggestion }, text, stateText, title = "") {
  const quotes = [...new Map(spans.map((span) => text.slice(...span)).map((words) => [words.toLowerCase(), words])).values()];
  const quoted = (words) => word("jsQuoted", { text: words });
  const more = quotes.length - quotesShown;
  return element("li", { "data-state": state },
    title,
    element("p", { className: "check-state" }, stateText),
    element("p", { className: "check-quotes" }, quotes.slice(0, quotesShown).map(quoted).join(" "), more > 0 ? ` ${count(more, "jsMoreWords")}` : ""),
    element("p", { className: "check-advice" }, advice ?? "", suggestion ? ` ${quoted(suggestion)}` : ""));
}

customElements.define("etiquette-check", EtiquetteCheck);
