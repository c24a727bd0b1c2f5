import Testing

@testable import Themes

/// What of a script is published: all but its comments and its indentation, and never anything else than that.
@Suite struct ScriptTests {
  static let scripts: [(source: String, published: String)] = [
    ("", ""),
    ("let a;\n\n// Why\nlet b;\n", "let a;\nlet b;\n"),
    (
      "/** @param {string} a */\nfunction f(a) {\n  // No\n  return a;\n}\n",
      "function f(a) {\nreturn a;\n}\n"
    ),
    ("/**\n * Why: `a` and \"b\n */\nlet a;", "let a;"),
    ("let a; // stays\nlet b = /** @type {any} */ (a);\n/* and */ b();\n", nil),
    ("//! A license\n/*! another */\n//# sourceMappingURL=a.map\n", nil),
    ("return\n  // c\n  a", "return\na"),
    ("  f(`\n  a ${\n  b\n  }\n  `);\n", "f(`\n  a ${\nb\n}\n  `);\n"),
    (
      "const t = `a\n// b\n\n/* c */\n${d /* e */}\n// f`;\n// g\n",
      "const t = `a\n// b\n\n/* c */\n${d /* e */}\n// f`;\n"
    ),
    ("const t = `${{ a: `b\n// c` }}\n// d`;\n", nil),
    ("const t = `\\`\n// a`;\n", nil),
    (
      "const r = /[`/]/g;\n// a\nconst s = x / y / `\n// b`;\n",
      "const r = /[`/]/g;\nconst s = x / y / `\n// b`;\n"
    ),
    ("return /`/.test(a);\n// b\n", "return /`/.test(a);\n"),
    ("const s = \"`\" + '\\'`';\n// a\n", "const s = \"`\" + '\\'`';\n"),
    ("const s = \"http://a\";\n  // é ü\n", "const s = \"http://a\";\n"),
    // What cannot be read is left alone.
    ("// a\nconst t = `b", nil), ("// a\nconst t = `${b", nil),
  ].map { ($0.0, $0.1 ?? $0.0) }

  @Test(arguments: scripts)
  func onlyCommentsAndIndentationAreLeftOut(source: String, published: String) {
    #expect(String(decoding: Script.compacted(Array(source.utf8)), as: UTF8.self) == published)
  }

  @Test(arguments: ["`", "/", "\"", "\\", "/*", "//", "`${", "a/", "'\\"])
  func aScriptThatEndsAnywhereIsRead(source: String) {
    #expect(Script.compacted(Array(source.utf8)).count <= source.utf8.count)
  }
}
