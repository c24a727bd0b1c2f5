import { button, element, isWide, keepOnReturn, setText, WIDE } from "./element.js";
import { field, labelOf } from "./facets.js";
import { foundPages } from "./found-pages.js";
import { letterCard } from "./letter-card.js";
import { facetNames, letterFilter } from "./letter-filter.js";
import { searchIndex, searchLetters } from "./letter-search.js";
import { letterCards, letterTable, piece } from "./letter-table.js";
import { PageElement } from "./page-element.js";
import { Status } from "./status.js";
import { count, locale, word, wordFor } from "./words.js";

const atOnce = 24;
/** As many of them as are seen first; on a slow phone the others would keep these waiting. */
const atFirst = 8;
const typingPause = 150;

/** Filters and searches letters; until asked, the finished page stays. */
class LetterGallery extends PageElement {
  #table;
  #filter;
  /** @type {Record<string, any>} */
  #controls = { q: element("input", { type: "search", id: "gallery-q", maxLength: 100, autocomplete: "off" }) };
  #show = element("button", { className: "strong-button" });
  #clear;
  #count = new Status(this.querySelector(".gallery-count"));
  #results = element("ul", { className: "letter-list" });
  #more = button("", () => this.#showMore(), "quiet-button gallery-more");
  #empty = element("div", { className: "gallery-empty" });
  /** Says that no letter has all that is asked for, over those that come closest. */
  #nearest = element("p", { className: "gallery-nearest" });
  /** Leads to a letter that is written for all that is told of the situation. */
  #lead = element("p", { className: "gallery-lead", hidden: true });
  #pages = element("div", { className: "gallery-pages" });
  #fold;
  #found;
  #pause;
  #turn = 0;

