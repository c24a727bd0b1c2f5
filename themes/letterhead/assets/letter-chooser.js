import { button, element } from "./element.js";
import { labelOf } from "./facets.js";
import { letterCard } from "./letter-card.js";
import { letterCards, letterTable, piece } from "./letter-table.js";
import { count, word, wordFor } from "./words.js";

const steps = ["aim", "stage", "reason", "channel", "tone"];
const mostExplained = 7;

/** Asks what tells letters apart; offers only what leaves some. */
class LetterChooser extends HTMLElement {
  #started;
  #table;
  #turn = 0;
  #answered = element("dl", { className: "chooser-answers" });
  #heading = element("h2", { className: "chooser-heading", tabIndex: -1 });
  #status = element("p", { className: "chooser-status", role: "status" });
  #choices = element("ul");
  #ways = element("div", { className: "chooser-ways" });

  connectedCallback() {
    this.#started ??= this.#start();
  }

  async #start() {
    this.#table = await letterTable();
    // What is in one piece has come with the page.
    if (this.#table.cards >= this.#table.total) await piece("cards/0").catch(() => {});
    this.replaceChildren(this.#answered, this.#heading, this.#status, this.#choices, this.#ways);
    this.onclick = (event) => this.#follow(event);
    addEventListener("popstate", () => this.#ask());
    await this.#show();
    this.dataset.ready = "";
  }

  #follow(event) {
    const link = event.target.closest("a");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.pathname !== location.pathname) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.#ask();
  }

  async #ask() {
    await this.#show();
    this.#heading.focus();
  }

  // The answers, and those of the wishes that leave some of these letters.
  #fitting(answers, wishes, letters) {
    let left = this.#matching(answers, letters);
    const kept = { ...answers };
    for (const step of steps) {
      if (kept[step] || !wishes[step]) continue;
      const fewer = this.#matching({ [step]: wishes[step] }, left);
      if (fewer.length > 0) [kept[step], left] = [wishes[step], fewer];
    }
    return { answers: kept, letters: left };
  }

  #matching(answers, letters) {
    const wanted = steps.filter((step) => answers[step]).map((step) => {
      const place = this.#table.facets[step].findIndex(({ id }) => id === answers[step]);
      return { column: this.#table.columns[step], place };
    });
    return letters.filter((letter) => wanted.every(({ column, place }) => column[letter] === place));
  }

  #options(step, letters) {
    const left = new Set(letters.map((letter) => this.#table.columns[step][letter]));
    return this.#table.facets[step].filter((_, place) => left.has(place));
  }

  async #show() {
    const turn = ++this.#turn;
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const all = [...Array(this.#table.total).keys()];
    const { answers, letters: fitting } = this.#fitting({}, asked, all);
    const given = steps.filter((step) => answers[step]);
    const again = given.find((step) => step === asked.again);
    const step = again ?? steps.find((open) => !answers[open] && this.#options(open, fitting).length > 1);
    const earlier = given.filter((name) => !step || steps.indexOf(name) < steps.indexOf(step));
    const before = again ? Object.fromEntries(earlier.map((name) => [name, answers[name]])) : answers;
    const letters = again ? this.#matching(before, all) : fitting;
    const choices = await (step ? this.#rows(step, before, answers, letters) : this.#cards(letters));
    if (turn !== this.#turn) return;
    this.toggleAttribute("data-begun", given.length > 0);
    this.#answered.replaceChildren(...given.filter((name) => name !== again).map((name) => this.#answer(name, answers)));
    this.#heading.textContent = step ? wordFor("jsAsk", step) : count(letters.length, "jsChosen");
    this.#status.textContent = count(letters.length, "jsLettersFit");
    this.#choices.className = step ? "index-list" : "letter-list";
    this.#choices.replaceChildren(...choices);
    this.#ways.replaceChildren(...(earlier.length > 0
      ? [link(address(answers, earlier.at(-1)), "jsBack"), link(location.pathname, "jsStartAgain")]
      : [link(`${this.dataset.root}decide-first/`, "jsDecideFirst")]));
  }

  #answer(step, answers) {
    const change = link(address(answers, step), "jsChange");
    change.append(element("span", { className: "visually-hidden" }, ` ${wordFor("jsAsk", step)}`));
    return element("div", {},
      element("dt", {}, wordFor("jsAnswer", step)),
      element("dd", {}, labelOf(this.#table.facets[step], answers[step])),
      element("dd", {}, change));
  }

  async #rows(step, before, answers, letters) {
    const options = this.#options(step, letters);
    const rows = options.map((option) => ({ option, ...this.#fitting({ ...before, [step]: option.id }, answers, letters) }));
    const only = rows.map((row) => row.letters).filter(({ length }) => length === 1).flat();
    // Where a letter is not known, its row leads to the question after this one, which tries again.
    const known = await letterCards(only, this.#table).catch(() => []);
    const cardOf = new Map(known.map((card, index) => [only[index], card]));
    return rows.map(({ option: { id, label, description }, answers: next, letters: left }) => {
      const card = left.length === 1 ? cardOf.get(left[0]) : undefined;
      const row = element("a", { className: "index-row", href: card ? this.#formOf(card) : address(next) },
        element("span", { className: "index-label" }, label), " ",
        element("span", { className: "index-count" }, count(left.length, "jsLetters")));
      if (answers[step] === id) row.setAttribute("aria-current", "true");
      const notes = card ? [description, word("jsOpens", card)] : [description];
      if (options.length > mostExplained) notes.length = 0;
      return element("li", {}, row, ...notes.map((note) => element("p", { className: "index-description" }, note)));
    });
  }

  async #cards(letters) {
    try {
      const cards = await letterCards(letters, this.#table);
      return cards.map((card) => letterCard(card, this.#formOf(card)));
    } catch {
      return [element("li", {},
        element("p", { role: "alert" }, word("jsNotLoaded")),
        button(word("jsTryAgain"), () => this.#ask()))];
    }
  }

  #formOf({ id }) {
    return `${this.dataset.root}letters/${id}/#write`;
  }
}

function address(answers, again) {
  return `?${new URLSearchParams({ ...answers, ...(again && { again }) })}`;
}

function link(href, key) {
  return element("a", { href }, word(key));
}

customElements.define("letter-chooser", LetterChooser);
