let checker;

/**
 * Checks a letter, a little at a time, so that no key waits for it. What it needs for that is loaded with the first
 * letter, once the page is complete.
 * @param {string} text @param {object} context
 * @returns {Promise<object>} what `check` in etiquette.js returns
 */
export async function checkLetter(text, context) {
  await pageLoaded();
  checker ??= import("./letter-checker.js").then(({ letterChecker }) => letterChecker());
  try {
    return await (await checker)(text, context);
  } catch (error) {
    checker = undefined;
    throw error;
  }
}

async function pageLoaded() {
  if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done, { once: true }); });
}
