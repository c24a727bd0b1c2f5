/** Copies the letter on the page as plain text. Without a script only its link to the text file shows. */
class CopyLetter extends HTMLElement {
  #button = document.createElement("button");
  #status = document.createElement("p");
  #restore = 0;

  connectedCallback() {
    if (this.#button.isConnected) return;
    this.#button.type = "button";
    this.#button.className = "copy-letter-button";
    this.#button.textContent = this.dataset.label;
    this.#button.addEventListener("click", () => this.#copy());
    this.#status.className = "copy-letter-status";
    this.#status.setAttribute("role", "status");
    this.prepend(this.#button);
    this.append(this.#status);
  }

  disconnectedCallback() {
    clearTimeout(this.#restore);
  }

  async #copy() {
    const letter = document.getElementById(this.dataset.text);
    try {
      await navigator.clipboard.writeText(plainText(letter));
    } catch {
      select(letter);
      this.#say(this.#byHand());
      return;
    }
    this.#confirm();
    this.#say(this.#outcome(blanksLeft(letter)));
  }

  #outcome(blanks) {
    const { copiedWhole, copiedBlankOne, copiedBlankOther } = this.dataset;
    if (blanks === 0) return copiedWhole;
    return (blanks === 1 ? copiedBlankOne : copiedBlankOther).replace("{count}", blanks);
  }

  #byHand() {
    if (matchMedia("(pointer: coarse)").matches) return this.dataset.copyByTouch;
    const apple = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);
    return this.dataset.copyByKeys.replace("{keys}", apple ? "\u2318C" : "Ctrl+C");
  }

  /** Says so on the button itself, for as long as one glances at it. */
  #confirm() {
    clearTimeout(this.#restore);
    this.#button.textContent = this.dataset.copied;
    this.#button.dataset.done = "";
    this.#restore = setTimeout(() => {
      this.#button.textContent = this.dataset.label;
      delete this.#button.dataset.done;
    }, 2500);
  }

  /** A live region announces a text only when it changes, so a repeated one differs by a trailing space. */
  #say(message) {
    this.#status.textContent = this.#status.textContent === message ? `${message}\u00a0` : message;
  }
}

/** The letter as it is sent: no role labels, a blank line between paragraphs, one space between sentences. */
function plainText(letter) {
  return [...letter.querySelectorAll("p")].map(paragraphText).join("\n\n");
}

function paragraphText(paragraph) {
  const copy = paragraph.cloneNode(true);
  for (const role of copy.querySelectorAll(".role")) role.remove();
  const lines = [""];
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeName === "BR") lines.push("");
    else if (node.nodeType === Node.TEXT_NODE) lines[lines.length - 1] += node.data;
  }
  return lines.map((line) => line.replace(/[ \t\r\n]+/g, " ").trim()).join("\n");
}

/** A blank still stands in its brackets until it is filled in. */
function blanksLeft(letter) {
  return [...letter.querySelectorAll(".blank")].filter((blank) => /^\[.*\]$/s.test(blank.textContent)).length;
}

function select(letter) {
  getSelection().selectAllChildren(letter);
}

customElements.define("copy-letter", CopyLetter);
