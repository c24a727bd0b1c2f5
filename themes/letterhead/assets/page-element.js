import { wordsLoaded } from "./words.js";

/**
 * An element that makes more of the finished page. Subclasses have `start`, which is called once, with the words
 * loaded; then it has the attribute `data-ready`. Where that fails, what stood in the element comes back, `data-failed`
 * says so, and the rest of the page goes on without it. While what was asked of an element is still to be shown, it is
 * `aria-busy`.
 */
export class PageElement extends HTMLElement {
  #isConnected = false;

  /** @returns {void | Promise<void>} */
  start() {}

  async connectedCallback() {
    if (this.#isConnected) return;
    this.#isConnected = true;
    const finished = [...this.childNodes];
    try {
      await wordsLoaded;
      await this.start();
      this.querySelector(":scope > .not-started")?.remove();
      this.dataset.ready = "";
    } catch (error) {
      console.error(error);
      this.replaceChildren(...finished);
      this.dataset.failed = "";
    }
  }
}
