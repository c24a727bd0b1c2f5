import { load } from "./data.js";
import { button, element, isWide } from "./element.js";
import { check } from "./etiquette.js";
import { PageElement } from "./page-element.js";
import { count, word, wordFor } from "./words.js";

const typingPause = 400;
const quotesShown = 4;

/** Advises on the letter of the form beside it, or on one that it is told. */
class EtiquetteCheck extends PageElement {
  #article = this.closest("article");
  #form = this.#article?.querySelector("letter-form");
  #lists;
  #letter = { text: "" };
  #pause;
  #score = element("p", { className: "check-score", role: "status" });
  #changes = element("div");
  #guidelines = element("ul", { className: "check-list" });
  #findings = element("div", { className: "check-findings" }, this.#changes);

  async start() {
    this.#lists = await load("etiquette");
    this.#score.tabIndex = -1;
    this.#findings.append(element("details", { className: "fold", open: !this.#article || isWide() },
      element("summary", {}, element("h3", {}, word("jsGuidelines"))), this.#guidelines));
    this.replaceChildren(
      element("div", { className: "check-desk" },
        element("h2", {}, word("jsMeasuresUp")),
        this.#score,
        element("p", { className: "check-note" }, word("jsNotAJudge"))),
      this.#findings);
    this.#show();
    this.#followForm();
  }

  /** Either may be there first, so it listens and asks. */
  #followForm() {
    const follow = ({ text, subject }) => this.update(text, contextOf(this.#article.dataset), subject);
    this.#form?.addEventListener("letter-change", ({ detail }) => follow(detail));
    if (this.#form && "ready" in this.#form.dataset) follow(this.#form.current);
  }

  /** Checks a letter once typing pauses; until then it is busy. */
  update(text, context, subject) {
    this.setAttribute("aria-busy", "true");
    this.#letter = { ...context, text, subject };
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#show(), typingPause);
  }

  #show() {
    const { text, ...context } = this.#letter;
    if (!this.#lists) return;
    const result = text.trim() && check(text, context, this.#lists);
    this.#findings.hidden = !result;
    this.toggleAttribute("data-idle", !result);
    if (result) this.#showResult(text, result);
    else this.#say("", this.#article ? "" : word("jsNothingToCheck"));
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("letter-checked", { detail: { text: text.slice(0, this.#lists.examined), result } }));
  }

  #showResult(text, result) {
    const isUnfilled = isBlankOnly(result);
    const verdict = word(`jsVerdict${isUnfilled ? "Blanks" : [90, 75, 60, 0].find((least) => result.score >= least)}`);
    this.#say(word(isUnfilled ? "jsScoreSoFar" : "jsScore", result), result.truncated ? `${verdict} ${word("jsTruncated")}` : verdict);
    const flags = result.flags.map((flag) => row(flag, text, wordFor("jsSeverity", flag.severity)));
    this.#changes.replaceChildren(...(flags[0] ? [element("h3", {}, word("jsToChange")), element("ul", { className: "check-list" }, ...flags)] : []));
    this.#guidelines.replaceChildren(...result.guidelines.map((finding) =>
      row(finding, text, wordFor("jsState", finding.state), title(finding.id), this.#offer(finding))));
  }

  #offer({ id, state, suggestion }) {
    return this.#form && /missing|optional/.test(state) && suggestion && id !== "mechanics" ? button(word("jsAdd"), () => {
      this.#form.add(id, suggestion);
      this.#score.focus();
    }) : "";
  }

  // Announced only when it changes.
  #say(score, words) {
    if (this.#score.textContent !== `${score} ${words}`) this.#score.replaceChildren(element("strong", {}, score), ` ${words}`);
  }
}

/** Nothing is wrong but that it is not filled in yet. */
function isBlankOnly({ flags, guidelines }) {
  return flags.length === 1 && guidelines.every(({ id, state, problems }) => (id === "mechanics" ? problems.includes("blank") : state !== "missing"));
}

function contextOf({ stage, channel, tone, expects = "" }) {
  return { stage, channel, tone, expects: Object.fromEntries(Array.from(expects.matchAll(/(\S+):(\S+)/g), ([, id, wish]) => [id, wish])) };
}

function title(id) {
  const link = document.querySelector(`[data-title="${id}"]`);
  return element("p", { className: "check-guideline" },
    element("span", { className: "mark", "data-role": id }),
    link ? element("a", { href: link.href }, link.textContent) : wordFor("jsCheck", id));
}

function row({ state = "flag", spans, advice, suggestion }, text, stateText, /** @type {Node|string} */ title = "", /** @type {Node|string} */ offer = "") {
  const quotes = [...new Map(spans.map((span) => text.slice(...span)).map((words) => [words.toLowerCase(), words])).values()];
  const quoted = (words) => word("jsQuoted", { text: words });
  const more = quotes.length - quotesShown;
  return element("li", { "data-state": state },
    title,
    element("p", { className: "check-state" }, stateText),
    element("p", { className: "check-quotes" }, quotes.slice(0, quotesShown).map(quoted).join(" "), more > 0 ? ` ${count(more, "jsMoreWords")}` : ""),
    element("p", { className: "check-advice" }, advice ?? "", suggestion ? ` ${word("jsTry", { text: suggestion })}` : ""),
    offer);
}

customElements.define("etiquette-check", EtiquetteCheck);
