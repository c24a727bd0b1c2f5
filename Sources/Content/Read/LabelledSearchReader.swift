import Diagnostics
import Etiquette

/// What people type who want a letter or a reply: its words lead there, whatever the text itself says.
package struct LabelledSearches {
  /// The searches for which a text is right, of those that have some, by the id of a letter or the path of a
  /// reply: `replies/no-answer`.
  package fileprivate(set) var texts: [String: [String]] = [:]
  /// How many searches of people who did not know the letters each serves. One that several serve counts for
  /// each as its share.
  package fileprivate(set) var wanted: [String: Double] = [:]
}

/// Reads labelled searches: a line of names, then a line each, with tabs in between: who wrote it, the
/// letters or replies that fit, with commas, and the search.
struct LabelledSearchReader {
  /// Written for one letter or reply each, as many for every one.
  static let forLetters = "searches/letters.tsv"
  /// Written by people who did not know the letters: some are wanted often, others hardly ever.
  static let free = "searches/wanted.tsv"
  private static let columns = ["author", "letters", "text"]

  /// What can fit: letters, drafts among them, and replies.
  let known: Set<String>

  /// - Returns: empty where there is neither file.
  func read(_ names: TermsReader, into diagnostics: inout [Diagnostic]) -> LabelledSearches {
    var searches = LabelledSearches()
    for name in [Self.forLetters, Self.free] {
      for (text, fitting) in lines(of: name, names, into: &diagnostics) {
        for letter in fitting {
          searches.texts[letter, default: []].append(text)
          guard name == Self.free else { continue }
          searches.wanted[letter, default: 0] += 1 / Double(fitting.count)
        }
      }
    }
    return searches
  }

  private func lines(
    of name: String, _ names: TermsReader, into diagnostics: inout [Diagnostic]
  ) -> [(text: String, fitting: [String])] {
    let path = names.folder + "/" + name
    guard names.snapshot.has(path),
      let file = names.snapshot.file(path, purpose: "labelled searches", into: &diagnostics)
    else { return [] }
    var unknown: Set<String> = []
    var found: [(text: String, fitting: [String])] = []
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) where !line.isEmpty {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard number > 1, cells.count == Self.columns.count, !cells.contains(where: \.isEmpty) else {
        if number > 1 || cells != Self.columns { diagnostics.append(malformed(number, in: file)) }
        continue
      }
      let named = cells[1].split(separator: ",")
      for name in named where !known.contains(String(name)) && unknown.insert(String(name)).inserted
      {
        let fault = Fault.unknownValue(
          String(name), kind: "letter or reply", known: known.sorted())
        let before = cells[0] + "\t" + cells[1][..<name.startIndex]
        let column = before.unicodeScalars.count + 1
        diagnostics.append(file.diagnostic(fault, line: number, column: column))
      }
      found.append((cells[2], named.map(String.init).filter(known.contains)))
    }
    return found
  }

  private func malformed(_ line: Int, in file: SourceFile) -> Diagnostic {
    let names = Self.columns.map { "`\($0)`" }.joined(separator: ", ")
    let expected =
      line == 1
      ? "the names \(names), with tabs in between"
      : "\(names), with tabs in between and none of them empty"
    return file.diagnostic(
      .wrongType(key: "line \(line)", expected: expected), line: line, column: 1)
  }
}
