import { button, element } from "./element.js";
import { labelOf } from "./facets.js";
import { letterCard } from "./letter-card.js";
import { letterCards, letterTable, piece } from "./letter-table.js";
import { PageElement } from "./page-element.js";
import { Status } from "./status.js";
import { usualLetter } from "./usual-letter.js";
import { count, word, wordFor } from "./words.js";

const caseSteps = ["aim", "stage", "reason"];
const steps = [...caseSteps, "channel", "tone"];
const mostExplained = 7;

/**
 * Asks what tells letters apart; offers only what leaves some. It takes for granted what most readers come for, and
 * once the case is known it opens a letter: two choices suffice, and everything else can still be chosen.
 */
class LetterChooser extends PageElement {
  #table;
  #turn = 0;
  #answered = element("dl", { className: "chooser-answers" });
  #heading = element("h2", { className: "chooser-heading", tabIndex: -1 });
  #status = new Status(element("p", { className: "chooser-status" }));
  #choices = element("ul");
  #ways = element("div", { className: "chooser-ways" });

  async start() {
    this.#table = await letterTable();
    // What is in one piece has come with the page.
    if (this.#table.cards >= this.#table.total) await piece("cards/0").catch(() => {});
    this.onclick = (event) => this.#follow(event);
    addEventListener("popstate", () => this.#ask());
    await this.#show();
    this.replaceChildren(this.#answered, this.#heading, this.#status.message, this.#status.region, this.#choices, this.#ways);
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
    this.#status.announce(this.#status.message.textContent);
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

  // With the first aim there is, unless that is chosen already or goes without saying.
  #assuming({ answers, letters }) {
    const [first, ...others] = this.#options("aim", letters);
    return this.#fitting(answers, others.length > 0 ? { aim: first.id } : {}, letters);
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
    const chosen = this.#fitting({}, asked, all);
    const { answers, letters: fitting } = this.#assuming(chosen);
    const given = steps.filter((step) => answers[step]);
    const isChosen = (step) => Boolean(chosen.answers[step]);
    const again = given.find((step) => step === asked.again);
    const step = again ?? steps.find((open) => !answers[open] && this.#options(open, fitting).length > 1);
    const earlier = given.filter((name) => !step || steps.indexOf(name) < steps.indexOf(step));
    const before = again ? Object.fromEntries(earlier.map((name) => [name, answers[name]])) : answers;
    const letters = again ? this.#matching(before, all) : fitting;
    const choices = await (step ? this.#rows(step, before, answers, letters) : this.#cards(letters));
    if (turn !== this.#turn) return;
    this.toggleAttribute("data-begun", Boolean(again) || given.some(isChosen));
    this.#answered.replaceChildren(...given.filter((name) => name !== again)
      .map((name) => this.#answer(name, answers, isChosen(name) ? "jsChange" : "jsElse")));
    this.#heading.textContent = step ? wordFor("jsAsk", step) : count(letters.length, "jsChosen");
    this.#status.message.textContent = count(letters.length, "jsLettersFit");
    this.#choices.className = step ? "index-list is-counted" : "letter-list";
    this.#choices.replaceChildren(...choices);
    this.#ways.replaceChildren(...(earlier.some(isChosen)
      ? [link(address(answers, earlier.at(-1)), "jsBack"), link(location.pathname, "jsStartAgain")]
      : [link(`${this.dataset.root}decide-first/`, "jsDecideFirst")]));
  }

  #answer(step, answers, key) {
    const change = link(address(answers, step), key);
    change.append(element("span", { className: "visually-hidden" }, ` ${wordFor("jsAsk", step)}`));
    return element("div", {},
      element("dt", {}, wordFor("jsAnswer", step)),
      element("dd", {}, labelOf(this.#table.facets[step], answers[step])),
      element("dd", {}, change));
  }

  async #rows(step, before, answers, letters) {
    const options = this.#options(step, letters);
    const rows = options.map((option) => {
      const fitting = this.#fitting({ ...before, [step]: option.id }, answers, letters);
      return { option, ...fitting, opened: this.#opened(step, fitting.letters) };
    });
    const opened = rows.map((row) => row.opened).filter((letter) => letter !== undefined);
    // Where a letter is not known, its row leads to the question after this one, which tries again.
    const known = await letterCards(opened, this.#table).catch(() => []);
    const cardOf = new Map(known.map((card, index) => [opened[index], card]));
    return rows.map(({ option: { id, label, description }, answers: next, letters: left, opened }) => {
      const card = cardOf.get(opened);
      const row = element("a", { className: "index-row", href: card ? this.#formOf(card) : address(next) },
        element("span", { className: "index-label" }, label), " ",
        element("span", { className: "index-count" }, count(left.length, "jsLetters")));
      if (answers[step] === id) row.setAttribute("aria-current", "true");
      const notes = card ? [description, word("jsOpens", card)] : [description];
      if (options.length > mostExplained) notes.length = 0;
      const item = element("li", {}, row, ...notes.map((note) => element("p", { className: "index-description" }, note)));
      if (card && left.length > 1) item.append(this.#others(next, label));
      return item;
    });
  }

  // The letter that a choice leaves or, as soon as the case is known, the usual one of those it leaves.
  #opened(step, letters) {
    if (letters.length === 1) return letters[0];
    const isCase = caseSteps.includes(step) && caseSteps.every((each) => this.#options(each, letters).length === 1);
    return isCase ? usualLetter(letters, this.#table) : undefined;
  }

  #others(answers, label) {
    const others = link(address(answers), "jsOtherWays");
    others.append(element("span", { className: "visually-hidden" }, ` ${label}`));
    return element("p", { className: "chooser-others" }, others);
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
