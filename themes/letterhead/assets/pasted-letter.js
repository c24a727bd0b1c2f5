import { load } from "./data.js";
import { ask, button, keepOnReturn } from "./element.js";
import { erase, onErase } from "./tab-storage.js";
import { MarkedTextarea } from "./marked-textarea.js";
import { recognized } from "./recognized-reason.js";
import { PageElement } from "./page-element.js";
import { placeSentence } from "./place-sentence.js";
import { word } from "./words.js";

/** Takes in a letter of the reader's own, has it checked, and marks in it what was found. */
class PastedLetter extends PageElement {
  #text;
  #check = this.querySelector("etiquette-check");
  #bar;
  #undo;
  #nearest;
  /** What was put in last, and what stood there. */
  #last;
  #chosen = new Set();
  #blanks = 0;

  start() {
    for (const template of this.querySelectorAll("template")) template.replaceWith(document.importNode(template.content, true));
    this.#bar = this.querySelector("copy-letter");
    this.#text = new MarkedTextarea(this.#area);
    this.#followBar();
    this.#check.actions = {
      reveal: (span) => this.#text.reveal(span),
      replace: ([start, end], words) => {
        const [stop] = this.#area.value.slice(end).match(/^[.!?…。！？؟]*/);
        this.#put([start, end + (/[.!?…。！？؟]$/.test(words) ? stop.length : 0)], words);
      },
      put: (id, sentence, thanks) => {
        const { at, end, insertion } = placeSentence(this.#area.value, id, sentence, thanks);
        this.#put([at, end], insertion, sentence);
      },
    };
    this.querySelector(".check-input").addEventListener("input", ({ target }) => {
      if (target.name) this.#chosen.add(target.name);
      this.#update();
    });
    this.#check.addEventListener("letter-checked", ({ detail: { text, findings } }) => {
      this.#blanks = findings?.blanks ?? 0;
      this.#text.mark(text, findings ? marksOf(findings) : []);
      this.#pointToNearest(text, findings);
    });
    this.#update();
    keepOnReturn(() => [this.#area]);
    onErase(() => this.#forget());
  }

  get #area() {
    return this.querySelector("#check-text");
  }

  get #choices() {
    return Object.fromEntries(Array.from(this.querySelectorAll("select"), ({ name, value }) => [name, value || undefined]));
  }

  #update() {
    this.#undo.setAttribute("aria-disabled", !this.#canTakeBack);
    this.#check.update(this.#area.value, this.#choices);
  }

  #forget() {
    this.#last = undefined;
    this.#chosen.clear();
    for (const option of this.querySelectorAll("option")) option.selected = option.defaultSelected;
    this.#text.renew();
    this.#bar.clear();
    this.#update();
  }

  #followBar() {
    this.#nearest = this.#bar.querySelector("a");
    this.#bar.copyLetter = (pressed) => {
      this.#bar.copy(this.#area.value, pressed, this.#bar.outcome(this.#blanks));
    };
    this.#undo = button(word("jsUndo"), () => this.#takeBack(), "quiet-button bare-button");
    this.#nearest.before(this.#undo);
    this.#nearest.after(button(word("jsErase"), () => this.#erase(), "quiet-button bare-button"));
  }

  async #erase() {
    if (!(await ask([word("jsEraseAsk")], word("jsEraseYes"), word("jsEraseNo")))) return;
    erase();
    this.#bar.say(word("jsErased"));
  }

  /**
   * Leads to /write/ with what the reader has chosen and the reason that is recognized in what was pasted. It stands behind
   * the number sign, which browsers do not send.
   */
  async #pointToNearest(text, findings) {
    if (!this.#nearest) return;
    const said = findings?.there.find(({ id }) => id === "explain")?.spans ?? [];
    const chosen = Object.fromEntries(Object.entries(this.#choices).filter(([name, value]) => value && this.#chosen.has(name)));
    const { reason } = said.length > 0 ? await load("facets").catch(() => ({})) : {};
    const found = reason && recognized(said.map((span) => text.slice(...span)).join(" "), reason);
    const answers = new URLSearchParams({ ...chosen, ...(found && { reason: found }) });
    this.#nearest.hash = `${answers}`;
  }

  #put([start, end], words, sentence = words) {
    this.#last = { start, words, before: this.#area.value.slice(start, end) };
    this.#text.put([start, end], words);
    this.#update();
    const first = start + words.length - words.trimStart().length;
    this.#text.reveal([first, first + sentence.length]);
    this.#bar.say(word("jsAdded", { sentence }));
  }

  get #canTakeBack() {
    const { start, words } = this.#last ?? {};
    return this.#last !== undefined && this.#area.value.startsWith(words, start);
  }

  #takeBack() {
    if (!this.#canTakeBack) return;
    const { start, words, before } = this.#last;
    this.#last = undefined;
    this.#text.put([start, start + words.length], before);
    this.#update();
    this.#bar.say(word("jsUndone"));
  }
}

function marksOf({ there, reconsider }) {
  const marks = (findings, kind) => findings.flatMap(({ spans }) => spans.map(([start, end]) => ({ start, end, kind })));
  return [...marks(there, "there"), ...marks(reconsider, "reconsider")];
}

customElements.define("pasted-letter", PastedLetter);
