import { load } from "./data.js";
import { element } from "./element.js";
import { labelOf } from "./facets.js";
import { letterCard } from "./letter-card.js";
import { count, word, wordFor } from "./words.js";

const steps = ["aim", "stage", "reason", "channel", "tone"];
const mostExplained = 7;

/** Asks what tells letters apart; offers only what leaves some. */
class LetterChooser extends HTMLElement {
  #started;
  #letters;
  #facets;
  #answered = element("dl", { className: "chooser-answers" });
  #heading = element("h2", { className: "chooser-heading", tabIndex: -1 });
  #status = element("p", { className: "chooser-status", role: "status" });
  #choices = element("ul");
  #ways = element("div", { className: "chooser-ways" });

  connectedCallback() {
    this.#started ??= this.#start();
  }

  async #start() {
    [this.#letters, this.#facets] = await Promise.all([load("letters"), load("facets")]);
    this.replaceChildren(this.#answered, this.#heading, this.#status, this.#choices, this.#ways);
    this.onclick = (event) => this.#follow(event);
    addEventListener("popstate", () => this.#ask());
    this.#show();
    this.dataset.ready = "";
  }

  #follow(event) {
    const link = event.target.closest("a");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.pathname !== location.pathname) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.#ask();
  }

  #ask() {
    this.#show();
    this.#heading.focus();
  }

  // The answers, and those of the wishes that leave letters.
  #fitting(answers, wishes) {
    return steps.reduce((kept, step) => {
      const more = { ...kept, [step]: kept[step] ?? wishes[step] };
      return more[step] && this.#matching(more).length > 0 ? more : kept;
    }, answers);
  }

  #matching(answers) {
    return this.#letters.filter((letter) => steps.every((step) => !answers[step] || letter[step] === answers[step]));
  }

  #options(step, answers) {
    const left = new Set(this.#matching(answers).map((letter) => letter[step]));
    return this.#facets[step].filter(({ id }) => left.has(id));
  }

  #show() {
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const answers = this.#fitting({}, asked);
    const given = steps.filter((step) => answers[step]);
    const again = given.find((step) => step === asked.again);
    const step = again ?? steps.find((open) => !answers[open] && this.#options(open, answers).length > 1);
    const earlier = given.filter((name) => !step || steps.indexOf(name) < steps.indexOf(step));
    const before = again ? Object.fromEntries(earlier.map((name) => [name, answers[name]])) : answers;
    const letters = this.#matching(before);
    this.toggleAttribute("data-begun", given.length > 0);
    this.#answered.replaceChildren(...given.filter((name) => name !== again).map((name) => this.#answer(name, answers)));
    this.#heading.textContent = step ? wordFor("jsAsk", step) : count(letters.length, "jsChosen");
    this.#status.textContent = count(letters.length, "jsLettersFit");
    this.#choices.className = step ? "index-list" : "letter-list";
    this.#choices.replaceChildren(...(step
      ? this.#rows(step, before, answers)
      : letters.map((letter) => letterCard(letter, this.#formOf(letter), this.#facets))));
    this.#ways.replaceChildren(...(earlier.length > 0
      ? [link(address(answers, earlier.at(-1)), "jsBack"), link(location.pathname, "jsStartAgain")]
      : [link(`${this.dataset.root}decide-first/`, "jsDecideFirst")]));
  }

  #answer(step, answers) {
    const change = link(address(answers, step), "jsChange");
    change.append(element("span", { className: "visually-hidden" }, ` ${wordFor("jsAsk", step)}`));
    return element("div", {},
      element("dt", {}, wordFor("jsAnswer", step)),
      element("dd", {}, labelOf(this.#facets[step], answers[step])),
      element("dd", {}, change));
  }

  #rows(step, before, answers) {
    const options = this.#options(step, before);
    return options.map(({ id, label, description }) => {
      const next = this.#fitting({ ...before, [step]: id }, answers);
      const [letter, ...others] = this.#matching(next);
      const row = element("a", { className: "index-row", href: others.length > 0 ? address(next) : this.#formOf(letter) },
        element("span", { className: "index-label" }, label), " ",
        element("span", { className: "index-count" }, count(others.length + 1, "jsLetters")));
      if (answers[step] === id) row.setAttribute("aria-current", "true");
      const notes = others.length > 0 ? [description] : [description, word("jsOpens", letter)];
      if (options.length > mostExplained) notes.length = 0;
      return element("li", {}, row, ...notes.map((note) => element("p", { className: "index-description" }, note)));
    });
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
