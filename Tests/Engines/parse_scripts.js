// Parses modules with the grammar of one year. Prints a list: for each file `{program}` or `{error}`.
//
//   node parse_scripts.js YEAR FILE...
const { readFileSync } = require("node:fs");
const { parse } = require("acorn");

const [year, ...files] = process.argv.slice(2);
const options = { ecmaVersion: Number(year), sourceType: "module", locations: true, ranges: false };
const results = files.map((file) => {
  try {
    return { program: parse(readFileSync(file, "utf8"), options) };
  } catch (error) {
    return { error: { message: error.message, loc: error.loc } };
  }
});
const isPlain = (value) => typeof value !== "bigint" && !(value instanceof RegExp);
process.stdout.write(JSON.stringify(results, (_, value) => (isPlain(value) ? value : String(value))));
