/**
 * The data module of that name, in the language of the page.
 * @param {string} name `etiquette`, `facets`, `letters`, `cards/0`, or `words-` and the kind of page
 * @param {string} [query] what makes the address another
 * @returns {Promise<any>}
 */
export async function load(name, query = "") {
  const module = await import(new URL(`./data/${document.documentElement.lang}/${name}.js${query}`, import.meta.url));
  return module.default;
}
