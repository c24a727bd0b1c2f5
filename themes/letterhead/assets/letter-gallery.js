import { load } from "./data.js";
import { button, element } from "./element.js";
import { field, labelOf } from "./facets.js";
import { letterCard } from "./letter-card.js";
import { facetNames, letterFilter } from "./letter-filter.js";
import { count, word, wordFor } from "./words.js";

const atOnce = 24;
const typingPause = 150;

/** Filters and searches letters; until asked, the finished page stays. */
class LetterGallery extends HTMLElement {
  #started;
  #letters;
  #facets;
  #filter;
  #controls = { q: element("input", { type: "search", id: "gallery-q", maxLength: 100, autocomplete: "off" }) };
  #show = element("button", { className: "strong-button" });
  #clear = button(word("jsClearFilters"), () => this.#drop());
  #results = element("ul", { className: "letter-list" });
  #more = button("", () => this.#append().querySelector("a").focus(), "quiet-button gallery-more");
  #empty = element("div", { className: "gallery-empty" });
  #found;
  #pause;

  connectedCallback() {
    this.#started ??= this.#start();
  }

  async #start() {
    const [letters, texts, facets] = await Promise.all([load("letters"), load("texts"), load("facets")]);
    [this.#letters, this.#facets] = [letters, facets];
    this.#filter = letterFilter(letters, texts);
    const links = this.querySelectorAll(".fold");
    links[0].before(this.#form());
    for (const link of links) link.remove();
    this.querySelector(".gallery-count").role = "status";
    this.querySelector(".gallery-letters").append(this.#results, this.#more, this.#empty);
    this.#readAddress();
    this.#update();
    this.dataset.ready = "";
  }

  #form() {
    const form = element("form", { className: "gallery-filters", role: "search", "aria-labelledby": "browse" },
      field(word("jsSearchLetters"), this.#controls.q),
      ...facetNames.map((facet) => this.#select(facet)),
      element("div", { className: "gallery-actions" }, this.#show, this.#clear));
    form.oninput = () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#change(), typingPause);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#goOn();
    };
    return form;
  }

  #select(facet) {
    const options = ["", ...this.#facets[facet].map(({ id }) => id)].map((value) => element("option", { value }));
    this.#controls[facet] = element("select", { id: `gallery-${facet}` }, ...options);
    return field(wordFor("jsFacet", facet), this.#controls[facet]);
  }

  get #asked() {
    const values = Object.entries(this.#controls).map(([name, { value }]) => [name, value.trim()]);
    return Object.fromEntries(values.filter(([, value]) => value));
  }

  #readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const [name, control] of Object.entries(this.#controls)) {
      control.value = asked.get(name)?.slice(0, 100) ?? "";
      if (control.selectedIndex < 0) control.value = "";
    }
  }

  #change() {
    clearTimeout(this.#pause);
    const asked = new URLSearchParams(this.#asked);
    history.replaceState(null, "", location.pathname + (asked.size > 0 ? `?${asked}` : ""));
    this.#update();
  }

  #goOn() {
    this.#change();
    const heading = this.querySelector("#letters");
    heading.tabIndex = -1;
    heading.focus();
  }

  #drop(condition) {
    for (const name in this.#controls) if (name === (condition ?? name)) this.#controls[name].value = "";
    this.#goOn();
  }

  #update() {
    const asked = this.#asked;
    const isAsked = Object.keys(asked).length > 0;
    const { found, counts } = this.#filter(asked);
    this.#found = found;
    for (const facet of facetNames) this.#updateOptions(facet, counts[facet]);
    for (const part of this.querySelectorAll(".gallery-finished")) part.hidden = isAsked;
    this.querySelector(".gallery-count").textContent = count(found.length, isAsked ? "jsLettersOf" : "jsLetters", { total: this.#letters.length });
    this.#show.textContent = count(found.length, "jsShowLetters");
    this.#show.hidden = this.#results.hidden = !isAsked || found.length === 0;
    this.#clear.hidden = !isAsked;
    this.#results.replaceChildren();
    this.#more.hidden = true;
    if (!this.#results.hidden) this.#append();
    this.#empty.replaceChildren(...(found.length > 0 ? [] : this.#waysOut(asked, counts)));
  }

  #updateOptions(facet, counts) {
    for (const option of this.#controls[facet].options) {
      const label = labelOf(this.#facets[facet], option.value) ?? word("jsAny");
      const fitting = counts.get(option.value) ?? 0;
      option.textContent = word("jsOptionCount", { label, count: fitting });
      option.disabled = option.value && !fitting && !option.selected;
    }
  }

  /** Returns the first entry it adds. */
  #append() {
    const shown = this.#results.children.length;
    const next = this.#found.slice(shown, shown + atOnce);
    this.#results.append(...next.map((letter) => letterCard(letter, `${this.dataset.root}letters/${letter.id}/`, this.#facets)));
    const left = this.#found.length - shown - next.length;
    this.#more.hidden = left === 0;
    this.#more.textContent = count(Math.min(left, atOnce), "jsShowMore");
    return this.#results.children[shown];
  }

  #waysOut(asked, counts) {
    const without = (name) => counts[name].get("") ?? 0;
    const [best] = Object.keys(asked).sort((a, b) => without(b) - without(a));
    const condition = best === "q" ? asked.q : labelOf(this.#facets[best], asked[best]);
    return [
      element("p", {}, word("jsNoLetterFits")),
      ...(without(best) > 0 ? [button(count(without(best), "jsWithout", { condition }), () => this.#drop(best))] : []),
      button(count(this.#letters.length, "jsAllLetters"), () => this.#drop()),
    ];
  }
}

customElements.define("letter-gallery", LetterGallery);
