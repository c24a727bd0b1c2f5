import { WIDE, ask, button, element, keepOnReturn, renewed, setText } from "./element.js";
import { erase, onErase } from "./tab-storage.js";
import { freeText } from "./free-text.js";
import { fieldRow, fitted, readFields, written } from "./letter-fields.js";
import { outputs } from "./letter-output.js";
import { OUT, readSentences, say } from "./letter-sentences.js";
import { LetterState } from "./letter-state.js";
import { blanksLeft, lineText, plainText } from "./plain-text.js";
import { subjects, wording } from "./letter-wording.js";
import { PageElement } from "./page-element.js";
import { count, word } from "./words.js";

/** Builds, from the letter on the page, the form that fills it in, rewords it and hands it out. */
class LetterForm extends PageElement {
  /**
   * Set by the composer: puts the letter that is chosen on the page, and says what it is made of if it is another one.
   * @type {(() => {sentences: any[], fields: Record<string, any>}|undefined)|undefined}
   */
  compose;
  /** Set by what shows how to go on from a copied letter. @type {(() => Node)|undefined} */
  showNext;
  #hasStarted;
  /** Resolves once the form stands. @type {Promise<void>} */
  started = new Promise((resolve) => { this.#hasStarted = resolve; });
  // On a phone the letter is out of sight while one writes, so the longest sentence with that blank comes along.
  preview = element("p", { className: "letter-form-preview", "aria-hidden": "true" });

  async start() {
    const article = this.article = this.closest("article");
    // A script can still be copied where its view does not arrive.
    this.speak = ("spoken" in article.dataset || !article.querySelector(".sentence")) && await import("./speaking-view.js").then((view) => view.speak, () => null);
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
    const isOfLetter = key === "subject" ? /^[1-9]$/.test(choice) : /^s\d{1,2}$/.test(key) && /^\w{1,12}$/.test(choice);
    if (this.composes && isChoiceOfComposer(key, choice)) return true;
    if (this.composes && Object.entries(chosen).some((one) => isChoiceOfComposer(...one))) return isOfLetter;
    return key === "subject"
      ? isOfLetter && Boolean(this.article.querySelectorAll(".subjects li")[choice])
      : (this.sentences ?? readSentences(this.article)).some((sentence) => sentence.key === key && sentence.options.some(({ id }) => id === choice));
  }

  /** Takes up the letter that is on the page. */
  #read(sentences, fields) {
    const { article, letter, state } = this;
    this.sentences = sentences;
    this.fields = fields;
    this.subjects = subjects(article, state);
    const known = new Map((this.rows ?? []).map((row) => [row.blank.field, row]));
    const offered = sentences.flatMap(({ options }) => options).flatMap(({ text }) => text.match(/[^{]+(?=\})/g) ?? []);
    this.rows = [...new Set([...[letter, article].flatMap(blanksIn), ...offered])].filter((id) => fields[id]).map((id) =>
      known.get(id) ?? fieldRow(fields[id], (text) => state.change(id, { [id]: text })));
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
    const { article, bar, letter, state } = this;
    const tell = (...message) => bar.say(...message);
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
        tell(word("jsErased"));
      }, "quiet-button bare-button")));

    // The bar with the copy button comes to serve letter and form, and learns to do more.
    this.undo = button(word("jsUndo"), () => {
      if (state.canUndo) tell(word("jsUndone"));
      state.undo();
    }, "quiet-button bare-button");
    this.undo.hidden = true;
    bar.copyLetter = (pressed) => this.#copy(this.current.text, pressed, letter);
    bar.querySelector("a").hidden = true;
    bar.querySelector("button").after(...[
      this.speaking = this.speak && button(word("jsSpeak"), () => this.speak(this.#thoughts())),
      this.copySubject = button(word("jsCopySubject"), (pressed) => this.#copy(this.current.subject, pressed, this.subjects.chosen)),
      this.undo,
    ].filter(Boolean));
    // Where it stands on the screen it stands in the order of focus: under the letter, or under letter and form.
    const wide = matchMedia(WIDE);
    const place = () => article.querySelector(wide.matches ? ".letter" : ".letter-desk").after(bar);
    wide.addEventListener("change", place);
    place();
  }

  /** The ways out of the page. */
  #ways() {
    const { article, bar, letter, state } = this;
    const copyBoth = (pressed) => {
      const { text, subject } = this.current;
      this.#copy(`${word("jsSubject", { subject })}\n\n${text}`, pressed, this.subjects.chosen, letter);
    };
    return [
      ...outputs(article, () => this.current, (...message) => bar.say(...message), copyBoth),
      button(word("jsLink"), (pressed) => bar.copy(state.link, pressed, word("jsLinkCopied"))),
    ];
  }

  #listen() {
    const { article, bar, preview, sheet, state } = this;
    const mark = (field) => {
      for (const blank of article.querySelectorAll(".blank")) blank.classList.toggle("is-current", blank.dataset.field === field);
    };
    state.addEventListener("change", () => this.#show());
    addEventListener("hashchange", () => state.follow());
    keepOnReturn(() => [...this.rows.map(({ input }) => input), this.free.input]);
    onErase(() => this.#forget());
    addEventListener("pageshow", ({ persisted }) => persisted && state.refresh());
    sheet.addEventListener("click", (event) => {
      const input = this.#input(event.target.dataset.field);
      input?.focus();
      if (input) event.preventDefault();
    });
    this.addEventListener("focusout", () => mark());
    this.addEventListener("focusin", (/** @type {any} */ { target: { dataset, parentNode } }) => {
      mark(dataset.field);
      const [sentence] = Array.from(sheet.querySelectorAll(".blank.is-current"), (blank) => blank.closest(".sentence:not([hidden]), input:checked + span"))
        .filter(Boolean).sort((a, b) => b.textContent.length - a.textContent.length);
      if (!sentence) return;
      preview.replaceChildren(...sentence.cloneNode(true).childNodes);
      parentNode.append(preview);
    });
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
    // Nothing that has the focus is hidden by the bar, however many lines it has (WCAG 2.2, 2.4.11).
    const measure = () => {
      document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
      article.classList.toggle("has-tall-letter", sheet.offsetHeight > innerHeight - bar.offsetHeight - 64);
    };
    const sizes = new ResizeObserver(measure);
    for (const part of [sheet, bar]) sizes.observe(part);
  }

  /** Shows everything as the state has it, in the letter that it asks for. */
  #show() {
    const composed = this.compose?.();
    if (composed) this.#read(composed.sentences, composed.fields);
    const { article, fields, isFree, letter, rows, sentences, undo, state: { typed, chosen, canUndo } } = this;
    const isOut = ({ key }) => chosen[key] === OUT;
    for (const sentence of sentences) say(sentence, chosen[sentence.key]);
    for (const blank of article.querySelectorAll(".blank")) fill(blank, fields[blank.dataset.field], typed);
    for (const sentence of sentences) sentence.node.hidden = isOut(sentence) || isUnsaid(sentence.node, fields);
    for (const paragraph of letter.children) paragraph.hidden = !paragraph.querySelector(".sentence:not([hidden])");
    for (const part of [this.free, this.wording, this.subjects]) part.show();

    const said = isFree ? [] : sentences.filter((sentence) => !isOut(sentence)).map(({ node }) => node);
    const used = [...said, ...article.querySelectorAll(".subjects")].flatMap(blanksIn);
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
    this.copySubject.hidden = !this.subjects.chosen;
    if (this.speaking) this.speaking.hidden = !("spoken" in article.dataset);
    undo.hidden &&= !canUndo;
    undo.setAttribute("aria-disabled", `${!canUndo}`);
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

  #input(id) {
    return this.rows.find(({ blank, node }) => blank.field === id && !node.hidden)?.input;
  }

  /** A script falls into its sentences; edited freely, at its lines and full stops. */
  #thoughts() {
    const free = this.state.typed[this.freeKey]?.replace(/(\p{L}{3}[.!?]\S?)\s+/gu, "$1\n").split(/\n+/);
    return (free ?? this.sentences.filter(({ node }) => !node.hidden).map(({ node }) => lineText(node))).filter(Boolean);
  }

  /** Copies, and says which blanks are left in these places, each a link to where it is filled. */
  #copy(text, pressed, ...places) {
    const whole = this.free.input;
    const links = new Map();
    for (const place of places) {
      /** @type {Iterable<any>} */
      const blanks = place.hidden ? whole.value.matchAll(/\[([^[\]\n]{1,60})\]/g) : blanksLeft(place).map(({ dataset }) => [, dataset.field]);
      for (const { 0: bracketed, 1: name, index } of blanks) {
        const input = bracketed ? whole : this.#input(name);
        const onclick = (event) => {
          event.preventDefault();
          if (bracketed) input.setSelectionRange(index, index + bracketed.length);
          input.focus();
        };
        links.set(name, element("a", { href: `#${input.id}`, onclick }, word("jsFillIn", { label: this.fields[name]?.label ?? name })));
      }
    }
    const next = places.includes(this.letter) && this.showNext ? [" ", this.showNext()] : [];
    const left = element("ul", {}, ...Array.from(links.values(), (link) => element("li", {}, link)));
    this.bar.copy(text, pressed, ...(links.size ? [count(links.size, "jsCopiedBlanks"), left] : [this.bar.dataset.copiedWhole]), ...next);
  }
}

/** What the composer takes for a choice: a facet and a value, which it looks at itself, or the number of a wording. */
function isChoiceOfComposer(key, choice) {
  return /^(?:aim|relationship|stage|reason|channel|tone)$/.test(key) && /^[a-z\d-]{1,40}$/.test(choice) || key === "wording" && /^\d{1,4}$/.test(choice) || key === "begun";
}

function part(...children) {
  return element("section", { className: "letter-form-part" }, ...children);
}

function blanksIn(place) {
  return [...place.querySelectorAll(".blank")].map(({ dataset }) => dataset.field);
}

/** What was typed for a blank when it was last filled. What stands around it stays as it is. @type {WeakMap<Element, string>} */
const filledWith = new WeakMap();

function fill(blank, field, typed) {
  const own = typed[field.field] ?? "";
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
