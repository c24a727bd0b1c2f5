/** The steps of FNV-1a with 32 bits, over code points instead of octets. @param {string} text @returns {number} */
export function hashOf(text) {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  return hash >>> 0;
}

/** A short name for a text, the same on every page. It hides nothing: whoever has the texts can tell which one it is. */
export function digest(text) {
  return hashOf(text).toString(36);
}
