// By the rules of the English stemmer of the Snowball project, version 3 (snowballstem.org). "Y" stands for a y that is
// a consonant.
const vowels = "[aeiouy]";
const consonants = "[^aeiouy]";
const region = new RegExp(`^.*?${vowels}${consonants}`);
// Words that would share a stem with others that mean something else, such as "general" and "generous".
const specialRegion = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const shortSyllable = new RegExp(`(${consonants}[aeiouy][^aeiouywxY]|^[aeiouy]${consonants}|past)$`);
const whole = {
  skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
  ...Object.fromEntries(["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"].map((word) => [word, word])),
};
const consonantY = new RegExp(`^${consonants}y$`);
const keptBeforeIng = new Set(["even", "cann", "inn", "earr", "herr", "out"]);

const longerEndings = {
  ization: "ize", ational: "ate", fulness: "ful", ousness: "ous", iveness: "ive", tional: "tion", biliti: "ble",
  lessli: "less", entli: "ent", ation: "ate", alism: "al", aliti: "al", ousli: "ous", iviti: "ive", fulli: "ful",
  ogist: "og", enci: "ence", anci: "ance", abli: "able", izer: "ize", ator: "ate", alli: "al", bli: "ble", ogi: "og", li: "",
};
const middleEndings = {
  ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ative: "", ical: "ic", ness: "", ful: "",
};
const lastEndings = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er",
  "ic",
];

/**
 * What an English word has in common with its other forms: "cancelled" and "canceling" give "cancel". British and
 * American spellings give the same. @param {string} word in lower case, without apostrophes
 */
export function stem(word) {
  return britishAsAmerican(snowballStem(word));
}

function britishAsAmerican(stem) {
  return stem.length > 3 ? stem.replace(/is$/, "iz").replace(/ys$/, "yz").replace(/our$/, "or") : stem;
}

/** As the Snowball project has it. @param {string} word */
export function snowballStem(word) {
  if (Object.hasOwn(whole, word)) return whole[word];
  if (word.length < 3) return word;
  const marked = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const [first, second] = regions(marked);
  const inFirst = (stem) => stem.length >= first;
  const inSecond = (stem) => stem.length >= second;
  let stem = withoutVerbEnding(withoutPlural(marked), first);
  stem = stem.replace(/(.[^aeiouy])[yY]$/, "$1i");
  stem = withoutLongerEnding(stem, inFirst);
  stem = withoutMiddleEnding(stem, inFirst, inSecond);
  stem = withoutLastEnding(stem, inSecond);
  return withoutFinalLetter(stem, inFirst, inSecond).toLowerCase();
}

/** Where the regions R1 and R2 start: after the first consonant that follows a vowel, and the same again. */
function regions(word) {
  const start = word.match(specialRegion) ?? word.match(region);
  const first = start ? start[0].length : word.length;
  const next = word.slice(first).match(region);
  return [first, next ? first + next[0].length : word.length];
}

function withoutPlural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[sd]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  return /[aeiouy].+s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word, first) {
  const [ending] = word.match(/(eedly|ingly|edly|eed|ing|ed)$/) ?? [];
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (ending.startsWith("eed")) return rest.length < first || /^(succ|proc|exc)$/.test(rest) ? word : `${rest}ee`;
  if (ending === "ing") {
    if (consonantY.test(rest)) return `${rest[0]}ie`;
    if (keptBeforeIng.has(rest)) return word;
  }
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && shortSyllable.test(rest) ? `${rest}e` : rest;
}

/** The first of these endings that a word has, and what is before it: longer ones stand before shorter ones. */
function split(word, endings) {
  const ending = endings.find((ending) => word.endsWith(ending));
  return ending === undefined ? undefined : { ending, rest: word.slice(0, -ending.length) };
}

function withoutLongerEnding(word, inFirst) {
  const { ending, rest } = split(word, Object.keys(longerEndings)) ?? {};
  if (ending === undefined || !inFirst(rest)) return word;
  if (ending === "ogi" && !rest.endsWith("l")) return word;
  if (ending === "li" && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + longerEndings[ending];
}

function withoutMiddleEnding(word, inFirst, inSecond) {
  const { ending, rest } = split(word, Object.keys(middleEndings)) ?? {};
  if (ending === undefined || !inFirst(rest) || (ending === "ative" && !inSecond(rest))) return word;
  return rest + middleEndings[ending];
}

function withoutLastEnding(word, inSecond) {
  const { ending, rest } = split(word, lastEndings) ?? {};
  if (ending === undefined || !inSecond(rest) || (ending === "ion" && !/[st]$/.test(rest))) return word;
  return rest;
}

function withoutFinalLetter(word, inFirst, inSecond) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e") && (inSecond(rest) || (inFirst(rest) && !shortSyllable.test(rest)))) return rest;
  return word.endsWith("ll") && inSecond(rest) ? rest : word;
}
