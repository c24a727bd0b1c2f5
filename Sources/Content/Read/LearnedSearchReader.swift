import Diagnostics
import Etiquette

/// What is known of how people search who want a letter or a reply.
package struct LearnedSearches {
  /// How much a word counts for something: a level.
  package struct Word: Equatable, Sendable {
    package let text: String
    package let level: Int
  }

  /// From 1 to this, the more telling the higher.
  package static let levels = 8

  /// By the id of a letter or the path of a reply: `replies/no-answer`.
  package fileprivate(set) var words: [String: [Word]] = [:]
  /// How often each is wanted, in tenths of e-folds; 40 is as often as others.
  package fileprivate(set) var wanted: [String: Int] = [:]

  package static let wanted = 0...80
}

/// Reads which words tell what people want who type them. `scripts/train` learns it from labelled searches.
///
/// A line of names, then a line each, with tabs in between: the letter or reply; how often it is wanted;
/// and its words with spaces in between, each with its level: `ghosted:3`.
struct LearnedSearchReader {
  static let name = "searches/learned.tsv"
  private static let columns = ["letter", "wanted", "words"]

  /// What can be wanted: letters, drafts among them, and replies.
  let known: Set<String>

  /// - Returns: empty where there is no file.
  func read(_ names: TermsReader, into diagnostics: inout [Diagnostic]) -> LearnedSearches {
    let path = names.folder + "/" + Self.name
    guard names.snapshot.has(path),
      let file = names.snapshot.file(path, purpose: "learned searches", into: &diagnostics)
    else { return LearnedSearches() }
    var searches = LearnedSearches()
    let lines = file.text.parts(between: "\n")
    for (number, line) in zip(1..., lines) where !line.isEmpty {
      let cells = line.parts(between: "\t")
      if number == 1, cells.map(String.init) == Self.columns { continue }
      guard number > 1, cells.count == Self.columns.count,
        let wanted = Int(cells[1]), LearnedSearches.wanted.contains(wanted),
        let words = words(in: cells[2])
      else {
        diagnostics.append(malformed(number, in: file))
        continue
      }
      let name = String(cells[0])
      guard known.contains(name) else {
        let fault = Fault.unknownValue(name, kind: "letter or reply", known: known.sorted())
        diagnostics.append(file.diagnostic(fault, line: number, column: 1))
        continue
      }
      searches.words[name] = words
      searches.wanted[name] = wanted
    }
    return searches
  }

  /// - Returns: nil if one of them has no level.
  private func words(in cell: Substring) -> [LearnedSearches.Word]? {
    let words = cell.parts(between: " ").filter { !$0.isEmpty }
    let read = words.compactMap { word -> LearnedSearches.Word? in
      guard let colon = word.utf8.lastIndex(of: UInt8(ascii: ":")), colon > word.startIndex,
        let level = Int(word[word.utf8.index(after: colon)...]), 1...LearnedSearches.levels ~= level
      else { return nil }
      return LearnedSearches.Word(text: String(word[..<colon]), level: level)
    }
    return read.count == words.count ? read : nil
  }

  private func malformed(_ line: Int, in file: SourceFile) -> Diagnostic {
    let names = Self.columns.map { "`\($0)`" }.joined(separator: ", ")
    let expected =
      line == 1
      ? "the names \(names), with tabs in between"
      : "a letter, a number from 0 to \(LearnedSearches.wanted.upperBound), and words with levels, as `scripts/train` writes them"
    return file.diagnostic(
      .wrongType(key: "line \(line)", expected: expected), line: line, column: 1)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// What stands between separators of ASCII, told by bytes: by characters it takes several times as long.
  fileprivate func parts(between separator: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
      .map { self[$0.startIndex..<$0.endIndex] }
  }
}
