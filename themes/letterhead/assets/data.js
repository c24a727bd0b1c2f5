/**
 * The data module of that name, in the language of the page.
 * @param {string} name `etiquette`, `model`, `facets`, `letters`, or `words-` and the kind of page
 * @returns {Promise<any>}
 */
export async function load(name) {
  const module = await import(new URL(`./data/${document.documentElement.lang}/${name}.js`, import.meta.url).href);
  return module.default;
}
