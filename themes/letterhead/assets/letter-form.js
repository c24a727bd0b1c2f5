import { blankInView } from "./blank-in-view.js";
import { isChoiceOfComposer, isChoiceOfLetter } from "./choice-keys.js";
import { ask, button, element, keepOnReturn, renewed, setText } from "./element.js";
import { erase, onErase } from "./tab-storage.js";
import { freeText } from "./free-text.js";
import { fieldRow, fitted, readFields, written } from "./letter-fields.js";
import { LetterBar } from "./letter-bar.js";
import { outputs } from "./letter-output.js";
import { OUT, readSentences, say } from "./letter-sentences.js";
import { LetterState } from "./letter-state.js";
import { lineText, plainText } from "./plain-text.js";
import { subjects, wording } from "./letter-wording.js";
import { PageElement } from "./page-element.js";
import { count, laterWords, word } from "./words.js";

/** Builds, from the letter on the page, the form that fills it in, rewords it and hands it out. */
class LetterForm extends PageElement {
  /**
   * Set by the composer: puts the letter that is chosen on the page, and says what it is made of if it is another one.
   * @type {(() => {sentences: any[], fields: Record<string, any>}|undefined)|undefined}
   */
  compose;
  /** Set by what shows how to go on from a copied letter. @type {(() => Node)|undefined} */
  showNext;
  /** What knows of options and forms, where blanks have them. */
  forms;
  #hasStarted;
  /** Resolves once the form stands. @type {Promise<void>} */
  started = new Promise((resolve) => { this.#hasStarted = resolve; });

  async start() {
    const article = this.article = this.closest("article");
    // A script can still be copied where its view does not arrive.
    this.speak = ("spoken" in article.dataset || !article.querySelector(".sentence")) && await Promise.all([import("./speaking-view.js"), laterWords()]).then(([view]) => view.speak, () => null);
    if ("forms" in this.dataset) this.forms = await import("./field-forms.js");
    const letter = this.letter = document.getElementById(this.dataset.for);
    this.sheet = article.querySelector(".sheet");
    this.bar = article.querySelector("copy-letter");
    const state = this.state = new LetterState((key, choice, chosen) => this.#isChoice(key, choice, chosen));
    this.free = freeText(letter, () => this.freeKey, state, () => plainText(letter));
    this.#read(readSentences(article), readFields(article));
    this.#build();
    this.#listen();
    this.#show();
    article.classList.add("has-form");
    if (location.hash === "#write") {
      this.heading.focus({ preventScroll: true });
      this.heading.scrollIntoView();
    }
    this.#hasStarted();
  }

  /** Whether the letter can become another one on the same page. */
  get composes() {
    return this.closest("article").querySelector("letter-composer") !== null;
  }

  /** What the free text of this letter is kept under. */
  get freeKey() {
    return `@${this.article.dataset.letter}`;
  }

  /** What is chosen for a letter that has been composed is known only once that is there. */
  #isChoice(key, choice, chosen) {
    if (this.composes && isChoiceOfComposer(key, choice)) return true;
    if (this.composes && Object.entries(chosen).some((one) => isChoiceOfComposer(...one))) return isChoiceOfLetter(key, choice);
    return key === "subject"
      ? isChoiceOfLetter(key, choice) && Boolean(this.article.querySelectorAll(".subjects li")[choice])
      : (this.sentences ?? readSentences(this.article)).some((sentence) => sentence.key === key && sentence.options.some(({ id }) => id === choice));
  }

  /** The blanks that are asked for, for one to be filled. @returns {string[]} */
  #asked(id) {
    return this.forms?.askedFor(id, this.fields) ?? [id];
  }

  /** Takes up the letter that is on the page. */
  #read(sentences, fields) {
    const { article, forms, letter, state } = this;
    this.sentences = sentences;
    this.fields = fields;
    forms?.readForms(article, fields);
    this.subjects = subjects(article, state);
    const known = new Map((this.rows ?? []).map((row) => [row.blank.field, row]));
    const offered = sentences.flatMap(({ options }) => options).flatMap(({ text }) => text.match(/[^{]+(?=\})/g) ?? []);
    this.rows = [...new Set([...[letter, article].flatMap(blanksIn), ...offered].flatMap((id) => this.#asked(id)))].filter((id) => fields[id]).map((id) =>
      known.get(id) ?? fieldRow(fields[id], (text) => state.change(id, { [id]: text })));
    forms?.dress(this.rows);
    const { node } = this.wording ?? {};
    this.wording = wording(sentences, state);
    node?.replaceWith(this.wording.node);
    this.blanks?.replaceChildren(...this.rows.map(({ node }) => node));
    this.ways?.replaceChildren(...this.#ways());
  }

  /** The letter as it stands. @returns {{text: string, subject: string}} */
  get current() {
    const { chosen } = this.subjects;
    return { text: this.state.typed[this.freeKey] ?? plainText(this.letter), subject: chosen ? lineText(chosen) : "" };
  }

  /**
   * Puts in what carries out a guideline: the sentence left out, or this one, in the free text.
   * @param {string} guideline @param {string} sentence @param {(text: string) => string} withSentence
   */
  add(guideline, sentence, withSentence) {
    const { bar, current: { text }, freeKey, isFree, sentences, state } = this;
    const left = !isFree && sentences.find(({ key, options }) => state.chosen[key] === OUT && options[0].role.includes(guideline));
    if (left) state.change(null, {}, { [left.key]: "" });
    else state.change(null, { [freeKey]: withSentence(text) });
    bar.say(word("jsAdded", { sentence: left ? lineText(left.node) : sentence }));
  }

  get isFree() {
    return this.state.typed[this.freeKey] !== undefined;
  }

  #build() {
    const { bar } = this;
    this.blanks = element("div", {}, ...this.rows.map(({ node }) => node));
    this.ways = element("div", { className: "letter-form-ways" }, ...this.#ways());
    this.heading = element("h2", { id: "write", tabIndex: -1 });
    this.progress = element("p", { className: "letter-form-help" });
    this.append(
      part(this.heading, this.progress, this.blanks),
      this.wording.node,
      element("details", { className: "letter-form-part fold" }, element("summary", {}, element("h3", {}, word("jsOut"))), this.ways),
      part(element("p", { className: "letter-form-help" }, word("jsPrivate")), button(word("jsErase"), async () => {
        if (!(await ask([word("jsEraseAsk")], word("jsEraseYes"), word("jsEraseNo")))) return;
        erase();
        bar.say(word("jsErased"));
      }, "quiet-button bare-button")));
    this.tools = new LetterBar(this);
  }

  /** The ways out of the page. */
  #ways() {
    const { article, bar, letter, state } = this;
    const copyBoth = (pressed) => {
      const { text, subject } = this.current;
      this.tools.copy(`${word("jsSubject", { subject })}\n\n${text}`, pressed, this.subjects.chosen, letter);
    };
    return [
      ...outputs(article, () => this.current, (...message) => bar.say(...message), copyBoth),
      button(word("jsLink"), (pressed) => bar.copy(state.link, pressed, word("jsLinkCopied"))),
    ];
  }

  #listen() {
    const { article, bar, state } = this;
    state.addEventListener("change", () => this.#show());
    addEventListener("hashchange", () => state.follow());
    keepOnReturn(() => [...this.rows.map(({ input }) => input), this.free.input]);
    onErase(() => this.#forget());
    addEventListener("pageshow", ({ persisted }) => persisted && state.refresh());
    this.addEventListener("keydown", (/** @type {any} */ event) => {
      const { key, isComposing, target } = event;
      const inputs = this.rows.map(({ input }) => input).filter((input) => input.offsetParent);
      if (key === "Enter" && !isComposing && inputs.includes(target) && !target.rows) {
        // The key goes on to what has the focus then, and would press it.
        event.preventDefault();
        (inputs[inputs.indexOf(target) + 1] ?? bar.querySelector("button")).focus();
      }
    });
    article.addEventListener("focusin", ({ target }) => article.classList.toggle("is-typing", target.matches("textarea, input:not([type=checkbox], [type=radio])")));
    article.addEventListener("focusout", () => article.classList.remove("is-typing"));
    this.preview = blankInView(this);
  }

  /** Shows everything as the state has it, in the letter that it asks for. */
  #show() {
    const composed = this.compose?.();
    if (composed) this.#read(composed.sentences, composed.fields);
    const { article, fields, forms, isFree, letter, rows, sentences, state: { typed, chosen } } = this;
    const isOut = ({ key }) => chosen[key] === OUT;
    for (const sentence of sentences) say(sentence, chosen[sentence.key]);
    for (const blank of article.querySelectorAll(".blank")) fill(blank, fields[blank.dataset.field], forms?.typedFor(blank.dataset.field, fields, typed) ?? typed[blank.dataset.field]);
    for (const sentence of sentences) sentence.node.hidden = isOut(sentence) || isUnsaid(sentence.node, fields);
    for (const paragraph of letter.children) paragraph.hidden = !paragraph.querySelector(".sentence:not([hidden])");
    for (const part of [this.free, this.wording, this.subjects]) part.show();

    const said = isFree ? [] : sentences.filter((sentence) => !isOut(sentence)).map(({ node }) => node);
    const used = [...said, ...article.querySelectorAll(".subjects")].flatMap(blanksIn).flatMap((id) => this.#asked(id));
    for (const { blank: { field }, input, node } of rows) {
      const text = typed[field] ?? "";
      node.hidden = !used.includes(field);
      if (input.value !== text) input.value = text;
    }
    const asked = rows.filter(({ node }) => !node.hidden);
    const filled = asked.filter(({ blank }) => written(blank, typed[blank.field])).length;
    setText(this.heading, word(isFree ? "jsFree" : "jsWrite"));
    setText(this.progress, isFree ? word("jsFreeNote") : count(asked.length, "jsFilled", { filled }));
    this.wording.node.hidden = isFree;
    this.tools.show();
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.dispatchEvent(new CustomEvent("letter-change", { bubbles: true, detail: this.current })));
  }

  /** The inputs are made anew, so that the browser has nothing to undo. */
  #forget() {
    for (const row of this.rows) row.input = renewed(row.input);
    this.free.renew();
    this.preview.replaceChildren();
    this.state.clear();
    this.bar.clear();
  }

  /** Looks again at what the state asks for. */
  refresh() {
    this.#show();
  }

  /** The input for a blank that the letter has. @returns {HTMLInputElement|undefined} */
  input(id) {
    return this.rows.find(({ blank, node }) => this.#asked(id).includes(blank.field) && !node.hidden)?.input;
  }

  /** What is read out at a time: a sentence, or, of what was edited freely, up to a line end or full stop. */
  get passages() {
    const free = this.state.typed[this.freeKey]?.replace(/(\p{L}{3}[.!?]\S?)\s+/gu, "$1\n").split(/\n+/);
    return (free ?? this.sentences.filter(({ node }) => !node.hidden).map(({ node }) => lineText(node))).filter(Boolean);
  }
}

function part(...children) {
  return element("section", { className: "letter-form-part" }, ...children);
}

function blanksIn(place) {
  return [...place.querySelectorAll(".blank")].map(({ dataset }) => dataset.field);
}

/** What was typed for a blank when it was last filled. What stands around it stays as it is. @type {WeakMap<Element, string>} */
const filledWith = new WeakMap();

function fill(blank, field, own = "") {
  if (filledWith.get(blank) === own) return;
  filledWith.set(blank, own);
  const text = fitted(written(field, own), blank);
  setText(blank, text || field.unfilled);
  blank.toggleAttribute("data-filled", text);
}

/** Some sentences are only said when there is something to say. */
function isUnsaid(sentence, fields) {
  return [...sentence.querySelectorAll(".blank:not([data-filled])")].some(({ dataset }) => "drop" in fields[dataset.field]);
}

customElements.define("letter-form", LetterForm);
