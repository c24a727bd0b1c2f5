// What a tab keeps of what a reader does, until it is closed or everything is erased.

/** The home page of the first edition; this module lies in `assets/<digest>/`. */
export const ROOT = new URL("../../", import.meta.url);

/** Everything kept begins so: other sites may live on the same host. */
const PREFIX = `letters ${ROOT.pathname} `;
/** As it began when all of them shared it. */
const FORMER = "kind-regrets";

/** What is longer was not typed here: a letter has a few thousand characters, and from a million on the page stalls. */
export const LONGEST_TEXT = 100_000;

/**
 * What this tab keeps under a name, until it is closed; undefined if that is nothing, or no JSON, or storage refuses.
 * @param {string} name @returns {any}
 */
export function kept(name) {
  return attempt(() => JSON.parse(sessionStorage.getItem(PREFIX + name)) ?? undefined);
}

/** Whether the tab keeps this value now. @param {string} name @param {any} value nothing to remove it */
export function keep(name, value) {
  return attempt(() => {
    if (value === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  }) ?? false;
}

/** Storage and history may refuse; pages work all the same. @template Result @param {() => Result} action */
export function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Where the device keeps letters, if that is asked for (kept-letters.js). */
export const KEPT = `${PREFIX}kept`;
export const FORMERLY_KEPT = `${FORMER}-kept`;

/** How often everything has been erased in this tab: what is of an earlier time is not shown again. */
const COUNT = "erasures";

// Of a tab that was open then.
attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(FORMER)).forEach((key) => {
  sessionStorage.setItem(PREFIX + key.slice(FORMER.length + 1), sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
}));

/** @type {Set<() => void>} */
const forgetting = new Set();
let count = erasures();
const channel = attempt(() => new BroadcastChannel(PREFIX + COUNT));

/** @returns {number} how often everything has been erased in this tab */
export function erasures() {
  return kept(COUNT) ?? 0;
}

/**
 * Has a part of the page forget, whenever everything is erased here or on another open page of the site, all that was
 * typed or chosen in it.
 * @param {() => void} forget
 */
export function onErase(forget) {
  forgetting.add(forget);
}

/** Erases all that was typed and chosen in this tab and on every open page of the site, and what the device keeps. */
export function erase() {
  attempt(() => [KEPT, FORMERLY_KEPT].forEach((key) => localStorage.removeItem(key)));
  eraseHere();
  channel?.postMessage(null);
}

function eraseHere() {
  const next = erasures() + 1;
  attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key)));
  keep(COUNT, next);
  forgetAll();
}

function forgetAll() {
  count = erasures();
  // Some ask about words of the letter, or show it.
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  for (const forget of forgetting) forget();
}

// A page that is kept for Back shows nothing until it has asked whether everything has been erased meanwhile. Firefox
// gives it the session as it was when it was left: there the message has the page given up, and loaded anew.
if (channel) channel.onmessage = eraseHere;
addEventListener("pagehide", ({ persisted }) => {
  if (persisted) document.body.style.visibility = "hidden";
});
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  if (count !== erasures()) forgetAll();
  document.body.style.visibility = "";
});
