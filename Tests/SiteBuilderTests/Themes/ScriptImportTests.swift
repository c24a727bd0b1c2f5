import Testing

@testable import Themes

/// What pages preload and which words they get is found in the scripts themselves.
struct ScriptImportTests {
  private let imports = ScriptImports(
    [
      "form.js":
        #"import { b } from "./base.js"; const view = () => import("./view.js"); word("jsSend");"#,
      "base.js": "import './words.js';\nexport const b = `jsState${c}`;",
      "words.js": #"import "./base.js"; // a circle"#,
      "view.js": #"import { w } from "./words.js"; word("jsClose"); import("./missing.js")"#,
      "style.css": #"@import "./other.js";"#,
    ].map { Theme.Asset(path: $0, bytes: Array($1.utf8), source: "themes/x/assets/\($0)") })

  private let keys = ["jsClose", "jsSend", "jsStateMet", "jsStateMissing", "jsUndo", "send"]

  @Test func whatIsImportedAtOnceIsPreloadedHoweverDeep() {
    #expect(imports.modules(before: ["form.js"]) == ["base.js", "words.js"])
    #expect(imports.modules(before: ["base.js"]) == ["words.js"])
    #expect(imports.modules(before: []) == [])
  }

  @Test func aPageGetsTheWordsThatItsScriptsNameWholeOrByTheirBeginning() {
    let form = imports.words(of: ["form.js"], among: keys)
    #expect(form.first == ["jsSend", "jsStateMet", "jsStateMissing"])
    #expect(form.later == ["jsClose"])
    let words = imports.words(of: ["words.js"], among: keys)
    #expect(words.first == ["jsStateMet", "jsStateMissing"])
    #expect(words.later == [])
  }
}
