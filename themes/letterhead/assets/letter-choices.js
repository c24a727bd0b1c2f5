import { CHOICES, Composer } from "./composer.js";
import { showLetter } from "./composed-letter.js";
import { load } from "./data.js";
import { button, element } from "./element.js";
import { labelOf } from "./facets.js";
import { composedSentences, readSentences } from "./letter-sentences.js";
import { readFields } from "./letter-fields.js";
import { Status } from "./status.js";
import { count, laterWords, word, wordFor } from "./words.js";

/** What is chosen in the open, and what only where it matters. */
const MAIN = ["stage", "reason", "channel", "tone"];
const RARE = ["aim", "relationship"];

/**
 * The choices above a letter, each to be changed at any time: whatever they are, a whole letter stands under them. What
 * is chosen is kept in the state of the form, which takes steps back and has an address for it.
 */
export class LetterChoices {
  /** The element in which they stand. */
  #host;
  #article;
  /** @type {any} */
  #form;
  /** The letter that came with the page, where one did. */
  #own;
  /** @type {Record<string, HTMLSelectElement>} */
  #selects = {};
  #question = element("div", { className: "composer-question" });
  #fields = element("div", { className: "composer-choices" });
  #rare = element("details", { className: "fold composer-rare" });
  #about = element("p", { className: "composer-about" });
  #status = new Status(element("p", { hidden: true }));
  /** @type {Composer} */
  #composer;
  #facets;
  /** The questions that were not answered with what was at hand. @type {Set<string>} */
  #skipped = new Set();
  /** What stands on the sheet; nothing for the page's own letter. */
  #shown = "";
  /** What was chosen when it was last looked at: most often it is a key that was pressed, and that chooses nothing. */
  #lastChosen;

  /** @param {any} host the element, which knows the letter that came with the page */
  constructor(host) {
    this.#host = host;
    this.#article = host.closest("article");
    this.#form = this.#article.querySelector("letter-form");
    this.#own = host.own;
  }

  /** Loads all there is at once, so that no choice asks the host. */
  async start() {
    const [pool, facets, lists, model] = await Promise.all([...["composer", "facets", "etiquette", "model"].map(load), laterWords()]);
    this.#facets = facets;
    this.#composer = new Composer(pool, facets, lists, model);
    this.#build();
    this.#showChoices();
    this.#form.compose = () => this.#compose();
    if (this.#form.state) this.#form.refresh();
  }

  get #chosen() {
    return this.#form.state?.chosen ?? {};
  }

