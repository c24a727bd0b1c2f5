import Foundation

/// What something new is called: a title for people and a slug for its address, each made from the
/// other, so that an editor gives whichever they have.
struct NewName: Sendable, Equatable {
  let title: String
  let slug: String

  /// The longest slug that is made up; one that an editor gives may be longer.
  private static let longestSlug = 60

  /// - Parameters:
  ///   - text: a slug, such as `long-commute`, or a title.
  ///   - limit: the most characters the title may have.
  /// - Throws: `NewError.badName`.
  init(_ text: String, titleLimit limit: Int) throws(NewError) {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard !text.contains(where: { $0 == "/" || $0 == "\\" || $0.isNewline }),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw .badName(text, reason: "a name has no slashes, line breaks or control characters")
    }
    if Slug.isValid(text) {
      slug = text
      title = Self.title(from: text)
    } else {
      title = text
      slug = Self.slug(from: text)
    }
    guard !slug.isEmpty else {
      throw .badName(text, reason: "it has no letters a to z or digits to make an address of")
    }
    guard title.count <= limit else {
      throw .badName(
        text, reason: "a title has at most \(limit) characters, and this \(title.count)")
    }
  }

  private static func title(from slug: String) -> String {
    let words = slug.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Lower-case ASCII words joined by hyphens, as many as fit.
  private static func slug(from title: String) -> String {
    let plain =
      title.lowercased()
      .replacing("ß", with: "ss").replacing("æ", with: "ae").replacing("ø", with: "o")
      .replacing("'", with: "").replacing("’", with: "")
      .folding(options: .diacriticInsensitive, locale: nil)
    var slug = ""
    for word in plain.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
      let longer = slug.isEmpty ? String(word) : slug + "-" + word
      if longer.count > longestSlug, !slug.isEmpty { break }
      slug = longer
    }
    return String(slug.prefix(longestSlug))
  }
}
