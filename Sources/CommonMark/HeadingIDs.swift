/// Gives headings ids that are unique in a document and depend only on the headings up to there.
struct HeadingIDs {
  private var taken: Set<String> = []
  /// Where the search for a free number ended, so that many headings of one text take no longer each.
  private var counts: [String: Int] = [:]

  /// The words in lower case, joined by hyphens; `section` when no letter or digit is left.
  ///
  /// Letters, marks and digits of any script and `_` stay; white space and hyphens become one
  /// hyphen; the rest is dropped. A repeat gets the first of `-2`, `-3`, … that is free.
  mutating func next(for text: String) -> String {
    let base = Self.words(in: text)
    var id = base
    var count = counts[base] ?? 1
    while !taken.insert(id).inserted {
      count += 1
      id = "\(base)-\(count)"
    }
    counts[base] = count
    return id
  }

  private static func words(in text: String) -> String {
    var id = ""
    var endsWord = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.staysInID {
        if endsWord, !id.isEmpty {
          id.append("-")
        }
        id.unicodeScalars.append(scalar)
        endsWord = false
      } else if scalar == "-" || scalar.properties.isWhitespace {
        endsWord = true
      }
    }
    return id.isEmpty ? "section" : id
  }
}

extension Unicode.Scalar {
  fileprivate var staysInID: Bool {
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    case .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation: true
    default: false
    }
  }
}