  /** Everything that is chosen, or goes without saying. */
  get #choices() {
    return this.#composer.choices.completed({ ...this.#ownChoices, ...this.#chosen });
  }

  get #ownChoices() {
    const { choices } = this.#composer;
    return this.#own && { ...this.#own.choices, aim: choices.aimOf(this.#own.choices), relationship: choices.recipientOf(this.#own.choices) };
  }

  // --- Choosing

  #build() {
    const field = (facet) => {
      const select = this.#selects[facet] = element("select", { id: `choose-${facet}`, onchange: () => this.#choose(facet, select.value) });
      return element("div", { className: "composer-choice" }, element("label", { htmlFor: select.id }, wordFor("jsChoice", facet)), select);
    };
    this.#fields.append(...MAIN.map(field));
    this.#rare.append(element("summary", {}, word("jsRarer")), element("div", { className: "composer-choices" }, ...RARE.map(field)));
    const host = this.#host;
    const fold = host.querySelector("details") ?? host;
    if (fold === host) host.replaceChildren();
    fold.append(this.#question, this.#fields);
    host.append(this.#status.message, this.#status.region);
    this.#article.querySelector(".composer-again").append(button(word("jsAnother"), () => this.#another()), this.#about, this.#rare);
  }

  #choose(facet, value) {
    const next = this.#composer.choices.completed({ ...this.#choices, [facet]: value }, facet);
    // What only follows from the rest has not been said: it is still asked.
    const unsaid = MAIN.filter((other) => other !== facet && !this.#own && !this.#chosen[other]);
    this.#take({ ...next, ...Object.fromEntries(unsaid.map((other) => [other, ""])) }, "");
  }

  #another() {
    const choices = this.#choices;
    const next = (Number(this.#chosen.wording) || 0) + 1;
    this.#take(choices, `${next % this.#composer.wordings(choices)}`);
  }

  /** One step of the state; what was chosen for the sentences of the letter before goes with it. */
  #take(choices, wording) {
    const sentences = Object.keys(this.#chosen).filter((key) => /^(?:s\d+|subject)$/.test(key)).map((key) => [key, ""]);
    const isOwn = this.#own && !Number(wording) && CHOICES.every((facet) => choices[facet] === this.#ownChoices[facet]);
    const values = CHOICES.map((facet) => [facet, isOwn ? "" : choices[facet] || (this.#ownChoices?.[facet] ? "usual" : "")]);
    this.#form.state.change(null, {}, { ...Object.fromEntries([...sentences, ...values]), wording: Number(wording) ? wording : "" });
    const { channel, tone } = this.#choices;
    this.#status.announce(word("jsNewLetter", { channel: this.#label("channel", channel), tone: this.#label("tone", tone) }));
  }

  // --- Showing

  /** Puts the letter for what is chosen on the page, if another one stands there. The form asks before it shows it. */
  #compose() {
    if (this.#chosen === this.#lastChosen) return undefined;
    this.#lastChosen = this.#chosen;
    const isOwn = this.#own && !CHOICES.some((facet) => this.#chosen[facet]) && !this.#chosen.wording;
    const choices = this.#choices;
    const wording = Number(this.#chosen.wording) || 0;
    const key = isOwn ? "" : JSON.stringify([choices, wording]);
    this.#showChoices();
    if (key === this.#shown) return undefined;
    this.#shown = key;
    this.#article.classList.toggle("is-composed", !isOwn);
    if (isOwn) {
      this.#own.restore();
      this.#about.replaceChildren();
      return { sentences: readSentences(this.#article), fields: readFields(this.#article) };
    }
    const letter = this.#composer.letter(choices, wording);
    showLetter(this.#article, letter, this.#composer);
    this.#describe(choices, letter);
    return { sentences: composedSentences(this.#article, letter.paragraphs.flat()), fields: this.#composer.fields };
  }

  /** What the page says about the letter. */
  #describe(choices, letter) {
    const { dataset } = this.#article;
    const { stage, reason, channel, tone } = choices;
    const expects = Object.entries(letter.expects).map(([id, wish]) => `${id}:${wish}`).join(" ");
    Object.assign(dataset, { aim: choices.aim, stage, reason, channel, tone, expects, letter: letter.id ?? "composed" });
    const { spoken = false, opens = "" } = this.#facets.channel.find(({ id }) => id === channel);
    this.#article.toggleAttribute("data-spoken", spoken);
    dataset.opens = opens;
    const facts = [this.#label("channel", channel), this.#label("tone", tone), count(this.#composer.length(letter), "jsWords")];
    this.#article.querySelectorAll(".sheet-head > span").forEach((span, at) => { span.textContent = facts[at]; });
    if (this.#own) this.#own.name(letter.title ?? this.#label("reason", reason), this.#label("stage", stage), `${this.#host.dataset.root}stages/${stage}/`);
    const answers = this.#composer.replies(choices).map(({ slug, title }) =>
      element("li", {}, element("a", { href: `${this.#host.dataset.root}replies/${slug}/` }, title)));
    document.querySelector(".they-answered ul")?.replaceChildren(...answers);
    const link = ({ id, title }) => element("a", { href: `${this.#host.dataset.root}letters/${id}/` }, title);
    const [other] = this.#composer.related(choices).filter(({ id }) => id !== letter.id);
    this.#about.replaceChildren(...(letter.id ? [word("jsFromGallery"), " ", link(letter)] : other ? [word("jsSeeAlso"), " ", link(other)] : []));
  }

  #showChoices() {
    const choices = this.#choices;
    for (const facet of [...MAIN, ...RARE]) {
      const select = this.#selects[facet];
      const options = this.#composer.choices.options(facet, choices);
      const values = options.map((id) => element("option", { value: id }, this.#label(facet, id)));
      if (select.options.length !== values.length || values.some(({ value }, at) => value !== select.options[at].value)) select.replaceChildren(...values);
      select.value = choices[facet];
      if (RARE.includes(facet)) select.parentElement.hidden = options.length < 2;
    }
    this.#rare.hidden = RARE.every((facet) => this.#selects[facet].parentElement.hidden);
    // A recipient other than the usual one is always named.
    if (RARE.some((facet) => choices[facet])) {
      this.#fields.after(this.#rare);
      this.#rare.open = true;
    }
    this.#ask(choices);
  }

  #label(facet, id) {
    if (id) return labelOf(this.#facets[facet], id);
    return facet === "aim" ? this.#facets.aim[0].label : word("jsUsualRecipient");
  }

  /** The first question that is still open, with the answers that most give; the rest can be chosen below. */
  #ask(choices) {
    const isAsked = !this.#own && this.#composer.choices.isOpen(choices);
    const open = isAsked && MAIN.find((facet) => this.#composer.asked[facet] && !this.#chosen[facet] && !this.#skipped.has(facet)) || "";
    for (const facet of MAIN) this.#selects[facet].parentElement.hidden = facet === open;
    if (open === this.#question.dataset.facet) return;
    this.#question.dataset.facet = open;
    const possible = open ? this.#composer.choices.options(open, choices) : [];
    const answers = open ? this.#composer.asked[open].filter((id) => possible.includes(id)) : [];
    this.#question.replaceChildren(...(open ? [
      element("h2", { id: "composer-ask" }, wordFor("jsAsk", open)),
      element("div", { className: "composer-answers", role: "group", "aria-labelledby": "composer-ask" },
        ...answers.map((id) => button(this.#label(open, id), () => this.#answer(open, id), "composer-answer")),
        button(word("jsSomethingElse"), () => this.#skip(open), "composer-answer")),
    ] : []));
  }

  #answer(facet, id) {
    this.#choose(facet, id);
    (this.#question.querySelector("button") ?? this.#selects.channel).focus();
  }

  /** The answer is among all those below. */
  #skip(facet) {
    this.#skipped.add(facet);
    this.#showChoices();
    this.#selects[facet].focus();
  }
}
