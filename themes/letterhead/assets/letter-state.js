import { LONGEST_TEXT, attempt, erasures, keep, kept } from "./tab-storage.js";

/** Milliseconds without a key after which what is typed is put into the tab's storage, which is slow. */
const TYPING_PAUSE = 400;

/**
 * What is typed and what is chosen on a letter; every step can be taken back. What is typed stays in this tab, for all
 * its letters; what is chosen stays with this entry of its history, and a link can carry the one but never the other.
 */
export class LetterState extends EventTarget {
  #isChoice;
  #isKept = true;
  /** @type {[Record<string, string>, Record<string, string>][]} */
  #past = [];
  /** Runs while something typed is not yet in the tab's storage. @type {ReturnType<typeof setTimeout>|undefined} */
  #pause;
  #step;

  /** @param {(key: string, choice: string, chosen: Record<string, string>) => boolean} isChoice whether there is that to choose */
  constructor(isChoice) {
    super();
    this.#isChoice = isChoice;
    // Where a tab is hidden it may be ended without another word.
    addEventListener("pagehide", () => this.#keepPending());
    document.addEventListener("visibilitychange", () => this.#keepPending());
    this.#set(stored(), history.state ? chosenHere(history.state) : linked());
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** The address of the letter as it is worded now. */
  get link() {
    return `${location.href.split("#")[0]}#${new URLSearchParams(this.chosen)}`;
  }

  /** Takes one step; changes in a row of the same name are one. @param {?string} step */
  change(step, typed, chosen) {
    if (!step || step !== this.#step) this.#past.push([this.typed, this.chosen]);
    this.#set({ ...this.typed, ...typed }, chosen ? { ...this.chosen, ...chosen } : this.chosen, step);
  }

  undo() {
    if (this.canUndo) this.#set(...this.#past.pop());
  }

  /** After everything was erased: what was typed since, on other letters, is all there is. */
  clear() {
    this.#past = [];
    this.#set(stored(), {});
    if (isLink()) attempt(() => history.replaceState(history.state, "", location.pathname + location.search));
  }

  /** What the other letters of this tab were told meanwhile. */
  refresh() {
    this.#keepPending();
    this.#set(this.#isKept ? stored() : this.typed, this.chosen);
  }

  /** The choices of an address put in by hand; any other place on the page keeps them. */
  follow() {
    if (!isLink()) return this.#set(this.typed, this.chosen);
    this.#past.push([this.typed, this.chosen]);
    this.#set(this.typed, linked());
  }

  /** @param {?string} [step] the name of a step of which more may follow, key by key */
  #set(typed, chosen, step = null) {
    this.#step = step;
    this.typed = typed;
    clearTimeout(this.#pause);
    if (step) this.#pause = setTimeout(() => this.#keep(), TYPING_PAUSE);
    else this.#keep();
    if (!step || chosen !== this.chosen) this.#choose(chosen);
    this.dispatchEvent(new Event("change"));
  }

  /** Not at every keystroke: a history is slow even to look at. */
  #choose(chosen) {
    this.chosen = Object.fromEntries(Object.entries(chosen).filter(([key, choice]) => choice && this.#isChoice(key, choice, chosen)));
    const state = { erasures: erasures(), chosen: this.chosen };
    // Without an address: a new one makes browsers ask for the icon again.
    attempt(() => JSON.stringify(state) === JSON.stringify(history.state) || history.replaceState(state, ""));
  }

  #keepPending() {
    if (this.#pause !== undefined) this.#keep();
  }

  #keep() {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#isKept = keep("", Object.values(this.typed).join("") ? this.typed : undefined);
  }
}

/** Of an entry of the history; what was chosen before everything was erased is so no longer. */
function chosenHere(entry) {
  return entry.erasures === erasures() && entry.chosen || {};
}

function isLink() {
  return location.hash.includes("=");
}

function linked() {
  // Addresses used to have choices in their query.
  return Object.fromEntries([location.search, isLink() ? location.hash.slice(1) : ""].flatMap((text) => [...new URLSearchParams(text)]));
}

function stored() {
  const isText = ([, text]) => typeof text === "string" && text.length <= LONGEST_TEXT;
  return Object.fromEntries(Object.entries(kept("") ?? {}).filter(isText));
}
