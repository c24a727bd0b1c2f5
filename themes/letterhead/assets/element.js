/**
 * A new element with these properties (attributes, where it has no such property) and children.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const key in properties) {
    if (key in made) made[key] = properties[key];
    else made.setAttribute(key, properties[key]);
  }
  made.append(...children);
  return made;
}

/** @param {string} label @param {(button: HTMLButtonElement) => void} press */
export function button(label, press, className = "quiet-button") {
  return element("button", { type: "button", className, onclick: ({ currentTarget }) => press(currentTarget) }, label);
}

/** Without a change where it says so already: the same text anew is laid out anew. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Where letter and form stand side by side. */
export const WIDE = "(min-width: 64rem)";

export function isWide() {
  return matchMedia(WIDE).matches;
}

/**
 * Keeps what is typed when the reader comes back to this page. Where it comes back whole, Safari resets inputs that
 * have no autocomplete to their default. @param {() => (HTMLInputElement|HTMLTextAreaElement)[]} inputs
 */
export function keepOnReturn(inputs) {
  addEventListener("pagehide", () => {
    for (const input of inputs()) input.defaultValue = input.value;
  });
}

/**
 * An empty copy of an input, in its place: the browser has nothing to undo in it. Whoever listens does so around it.
 * @template {HTMLInputElement|HTMLTextAreaElement} Input @param {Input} input @returns {Input}
 */
export function renewed(input) {
  const copy = /** @type {Input} */ (input.cloneNode());
  copy.defaultValue = "";
  copy.value = "";
  input.replaceWith(copy);
  return copy;
}

/** Asks before something is lost; Escape means no. @param {(Node|string)[]} question @returns {Promise<boolean>} */
export function ask(question, yes, no) {
  return new Promise((answer) => {
    const dialog = element("dialog", { className: "ask", "aria-labelledby": "ask" },
      element("div", { id: "ask" }, ...question),
      element("p", { className: "ask-answers" },
        button(no, () => dialog.close()),
        button(yes, () => dialog.close("yes"), "strong-button")));
    dialog.onclose = () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}
