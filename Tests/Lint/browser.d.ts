/** What the scripts of themes know of the browser beyond what TypeScript does. `deno check` reads it. */

/** A selector says which element it is for, to whoever reads it; its type is not checked. */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Element {
  closest(selectors: string): any;
}

/** What the components of a letter's page tell each other. */
interface HTMLElementEventMap {
  /** The form: the letter as it stands, once a frame. */
  "letter-change": CustomEvent<{ text: string; subject?: string }>;
  /** The check: what it has found in a text; nothing in one without words. */
  "letter-checked": CustomEvent<{ text: string; result: any }>;
}

/** Not in every browser (Network Information API). */
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

interface HTMLElement {
  readonly children: HTMLCollectionOf<HTMLElement>;
}
