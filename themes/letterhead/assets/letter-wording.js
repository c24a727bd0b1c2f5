import { element, isWide, setText } from "./element.js";
import { lineText } from "./plain-text.js";
import { OUT, levels, nodesOf } from "./letter-sentences.js";
import { word } from "./words.js";

/**
 * Where sentences are swapped, left out and put back, and how much is said of the reason.
 * @returns {{node: HTMLElement, show: () => void}}
 */
export function wording(sentences, state) {
  const amounts = choices("amount", state, levels(sentences).map(({ name, choices }) => [word(`jsAmount${name}`), choices]));
  const rows = sentences.filter(({ options }) => options[1]).map((sentence) => row(sentence, state));
  const node = element("div", { className: rows[0] ? "has-fold" : "" });
  if (amounts.nodes[0]) node.append(element("fieldset", { className: "letter-form-part" }, element("legend", {}, word("jsAmount")), ...amounts.nodes));
  if (rows[0]) {
    node.append(element("details", { className: "letter-form-part fold", open: isWide() },
      element("summary", {}, element("h3", {}, word("jsWording"))),
      element("p", { className: "letter-form-help" }, word("jsWordingHelp")),
      ...rows.map(({ node }) => node)));
  }
  return { node, show: () => [amounts, ...rows].forEach((part) => part.show()) };
}

/** One sentence, folded away until it is asked for. */
function row({ key, node, options, words }, state) {
  const roles = words.filter(({ className }) => className === "role");
  const labels = roles.map(({ firstChild }) => firstChild.data.trim());
  const marked = roles.flatMap(({ dataset }, at) => [element("span", { className: "mark", "data-role": dataset.role }), labels[at]]);
  const now = element("span", { className: "letter-form-now" });
  const { nodes, show } = choices(key, state, options.map(({ id, text }) =>
    [text ? element("span", { className: "letter-form-phrase" }, ...nodesOf(text)) : word("jsLeaveOut"), { [key]: id }]));
  return {
    node: element("details", { className: "letter-form-sentence fold" },
      element("summary", {}, element("span", { className: "letter-form-role" }, ...marked), now),
      element("div", { role: "radiogroup", "aria-label": word("jsWordingFor", { role: new Intl.ListFormat(document.documentElement.lang).format(labels) }) }, ...nodes)),
    show() {
      show();
      setText(now, state.chosen[key] === OUT ? word("jsLeftOut") : lineText(node));
    },
  };
}

/** The subject lines above the letter; of several, one is chosen where they stand. @param {HTMLElement} article */
export function subjects(article, state) {
  const lines = [...article.querySelectorAll(".subjects li")];
  const { nodes, show } = choices("subject", state, lines.slice(1).length
    ? lines.map((line, at) => [element("span", {}, ...line.childNodes), { subject: at ? `${at}` : "" }])
    : []);
  nodes.forEach((node, at) => lines[at].append(node));
  if (nodes[0]) {
    const group = lines[0].closest(".subjects");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", article.querySelector(".subjects-heading").textContent);
  }
  return {
    show,
    get chosen() {
      return lines[state.chosen.subject ?? 0];
    },
  };
}

/** Radio buttons, each of which stands for choices of the state. @param {[Node|string, Record<string, string>][]} options */
function choices(name, state, options) {
  const inputs = options.map(([, chosen]) => element("input", { type: "radio", name, onchange: () => state.change(null, {}, chosen) }));
  return {
    nodes: options.map(([label], at) => element("label", { className: "choice" }, inputs[at], label)),
    show: () => options.forEach(([, chosen], at) => {
      inputs[at].checked = Object.entries(chosen).every(([key, choice]) => (state.chosen[key] ?? "") === choice);
    }),
  };
}
