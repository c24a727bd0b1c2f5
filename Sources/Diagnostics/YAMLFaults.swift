import Etiquette

// Faults of front matter and of the YAML files.
extension Fault {
  package static var missingFrontMatter: Fault {
    Fault(
      .missingFrontMatter, "the file does not start with front matter",
      fix: "start it with a line `---`, then keys such as `title:`, then another line `---`")
  }

  package static var unclosedFrontMatter: Fault {
    Fault(
      .unclosedFrontMatter, "the front matter that starts here does not end",
      fix: "write a line `---` after its last key")
  }

  package static func invalidYAML(problem: String) -> Fault {
    Fault(
      .invalidYAML, "this is not YAML: \(problem)",
      fix: "put quotes around a text that contains `: ` or `#`, or that starts with `{`, `[`, "
        + "`*`, `&`, `!`, `|`, `>`, `%` or `@`; indent by spaces")
  }

  package static var unclosedQuote: Fault {
    Fault(
      .invalidYAML, "this is not YAML: a quote opens here and does not close",
      fix: "close it at the end of the text; inside double quotes, write `\\\"` for a quote")
  }

  package static var tabInYAML: Fault {
    Fault(
      .invalidYAML, "this is not YAML: a tab stands where only spaces may",
      fix: "indent by spaces; most editors can be told to insert spaces for a tab")
  }

  package static var missingColon: Fault {
    Fault(
      .invalidYAML, "this is not YAML: this line has no key with a colon and a space behind it",
      fix:
        "write `key: value`; where a text goes on from the line before, indent it further than its "
        + "key")
  }

  package static func reservedStart(_ sign: Character) -> Fault {
    Fault(
      .invalidYAML, "this is not YAML: no text can start with `\(sign)`",
      fix: "put quotes around the text")
  }

  /// - Parameter text: what is left of the text.
  package static func commentInText(_ text: String) -> Fault {
    Fault(
      .commentInText, "the text ends here, as `\(text.suffix(20))`: ` #` begins a comment",
      fix: "put quotes around the whole text, or move the comment to a line of its own")
  }

  package static func yamlAlias(_ name: String) -> Fault {
    Fault(
      .yamlAlias, "`*\(name)` stands for what `&\(name)` names, which is not read here",
      fix: "write the value itself")
  }

  package static func duplicateKey(_ key: String) -> Fault {
    Fault(.duplicateKey, "the key `\(key)` is given twice", fix: "keep one of them")
  }

  package static func unknownKey(_ key: String, known: @autoclosure @escaping Fault.Names) -> Fault
  {
    Fault(.unknownKey, "unknown key `\(key)`", for: key, among: known)
  }

  package static func missingKey(_ key: String) -> Fault {
    Fault(.missingKey, "the key `\(key)` is missing", fix: "add `\(key):`")
  }

  package static func emptyValue(key: String) -> Fault {
    Fault(.emptyValue, "`\(key)` is empty", fix: "write its text after the colon")
  }

  package static func wrongType(key: String, expected: String) -> Fault {
    Fault(.wrongType, "`\(key)` should be \(expected)")
  }

  package static func invalidBaseURL(_ text: String, reason: String) -> Fault {
    Fault(
      .wrongType, "`\(text)` is not a base URL: \(reason)",
      fix: "write an address such as `https://example.org/letters/`")
  }

  package static func notADate(_ text: String) -> Fault {
    let guesses = WrittenDate(text).readings.map { "`\($0.iso8601)`" }
    return Fault(
      .notADate,
      "`\(text)` is not a day "
        + (guesses.isEmpty ? "of the calendar" : "as days are written here"),
      fix: guesses.isEmpty
        ? "write year, month and day, such as `2026-11-22`"
        : "write " + guesses.joined(separator: " or "))
  }

  package static func notAWebAddress(_ text: String) -> Fault {
    Fault(
      .wrongType, "`\(text)` is not the address of a web page",
      fix: "write the whole address as a browser shows it, such as `https://example.org/page`")
  }

  package static func notACountry(_ text: String) -> Fault {
    Fault(
      .wrongType, "`\(text)` is not a country in two letters",
      fix: "write its code by ISO 3166-1, in capitals: `GB` for the United Kingdom")
  }

  package static var navigationTooDeep: Fault {
    Fault(
      .wrongType, "an entry below another can have none below it",
      fix: "put its `items` beside it, in the same list")
  }

  package static func tooManyEntries(of key: String, count: Int, limit: Int) -> Fault {
    Fault(
      .outOfRange, "`\(key)` has \(count) entries; on every page there is room for \(limit)",
      fix: "lead to a page that lists them")
  }

  package static func outOfRange(key: String, expected: String) -> Fault {
    Fault(.outOfRange, "`\(key)` should be \(expected)")
  }

  package static func tooLong(key: String, length: Int, limit: Int) -> Fault {
    Fault(
      .tooLong, "`\(key)` has \(length) characters; at most \(limit) fit where it is shown",
      fix: "shorten it")
  }

  package static func unknownValue(
    _ name: String, kind: String, known: @autoclosure @escaping Fault.Names
  )
    -> Fault
  {
    Fault(
      .unknownValue, "unknown \(kind) `\(name)`", for: name, among: known)
  }

  package static func duplicateName(_ name: String, kind: String) -> Fault {
    Fault(
      .duplicateName, "the \(kind) `\(name)` is there already", fix: "rename one of them")
  }
}

extension Diagnostic.Note {
  package static func firstDefinition(at place: SourceLocation) -> Self {
    Self(message: "here it is first", location: place)
  }
}
