// Keeps an open page in step with the source: loads it anew when pages have changed, exchanges style
// sheets when only those have, and says what is wrong while the source is broken.
//
// The preview sends its whole state, again and again, rather than what has happened. A page that
// missed a message, or slept through a restart, needs no more than the next one.

const own = new URL(import.meta.url);
const ownVersion = own.searchParams.get("version");
const hasSite = !ownVersion.startsWith("unbuilt-");

function follow(state) {
  if (state.version !== ownVersion) {
    loadAnew();
    return;
  }
  if (!hasSite) return;
  exchangeStyles(state.assets);
  panel.show(state);
}

/** Browsers return to where the reader was after a reload, and to what they typed. */
function loadAnew() {
  events.close();
  location.reload();
}

// --- Style sheets

/** Puts each sheet's new version beside the old one, which goes when the new one is there. */
function exchangeStyles(assets) {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    const name = new URL(link.href).pathname.match(/\/assets\/[0-9a-f]{12}\/(.+)$/)?.[1];
    if (name === undefined || link.dataset.leaving !== undefined) continue;
    const address = new URL(assets + name, location.origin).href;
    if (address === link.href) continue;
    const next = link.cloneNode();
    next.href = address;
    link.dataset.leaving = "";
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => link.remove());
    link.after(next);
  }
}

// --- What is wrong

const panel = {
  status: document.createElement("p"),
  details: document.createElement("details"),
  summary: document.createElement("summary"),
  list: document.createElement("ol"),
  shown: "[]",

  /** In a shadow tree, so that neither the theme nor the preview sees the other's styles. */
  attach() {
    const host = document.createElement("aside");
    host.setAttribute("aria-label", "Preview");
    host.id = "sitegen-preview";
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("live.css", own).href;
    this.status.setAttribute("role", "status");
    this.status.className = "said";
    this.details.className = "problems";
    this.details.hidden = true;
    this.list.tabIndex = 0;
    this.list.setAttribute("aria-label", "What is wrong with the source");
    this.details.append(this.summary, this.list);
    host.attachShadow({ mode: "open" }).append(sheet, this.status, this.details);
    document.body.append(host);
  },

  show({ problems, isBroken }) {
    const shown = JSON.stringify(problems);
    if (shown === this.shown) return;
    this.shown = shown;
    const text = problems.length === 0 ? "The source is in order again." : this.words(problems, isBroken);
    this.status.textContent = text;
    this.summary.textContent = text;
    this.list.replaceChildren(...problems.map((problem) => this.item(problem)));
    this.details.hidden = problems.length === 0;
    const hasErrors = problems.some(({ severity }) => severity === "error");
    this.details.open = hasErrors;
    this.details.classList.toggle("broken", hasErrors);
  },

  words(problems, isBroken) {
    const count = (severity) => {
      const number = problems.filter((problem) => problem.severity === severity).length;
      return number === 0 ? [] : [`${number} ${severity}${number === 1 ? "" : "s"}`];
    };
    const numbers = [...count("error"), ...count("warning")].join(" and ");
    return isBroken ? `${numbers}. You see the last good site.` : `${numbers}.`;
  },

  item(problem) {
    const item = document.createElement("li");
    const add = (name, text, label) => {
      if (text === undefined || text === null) return;
      const element = document.createElement(name);
      if (label) {
        const bold = document.createElement("b");
        bold.textContent = `${label}: `;
        element.append(bold);
      }
      element.append(text);
      item.append(element);
    };
    add("code", problem.place);
    add("p", problem.message, problem.severity);
    add("pre", problem.excerpt);
    add("p", problem.fix, "fix");
    return item;
  },
};

// --- Listening

// Browsers allow six connections to a host; a page that nobody sees gives its own back.
let events = { close() {} };

function listen() {
  events.close();
  if (document.visibilityState === "hidden") return;
  events = new EventSource(new URL("events", own));
  events.addEventListener("state", ({ data }) => follow(JSON.parse(data)));
}

if (hasSite) panel.attach();
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", ({ persisted }) => persisted && listen());
listen();
