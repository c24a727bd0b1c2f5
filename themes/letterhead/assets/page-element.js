import { wordsLoaded } from "./words.js";

/**
 * An element that makes more of the finished page. Subclasses have `start`, which is called once, with the words
 * loaded; then they have the attribute `data-ready`. Where that fails, what stood in the element comes back, and the
 * rest of the page goes on without it. While what was asked of an element is still to be shown, it is `aria-busy`.
 */
export class PageElement extends HTMLElement {
  #isConnected = false;
  /** Whether `start` has come to its end. */
  isStarted = false;

  /** @returns {void | Promise<void>} */
  start() {}

  async connectedCallback() {
    if (this.#isConnected) return;
    this.#isConnected = true;
    const finished = [...this.childNodes];
    try {
      await wordsLoaded;
      await this.start();
      this.isStarted = true;
      this.dataset.ready = "";
    } catch (error) {
      console.error(error);
      this.replaceChildren(...finished);
      this.dataset.failed = "";
    }
  }
}
