// Faults of themes and their templates.
extension Fault {
  package static func unknownContract(_ contract: Int, known: Int) -> Fault {
    Fault(
      .unknownContract, "the theme is written for contract \(contract)",
      fix: "this version of sitegen knows contract \(known); see themes/README.md")
  }

  package static func templateSyntax(problem: String) -> Fault {
    Fault(.templateSyntax, "this is not Mustache: \(problem)")
  }

  package static func unknownTemplateName(_ name: String, known: @autoclosure @escaping Fault.Names)
    -> Fault
  {
    Fault(
      .unknownTemplateName, "`\(name)` is not a name this template receives",
      for: name, among: known)
  }

  package static func unknownPartial(_ name: String, known: @autoclosure @escaping Fault.Names)
    -> Fault
  {
    Fault(
      .unknownPartial, "there is no template `\(name)`",
      for: name, among: known)
  }

  package static func partialIncludesItself(chain: [String]) -> Fault {
    Fault(
      .partialIncludesItself,
      "this partial would include itself without end: \(chain.joined(separator: " > "))",
      fix: "take the inner one out")
  }

  package static func sectionsTooDeep(limit: Int) -> Fault {
    Fault(
      .nestedTooDeeply, "this section is inside more than \(limit) others",
      fix: "take some of them out")
  }

  package static func partialsTooDeep(limit: Int) -> Fault {
    Fault(
      .nestedTooDeeply, "this partial is included through more than \(limit) others",
      fix: "include it directly")
  }

  package static func tooManyInclusions(limit: Int) -> Fault {
    Fault(
      .nestedTooDeeply, "a page would include more than \(limit) partials by this template",
      fix: "include each less often")
  }

  package static func listInsideItself(_ name: String) -> Fault {
    Fault(
      .nestedTooDeeply, "the list `\(name)` is inside itself",
      fix: "end the outer section before this one")
  }

  package static func wrongTemplateUse(name: String, shape: String, instead: String) -> Fault {
    Fault(.wrongTemplateUse, "`\(name)` is \(shape)", fix: "write \(instead)")
  }

  package static func unclosedSection(_ name: String) -> Fault {
    Fault(
      .unclosedSection, "the section `\(name)` does not end", fix: "write `{{/\(name)}}`")
  }

  /// - Parameter keys: every one for which there are no words.
  package static func missingStrings(_ keys: [String], language: String) -> Fault {
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return Fault(
      .missingString, "the theme has no words in `\(language)` for \(list)",
      fix: "add \(keys.count == 1 ? "it" : "them") to the theme's strings in `\(language)`, or to "
        + "`content/\(language)/strings.yaml`; until then the first language stands in")
  }

  /// - Parameters:
  ///   - count: how many pages there are of the kind.
  ///   - first: the tag of the language whose words they have.
  package static func untranslated(count: Int, first: String) -> Fault {
    Fault(
      .untranslated,
      count == 1
        ? "title and summary are those of the page in `\(first)`"
        : "title and summary are those of the page in `\(first)`, as in \(count - 1) more files",
      fix: "translate them, or remove what this language does not need")
  }

  package static func themeExtendsItself(chain: [String]) -> Fault {
    Fault(
      .themeExtendsItself, "this theme would extend itself: \(chain.joined(separator: " > "))",
      fix: "let one of them extend nothing")
  }

  package static func lowContrast(
    _ color: String, on ground: String, contrast: Double, least: Double
  ) -> Fault {
    let ratio = (contrast * 100).rounded(.down) / 100
    return Fault(
      .lowContrast,
      "`\(color)` on `\(ground)` has a contrast of \(ratio) to 1, and text needs \(least) to 1",
      fix: "choose a color further from `\(ground)` (WCAG 2.2, criterion 1.4.3)")
  }

  /// - Parameter fix: what to do about the picture.
  package static func wrongPicture(width: Int, height: Int, fix: String) -> Fault {
    Fault(
      .wrongPicture,
      "this is no PNG picture of \(width) by \(height) pixels",
      fix: fix)
  }

  package static func unclosedInStyles(_ what: String) -> Fault {
    Fault(
      .styleSheetSyntax, "the \(what) that opens here does not close", fix: "close it where it ends"
    )
  }

  package static func strayInStyles(_ sign: String) -> Fault {
    Fault(
      .styleSheetSyntax, "`\(sign)` closes nothing that is open",
      fix: "remove it, or open it before")
  }

  package static var importInStyles: Fault {
    Fault(
      .blockedByPolicy, "style sheets are joined into one, in which an `@import` does nothing",
      fix: "put the file into `assets/`, and name it under `styles` in theme.yaml")
  }

  package static func missingInStyles(_ address: String) -> Fault {
    Fault(
      .brokenLink, "there is no file `\(address)` in the theme's `assets/`",
      fix: "add it, or correct the address; of a joined style sheet it counts from `assets/`")
  }

  /// - Parameter known: the templates that pages and other templates ask for.
  package static func unusedTemplate(_ name: String, known: [String]) -> Fault {
    let question = Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`? " } ?? ""
    return Fault(
      .unusedThemeFile, "nothing uses the template `\(name)`",
      fix: question + "Otherwise include it as `{{> \(name)}}`, or remove it")
  }

  package static func unusedString(_ key: String) -> Fault {
    Fault(.unusedString, "nothing shows the words for `\(key)`", fix: "use them, or remove them")
  }

  package static func requiredString(key: String) -> Fault {
    Fault(
      .requiredString, "the theme has no words for `\(key)`, which every theme needs",
      fix: "add `\(key):` to this file; themes/README.md says what it is for")
  }
}

extension Diagnostic.Note {
  package static func isUntranslatedToo(_ path: String) -> Self {
    Self(message: "these are too", location: SourceLocation(path: path))
  }
}
