/** The built site whose scripts are tested, and as much of a page as they look at when they have no page. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.env.SITE;
if (!folder) throw new Error("SITE has to name the folder of a built site; scripts/test does so");

const assets = join(folder, "assets", readdirSync(join(folder, "assets"))[0]);

globalThis.document = {
  addEventListener: () => {},
  documentElement: { lang: "en" },
  body: { dataset: { kind: "letter" } },
};
globalThis.location = { hostname: "letters.example" };
globalThis.HTMLElement = class {};
globalThis.addEventListener = () => {};
// An open channel would keep Node from coming to its end.
delete globalThis.BroadcastChannel;

/** A script of the theme, or a module of data such as `data/en/etiquette.js`, as pages import it. */
export function asset(path) {
  return import(pathToFileURL(fileOf(path)).href);
}

/** Asks for a second copy of a script, and of those that it imports: that of pages without spaces. */
const UNSPACED = "?unspaced";

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return context.parentURL?.endsWith(UNSPACED) ? { ...found, url: found.url + UNSPACED } : found;
  },
});

/**
 * A script as pages of an edition run it, which say whether spaces stand between words.
 * @param {string} language
 */
export async function assetIn(language, path) {
  if (!/<body[^>]* data-unspaced/.test(read(`${rootOf(language)}index.html`))) return asset(path);
  document.body.dataset.unspaced = "";
  try {
    return await import(pathToFileURL(fileOf(path)).href + UNSPACED);
  } finally {
    delete document.body.dataset.unspaced;
  }
}

/** The file of an asset. */
export function fileOf(path) {
  return join(assets, path);
}

export function read(path) {
  return readFileSync(join(folder, path), "utf8");
}

/** The editions that have a module of data of that name. @param {string} name */
export function languagesWith(name) {
  return readdirSync(join(assets, "data")).filter((language) =>
    existsSync(join(assets, "data", language, `${name}.js`))
  );
}

/** Where the pages of an edition are. @param {string} language */
export function rootOf(language) {
  return language === "en" ? "" : `${language}/`;
}

/** Every letter of an edition as `letters.json` has it, in reading order; `sent` is its text file. */
export function lettersIn(language) {
  return JSON.parse(read(`${rootOf(language)}letters.json`)).letters
    .map((letter) => ({ ...letter, sent: read(`${rootOf(language)}letters/${letter.id}/letter.txt`) }));
}

/** Those of the first. */
export const letters = lettersIn("en");
