const letter = document.getElementById("letter-text");

/** Marks in the letter what the check found. Ranges touch no element, so that no mark is ever copied. */
document.querySelector("etiquette-check").addEventListener("letter-checked", ({ detail: { text, result } }) => {
  const places = [...letter.childNodes].flatMap(characters);
  const isShown = places.map(([node, at]) => node.data[at]).join("").startsWith(withoutSpaces(text));
  for (const name of ["guidelines", "flags"]) {
    const spans = isShown && result ? result[name].flatMap(({ spans }) => spans) : [];
    CSS.highlights?.set(name, new Highlight(...spans.map((span) => {
      const [first, end] = span.map((at) => withoutSpaces(text.slice(0, at)).length);
      const range = new Range();
      range.setStart(...places[first]);
      range.setEnd(places[end - 1][0], places[end - 1][1] + 1);
      return range;
    })));
  }
});

/** Where each character that is sent stands, spaces aside. */
function characters(node) {
  if (node.hidden || node.className === "role") return [];
  if (node.nodeName === "#text") return Array.from(node.data.matchAll(/\S/g), ({ index }) => [node, index]);
  return [...node.childNodes].flatMap(characters);
}

function withoutSpaces(text) {
  return text.replace(/\s/g, "");
}
