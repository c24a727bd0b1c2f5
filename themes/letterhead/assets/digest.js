/** FNV-1a, 32 bits. @param {string} text @returns {number} */
export function hashOf(text) {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  return hash >>> 0;
}

/** A short name for a text, from which the text cannot be told. */
export function digest(text) {
  return hashOf(text).toString(36);
}
