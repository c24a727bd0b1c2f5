import Etiquette

/// The result of the etiquette check as people read it.
struct ReviewText {
  let letter: String
  let path: String
  let result: CheckResult

  var text: String {
    var lines = [
      "\(result.score) of 100 points. A small model judged this, and it can be wrong.",
      "\(result.length) word\(result.length == 1 ? "" : "s")"
        + (result.isTruncated ? "; only the beginning of the text was looked at." : "."),
      "",
      "Guidelines",
    ]
    lines += result.guidelines.flatMap(guideline)
    lines += ["", result.flags.isEmpty ? "No red flags" : "Red flags"]
    lines += result.flags.flatMap(flag)
    lines += listed("Still to be filled in", result.blanks)
    lines += listed("Not looked at", result.setAside)
    return lines.joined(separator: "\n") + "\n"
  }

  private func listed(_ heading: String, _ spans: [Range<Int>]) -> [String] {
    spans.isEmpty ? [] : ["", heading] + spans.map(quote)
  }

  private func guideline(_ finding: GuidelineFinding) -> [String] {
    let state =
      switch finding.state {
      case .met: "met"
      case .partly: "met in part"
      case .missing: "missing"
      case .optional: "not given, optional"
      case .notExpected: "not expected here"
      }
    let points = finding.possible > 0 ? ", \(finding.earned) of \(finding.possible)" : ""
    return ["  \(finding.id.rawValue): \(state)\(points)"] + finding.spans.map(quote)
      + advice(finding.advice)
  }

  private func flag(_ finding: FlagFinding) -> [String] {
    ["  \(finding.id) (\(finding.severity.rawValue))"] + finding.spans.map(quote)
      + advice(finding.advice)
  }

  private func advice(_ advice: Advice?) -> [String] {
    guard let advice else { return [] }
    return ["    \(advice.text)"] + (advice.suggestion.map { ["    Such as: \($0)"] } ?? [])
  }

  /// The words at a place, and the place as editors go to it: columns count Unicode scalars from 1.
  private func quote(_ span: Range<Int>) -> String {
    let start = String.Index(utf16Offset: span.lowerBound, in: letter)
    let end = String.Index(utf16Offset: span.upperBound, in: letter)
    let before = letter.unicodeScalars[..<start]
    let line = before.count(where: Self.endsLine) + 1
    let lineStart = before.lastIndex(where: Self.endsLine).map(before.index(after:))
    let column = before.distance(from: lineStart ?? before.startIndex, to: start) + 1
    let words = letter[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "    \(path):\(line):\(column): \"\(words)\""
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" }
}
