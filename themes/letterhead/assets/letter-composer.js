import { standing } from "./composed-letter.js";
import { PageElement } from "./page-element.js";

/**
 * The choices above a letter. Under a letter that came with the page, what composes others is loaded once that is there.
 */
class LetterComposer extends PageElement {
  /** The letter that came with the page, where one did. */
  own = standing(this.closest("article"));

  async start() {
    await customElements.whenDefined("letter-form");
    if (this.own) {
      /** @type {any} */
      const form = this.closest("article").querySelector("letter-form");
      await form.started;
      // Not before the form is shown as ready.
      await new Promise((done) => {
        if (document.readyState === "complete") setTimeout(done);
        else addEventListener("load", done, { once: true });
      });
    }
    const { LetterChoices } = await import("./letter-choices.js");
    await new LetterChoices(this).start();
    this.closest(".write-desk")?.classList.add("has-composer");
  }
}

customElements.define("letter-composer", LetterComposer);
