import { element } from "./element.js";
import { wordFor } from "./words.js";

/**
 * The pages that a search found beside letters, kind by kind, the kind of the best one first.
 * @param {{kind: string, title: string, path: string}[]} pages
 * @param {string} root the address of the home page
 */
export function foundPages(pages, root) {
  const kinds = [...new Set(pages.map(({ kind }) => kind))];
  return kinds.map((kind) => element("section", { "aria-labelledby": `found-${kind}` },
    element("h3", { className: "index-heading", id: `found-${kind}` }, wordFor("jsFound", kind)),
    element("ul", { className: "index-list" },
      ...pages.filter((page) => page.kind === kind).map((page) => item(page, root)))));
}

function item({ title, path }, root) {
  const label = element("span", { className: "index-label" }, title);
  return element("li", {}, element("a", { className: "index-row", href: root + path }, label));
}
