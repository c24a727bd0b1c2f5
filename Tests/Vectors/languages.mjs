// Writes languages.json: what ICU, and so the Unicode CLDR, makes of plurals, numbers and alphabetical order. Run it with
// a newer Node.js to take up a newer release: `node Tests/Vectors/languages.mjs > Tests/Vectors/languages.json`.
const nums = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 14, 20, 21, 22, 25, 71, 99, 100, 101, 102, 111, 112, 121,
  200, 1000, 1001, 10000, 100000, 1000000, 2000000];
const langs =
  `ar be bg br cs cy da de en es fa fi fr ga gd gv he hi hr hu is it ja ko kw lt lv mk mt nb nl pl pt pt-PT
  ro ru sk sl sr sv th tr uk vi zh`.split(/\s+/);
const plurals = Object.fromEntries(langs.map((lang) => {
  const rules = new Intl.PluralRules(lang);
  return [lang, nums.map((number) => rules.select(number))];
}));
const nl = "en de fr es pl pt pt-PT it ru sv ar ar-EG fa hi bn ja zh he de-CH en-IN tr cs".split(" ");
const quantities = [0, 7, 84, 999, 1000, 1234, 12345, 1234567];
const numbers = Object.fromEntries(nl.map((lang) => {
  const format = new Intl.NumberFormat(lang);
  return [lang, quantities.map((number) => format.format(number))];
}));
const words = ["Zebra", "zebra", "Äpfel", "apfel", "Apfel", "Ärzte", "Arzt", "Öl", "Ofen", "Strasse",
  "Straße", "Straßen", "Œuvre", "ouvrir", "Łódź", "Lublin", "Lyon", "été", "etat", "Øre", "ore", "Osaka",
  "Δέλτα", "γάμμα", "Москва", "Анна", "יפו", "אילת", "بيروت", "القاهرة", "أسوان", "تونس", "あき", "アキ", "かき",
  "がき", "ガキ", "カキ", "東京", "大阪", "1 Mai", "10 Mai", "2 Mai", "(Klammer)", "a b", "ab", "a-b", "ÞÓR", "ðe",
  "da", "dz"];
const { icu, cldr } = process.versions;
console.log(JSON.stringify({
  about: `Of the Unicode CLDR ${cldr}, as ICU ${icu} has it; written by languages.mjs.`,
  collation: words.sort(new Intl.Collator("und").compare),
  numbers: { numbers: quantities, languages: numbers },
  plurals: { numbers: nums, languages: plurals },
}, null, 1));
