import { checkLetter } from "./check-letter.js";
import { findingsOf } from "./check-findings.js";
import { section } from "./check-lists.js";
import { element, isWide } from "./element.js";
import { onErase } from "./tab-storage.js";
import { LeftAsIs } from "./left-as-is.js";
import { PageElement } from "./page-element.js";
import { placeSentence } from "./place-sentence.js";
import { Status } from "./status.js";
import { count, word, wordFor } from "./words.js";

/** Milliseconds without a key after which a letter is checked. */
const typingPause = 400;

/**
 * Advises on the letter of the form beside it, or on one that it is told. What it needs for that is loaded with the
 * first letter, once the page is complete.
 */
class EtiquetteCheck extends PageElement {
  /**
   * What can be done about a finding: `put` in a sentence, `replace` one, `reveal` where one stands.
   * @type {{put?: Function, replace?: Function, reveal?: Function}}
   */
  actions = {};
  #article = this.closest("article");
  #form = this.#article?.querySelector("letter-form");
  #left = new LeftAsIs(this.#article?.dataset.letter ?? "");
  #letter = { text: "" };
  #result;
  #pause;
  #turn = 0;
  #status = new Status(element("p", { className: "check-status", tabIndex: -1 }));
  /** What was said first. */
  #brought;
  #notes = element("div", { className: "check-notes" });
  #lists = element("div", { className: "check-lists" });

  async start() {
    // Without a form that says what the letter is there is nothing to check, and what stands here says so.
    if (this.#form) await customElements.whenDefined("letter-form");
    const findings = element("div", { className: "check-findings" });
    if (this.#form) {
      findings.append(element("details", { className: "fold", open: isWide() },
        element("summary", {}, element("h3", {}, word("jsNoticed"))), this.#lists));
      this.actions = { put: (guideline, sentence, thanks) => {
        this.#form.add(guideline, sentence, (text) => {
          const { at, end, insertion } = placeSentence(text, guideline, sentence, thanks);
          return text.slice(0, at) + insertion + text.slice(end);
        });
        this.#status.message.focus();
      } };
    } else findings.append(this.#lists);
    this.replaceChildren(
      element("div", { className: "check-desk" },
        element("h2", {}, word("jsMeasuresUp")),
        this.#status.message,
        this.#status.region,
        this.#notes,
        element("p", { className: "check-note" }, word("jsCheckNote"))),
      findings);
    if (this.#article) this.setAttribute("aria-busy", "true");
    else this.#show();
    this.#followForm();
    onErase(() => this.#forget());
  }

  #forget() {
    clearTimeout(this.#pause);
    this.#turn += 1;
    this.#letter = { text: "" };
    this.#result = undefined;
    this.#status.clear();
    this.#show();
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
    this.#turn += 1;
    clearTimeout(this.#pause);
    this.#status.cancel();
    this.#pause = setTimeout(() => this.#check(), typingPause);
  }

  async #check() {
    const turn = this.#turn;
    const { text, ...context } = this.#letter;
    let result;
    try {
      if (text.trim()) result = await checkLetter(text, context);
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.#fail();
      return;
    }
    if (turn !== this.#turn) return;
    this.#result = result;
    this.#show();
  }

  #fail() {
    this.#result = undefined;
    this.#lists.replaceChildren();
    this.#notes.replaceChildren();
    this.#say(word("jsCheckFailed"));
    this.removeAttribute("aria-busy");
  }

  #show() {
    const { text } = this.#letter;
    const result = this.#result;
    const findings = result && findingsOf(result, text, (sentence) => this.#left.has(sentence));
    this.#lists.replaceChildren(...(findings ? this.#sections(findings, text) : []));
    this.#notes.replaceChildren(...(findings ? notes(findings, result) : []));
    this.#say(findings ? summary(findings) : this.#article ? "" : word("jsNothingToCheck"));
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("letter-checked", { detail: { text, findings } }));
  }

  #sections({ there, missing, optional, reconsider, left }, text) {
    const thanks = there.find(({ id }) => id === "thank")?.spans[0];
    const actions = {
      ...this.actions,
      put: this.actions.put && ((id, sentence) => this.actions.put(id, sentence, thanks)),
      leave: ({ spans: [span] }) => {
        this.#left.add(text.slice(...span));
        this.#showAgain();
      },
      restore: () => {
        this.#left.clear();
        this.#showAgain();
      },
    };
    return [
      section("there", there, text, actions),
      section("missing", missing, text, actions, optional),
      section("reconsider", reconsider, text, actions, left),
    ].filter(Boolean);
  }

  #showAgain() {
    this.#show();
    (this.#lists.querySelector(".check-reconsider h3") ?? this.#status.message).focus();
  }

  /** Seen at once; heard where it is not what was heard last, or what the page brought along. */
  #say(words) {
    this.#status.message.textContent = words;
    this.#brought ??= words;
    if (words !== (this.#status.region.textContent || this.#brought)) this.#status.announce(words);
  }
}

/** One sentence on how the letter stands. */
function summary({ missing, reconsider, blanks }) {
  const isFlagged = reconsider.length > 0;
  const stands = missing.length > 0
    ? word(isFlagged ? "jsMissingAndReconsider" : "jsMissing")
    : word(isFlagged ? "jsReconsider" : "jsComplete");
  return [stands, blanks > 0 ? count(blanks, "jsBlanksLeft") : ""].filter(Boolean).join(" ");
}

/** What was not looked at. */
function notes({ setAside }, { truncated }) {
  const kinds = setAside.map((kind) => wordFor("jsAside", kind));
  return [
    kinds.length > 0 ? word("jsNotLookedAt", { what: new Intl.ListFormat(document.documentElement.lang).format(kinds) }) : "",
    truncated ? word("jsTruncated") : "",
  ].filter(Boolean).map((note) => element("p", { className: "check-note" }, note));
}

function contextOf({ stage, channel, tone, expects = "" }) {
  return { stage, channel, tone, expects: Object.fromEntries(Array.from(expects.matchAll(/(\S+):(\S+)/g), ([, id, wish]) => [id, wish])) };
}

customElements.define("etiquette-check", EtiquetteCheck);
