const KEY = "kind-regrets";

/**
 * What is typed and what is chosen on a letter; every step can be taken back. What is typed stays in this tab, for all
 * its letters; what is chosen stays with this entry of its history, and a link can carry the one but never the other.
 */
export class LetterState extends EventTarget {
  #isChoice;
  #past = [];
  #step;

  /** @param {(key: string, choice: string) => boolean} isChoice whether this letter has that to choose */
  constructor(isChoice) {
    super();
    this.#isChoice = isChoice;
    this.#set(stored(), history.state ?? linked());
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
    this.#set({ ...this.typed, ...typed }, { ...this.chosen, ...chosen });
    this.#step = step;
  }

  undo() {
    if (this.canUndo) this.#set(...this.#past.pop());
  }

  /** Forgets everything, on this letter and the others, and the way back to it. */
  erase() {
    this.#past = [];
    attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(KEY)).forEach((key) => sessionStorage.removeItem(key)));
    this.#set({}, {});
  }

  /** What the other letters of this tab were told meanwhile. */
  refresh() {
    this.#set(stored(), this.chosen);
  }

  /** The choices of an address put in by hand; any other place on the page keeps them. */
  follow() {
    if (!location.hash.includes("=")) return this.#set(this.typed, this.chosen);
    this.#past.push([this.typed, this.chosen]);
    this.#set(this.typed, linked());
  }

  #set(typed, chosen) {
    this.#step = null;
    this.typed = typed;
    this.chosen = Object.fromEntries(Object.entries(chosen).filter((choice) => choice[1] && this.#isChoice(...choice)));
    attempt(() => {
      if (Object.values(typed).join("")) sessionStorage.setItem(KEY, JSON.stringify(typed));
      else sessionStorage.removeItem(KEY);
    });
    // Without an address: a new one makes browsers ask for the icon again. Not at every keystroke: it is slow.
    attempt(() => JSON.stringify(this.chosen) === JSON.stringify(history.state) || history.replaceState(this.chosen, ""));
    this.dispatchEvent(new Event("change"));
  }
}

function linked() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function stored() {
  const typed = attempt(() => Object.entries(JSON.parse(sessionStorage.getItem(KEY)))) ?? [];
  return Object.fromEntries(typed.filter(([, text]) => typeof text === "string"));
}

/** Storage and history may refuse; the form works all the same. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
