import { WIDE, button, element } from "./element.js";
import { blanksLeft } from "./plain-text.js";
import { count, word } from "./words.js";

/** The bar with the copy button, which comes to serve letter and form, and learns to do more. */
export class LetterBar {
  #form;
  /** The element that copies. @type {any} */
  #bar;
  #copySubject;
  #speaking;
  #undo;

  /** @param {any} form */
  constructor(form) {
    this.#form = form;
    const bar = this.#bar = form.bar;
    const { letter, speak, state } = form;
    this.#undo = button(word("jsUndo"), () => {
      if (state.canUndo) bar.say(word("jsUndone"));
      state.undo();
    }, "quiet-button bare-button");
    this.#undo.hidden = true;
    this.#speaking = speak && button(word("jsSpeak"), () => speak(form.passages));
    this.#copySubject = button(word("jsCopySubject"), (pressed) => this.copy(form.current.subject, pressed, form.subjects.chosen));
    bar.copyLetter = (pressed) => this.copy(form.current.text, pressed, letter);
    bar.querySelector("a").hidden = true;
    bar.querySelector("button").after(...[this.#speaking, this.#copySubject, this.#undo].filter(Boolean));
    this.#place();
    this.#measure();
  }

  /** Where it stands on the screen it stands in the order of focus: under the letter, or under letter and form. */
  #place() {
    const wide = matchMedia(WIDE);
    const place = () => this.#form.article.querySelector(wide.matches ? ".letter" : ".letter-desk").after(this.#bar);
    wide.addEventListener("change", place);
    place();
  }

  /** Nothing that has the focus is hidden by the bar, however many lines it has (WCAG 2.2, 2.4.11). */
  #measure() {
    const { article, sheet } = this.#form;
    const sizes = new ResizeObserver(() => {
      const { offsetHeight } = this.#bar;
      document.documentElement.style.setProperty("--bar", `${offsetHeight}px`);
      article.classList.toggle("has-tall-letter", sheet.offsetHeight > innerHeight - offsetHeight - 64);
    });
    for (const part of [sheet, this.#bar]) sizes.observe(part);
  }

  show() {
    const { article, state: { canUndo }, subjects } = this.#form;
    this.#copySubject.hidden = !subjects.chosen;
    if (this.#speaking) this.#speaking.hidden = !("spoken" in article.dataset);
    this.#undo.hidden &&= !canUndo;
    this.#undo.setAttribute("aria-disabled", `${!canUndo}`);
  }

  /**
   * Copies, and says which blanks are left in these places, each a link to where it is filled.
   * @param {string} text @param {HTMLButtonElement} pressed @param {...HTMLElement} places
   */
  copy(text, pressed, ...places) {
    const form = this.#form;
    const links = new Map(places.flatMap((place) => [...(place.hidden ? this.#linksInText() : this.#linksTo(place))]));
    const next = places.includes(form.letter) && form.showNext ? [" ", form.showNext()] : [];
    const left = element("ul", {}, ...Array.from(links.values(), (link) => element("li", {}, link)));
    this.#bar.copy(text, pressed, ...(links.size ? [count(links.size, "jsCopiedBlanks"), left] : [this.#bar.dataset.copiedWhole]), ...next);
  }

  /** @returns {Iterable<[string, HTMLElement]>} */
  #linksTo(place) {
    return blanksLeft(place).map(({ dataset: { field } }) => [field, this.#link(field, this.#form.input(field))]);
  }

  /** In the free text a blank is what stands in brackets. @returns {Iterable<[string, HTMLElement]>} */
  #linksInText() {
    const { input } = this.#form.free;
    return Array.from(input.value.matchAll(/\[([^[\]\n]{1,60})\]/g), ({ 0: bracketed, 1: name, index }) => {
      const select = () => input.setSelectionRange(index, index + bracketed.length);
      return [name, this.#link(name, input, select)];
    });
  }

  #link(name, input, select = () => {}) {
    const onclick = (event) => {
      event.preventDefault();
      select();
      input.focus();
    };
    return element("a", { href: `#${input.id}`, onclick }, word("jsFillIn", { label: this.#form.fields[name]?.label ?? name }));
  }
}