  async start() {
    this.#table = await letterTable();
    this.#filter = letterFilter(this.#table);
    // What is in one piece has come with the page.
    if (this.#table.search.length === 1) await Promise.all([searchIndex(this.#table), piece("cards/0")]).catch(() => {});
    this.#clear = button(word("jsClearFilters"), () => this.#drop());
    const links = this.querySelectorAll(".fold");
    links[0].before(this.#form());
    for (const link of links) link.remove();
    const parts = [this.#count.region, this.#lead, this.#nearest, this.#results, this.#more, this.#empty, this.#pages];
    this.querySelector(".gallery-letters").append(...parts);
    this.#readAddress();
    await this.#update();
    if (location.search) this.#writeAddress();
    addEventListener("hashchange", () => this.#followAddress());
    keepOnReturn(() => [this.#controls.q]);
  }

  #form() {
    const form = element("form", { className: "gallery-search", role: "search", "aria-labelledby": "browse" },
      field(word("jsSearchLetters"), this.#controls.q),
      this.#filters());
    // Where it has not come with the page. What fails is tried again with the search.
    this.#controls.q.onfocus = () => searchIndex(this.#table).catch(() => {});
    form.oninput = ({ target }) => {
      clearTimeout(this.#pause);
      this.#results.setAttribute("aria-busy", "true");
      if (target === this.#controls.q) this.#pause = setTimeout(() => this.#change(), typingPause);
      else this.#change();
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#goOn();
    };
    return form;
  }

  /** Folded where they would stand between the search and what it finds. */
  #filters() {
    this.#fold = element("details", { className: "fold" },
      element("summary", {}, word("jsFilters")),
      element("div", { className: "gallery-filters" },
        ...facetNames.map((facet) => this.#select(facet)),
        element("div", { className: "gallery-actions" }, this.#show, this.#clear)));
    matchMedia(WIDE).addEventListener("change", () => this.#unfold());
    return this.#fold;
  }

  #unfold() {
    this.#fold.open = isWide() || facetNames.some((facet) => this.#controls[facet].value);
  }

  #select(facet) {
    const options = ["", ...this.#table.facets[facet].map(({ id }) => id)].map((value) => element("option", { value }));
    this.#controls[facet] = element("select", { id: `gallery-${facet}` }, ...options);
    return field(wordFor("jsFacet", facet), this.#controls[facet]);
  }

  get #asked() {
    const values = Object.entries(this.#controls).map(([name, { value }]) => [name, value.trim()]);
    return Object.fromEntries(values.filter(([, value]) => value));
  }

  /** Addresses used to have what is asked for in their query. */
  #readAddress() {
    const asked = new URLSearchParams(`${location.hash.slice(1)}&${location.search.slice(1)}`);
    for (const [name, control] of Object.entries(this.#controls)) {
      control.value = asked.get(name)?.slice(0, 100) ?? "";
      if (control.selectedIndex < 0) control.value = "";
    }
    this.#unfold();
  }

  /** What is asked for stands behind the number sign, which browsers do not send. */
  #writeAddress() {
    const asked = `${new URLSearchParams(this.#asked)}`;
    history.replaceState(null, "", location.pathname + (asked && `#${asked}`));
  }

  /** One put in by hand, or by the search of the browser; a place on this page leaves everything as it is. */
  #followAddress() {
    if (!/^$|=/.test(location.hash)) return;
    this.#readAddress();
    this.#update();
  }

  async #change() {
    clearTimeout(this.#pause);
    const asked = new URLSearchParams(this.#asked);
    await this.#update();
    // Last, because nobody waits for it and it takes a while.
    if (`${asked}` === `${new URLSearchParams(this.#asked)}`) this.#writeAddress();
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

  /** What is found late, when something else has been asked for since, is not shown. */
  async #update() {
    const turn = ++this.#turn;
    const asked = this.#asked;
    this.#results.setAttribute("aria-busy", "true");
    try {
      const search = asked.q ? await searchLetters(asked.q, this.#table) : undefined;
      if (turn !== this.#turn) return;
      const { found, counts } = this.#filter(asked, search?.scores);
      const isAsked = Object.keys(asked).length > 0;
      // They are on their way while the rest is said.
      const cards = letterCards(isAsked ? found.slice(0, atOnce) : [], this.#table);
      this.#nearest.hidden = !search || search.match === "whole" || found.length === 0;
      if (!this.#nearest.hidden) this.#nearest.textContent = wordFor("jsMatch", search.match);
      this.#leadOn(search?.situation);
      this.#tell(asked, found, counts, isAsked);
      this.#pages.replaceChildren(...foundPages(search?.pages ?? [], this.dataset.root));
      const shown = await cards;
      if (turn === this.#turn) await this.#list(shown, [], () => this.#countOptions(counts));
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  #leadOn(situation) {
    this.#lead.hidden = !situation || !this.dataset.write;
    if (this.#lead.hidden) return;
    const labels = Object.entries(situation).map(([facet, id]) => labelOf(this.#table.facets[facet], id));
    const href = `${this.dataset.write}#${new URLSearchParams(situation)}`;
    this.#lead.replaceChildren(`${word("jsWrittenFor")} `, element("a", { href }, new Intl.ListFormat(locale, { style: "narrow" }).format(labels)));
  }

  #tell(asked, found, counts, isAsked) {
    this.#found = found;
    this.#showFinished(!isAsked);
    const said = count(found.length, isAsked ? "jsLettersOf" : "jsLetters", { total: this.#table.total });
    if (said !== this.#count.message.textContent) this.#count.say(said);
    if (!this.#nearest.hidden) this.#count.announce(`${said}. ${this.#nearest.textContent}`);
    this.#show.textContent = count(found.length, "jsShowLetters");
    this.#show.hidden = this.#results.hidden = !isAsked || found.length === 0;
    this.#empty.replaceChildren(...(found.length > 0 ? [] : this.#waysOut(asked, counts)));
  }

  #showFinished(isShown) {
    for (const part of this.querySelectorAll(".gallery-finished")) part.hidden = !isShown;
    this.#clear.hidden = isShown;
  }

  /** How many letters each option would leave. */
  #countOptions(counts) {
    for (const facet of facetNames) {
      for (const option of this.#controls[facet].options) {
        const label = labelOf(this.#table.facets[facet], option.value) ?? word("jsAny");
        const fitting = counts[facet].get(option.value) ?? 0;
        setText(option, word("jsOptionCount", { label, count: fitting }));
        option.disabled = option.value && !fitting && !option.selected;
      }
    }
  }

  /**
   * Shows these, after those before them: the first at once, and in the next frame the others with what else can wait.
   * @param {object[]} cards @param {Element[]} before @param {() => void} [later]
   */
  async #list(cards, before = [], later) {
    const turn = this.#turn;
    const entry = (card) => letterCard(card, `${this.dataset.root}letters/${card.id}/`);
    this.#results.replaceChildren(...before, ...cards.slice(0, atFirst).map(entry));
    const left = this.#results.hidden ? 0 : this.#found.length - before.length - cards.length;
    this.#more.hidden = left === 0;
    this.#more.textContent = count(Math.min(left, atOnce), "jsShowMore");
    // Before the page is shown as ready there is nothing that could wait.
    if ("ready" in this.dataset) await nextFrame();
    if (turn !== this.#turn) return;
    this.#results.append(...cards.slice(atFirst).map(entry));
    later?.();
    this.#results.removeAttribute("aria-busy");
  }

  async #showMore() {
    const turn = ++this.#turn;
    const before = [...this.#results.children];
    try {
      const cards = await letterCards(this.#found.slice(before.length, before.length + atOnce), this.#table);
      if (turn !== this.#turn) return;
      this.#empty.replaceChildren();
      const shown = this.#list(cards, before);
      this.#results.children[before.length].querySelector("a").focus();
      await shown;
    } catch {
      if (turn === this.#turn) this.#fail(before);
    }
  }

  /** A part of the data did not arrive: what is shown already stays, and there are ways on. */
  #fail(before = []) {
    this.#showFinished(false);
    this.#results.hidden = before.length === 0;
    this.#results.replaceChildren(...before);
    this.#results.removeAttribute("aria-busy");
    this.#more.hidden = this.#show.hidden = this.#nearest.hidden = this.#lead.hidden = true;
    this.#pages.replaceChildren();
    this.#empty.replaceChildren(
      element("p", { role: "alert" }, word("jsNotLoaded")),
      button(word("jsTryAgain"), () => (before.length > 0 ? this.#showMore() : this.#goOn())),
      this.#startAgain());
  }

  #startAgain() {
    return button(count(this.#table.total, "jsAllLetters"), () => this.#drop());
  }

  #waysOut(asked, counts) {
    const without = (name) => counts[name].get("") ?? 0;
    const [best] = Object.keys(asked).sort((a, b) => without(b) - without(a));
    const condition = best === "q" ? asked.q : labelOf(this.#table.facets[best], asked[best]);
    return [
      element("p", {}, word("jsNoLetterFits")),
      ...(without(best) > 0 ? [button(count(without(best), "jsWithout", { condition }), () => this.#drop(best))] : []),
      this.#startAgain(),
    ];
  }
}

/** Once the frame is painted; where none is, as in a tab in the background, soon. */
function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

customElements.define("letter-gallery", LetterGallery);
