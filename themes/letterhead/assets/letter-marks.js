const letter = document.getElementById("letter-text");
/** @type {any} */
let checked = {};

const check = document.querySelector("etiquette-check");
check?.addEventListener("letter-checked", ({ detail }) => mark(checked = detail));
// A style that asked whether the findings are open would have every key restyle the page.
check?.addEventListener("toggle", () => mark(checked), true);
// Even unseen they cut up the text that is printed.
addEventListener("beforeprint", () => CSS.highlights?.clear());
addEventListener("afterprint", () => mark(checked));

/** Marks the sentences to reconsider, and touches no element. */
function mark({ text, findings }) {
  const isOpen = check.querySelector(".check-findings > .fold")?.open;
  const places = isOpen && findings ? [...letter.childNodes].flatMap(characters) : [];
  const isShown = places.length > 0 && places.map(([node, at]) => node.data[at]).join("").startsWith(withoutSpaces(text));
  const spans = isShown ? findings.reconsider.flatMap(({ spans }) => spans) : [];
  CSS.highlights?.set("reconsider", new Highlight(...spans.map((span) => {
    const [first, end] = span.map((at) => withoutSpaces(text.slice(0, at)).length);
    const range = new Range();
    range.setStart(...places[first]);
    range.setEnd(places[end - 1][0], places[end - 1][1] + 1);
    return range;
  })));
}

/** Where all that is sent stands, but for spaces. @returns {[Text, number][]} */
function characters(node) {
  if (node.hidden || node.className === "role") return [];
  if (node.nodeName === "#text") return Array.from(node.data.matchAll(/\S/g), ({ index }) => [node, index]);
  return [...node.childNodes].flatMap(characters);
}

function withoutSpaces(text) {
  return text.replace(/\s/g, "");
}
