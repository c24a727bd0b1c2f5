import Content
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
  ///   - address: the slug, where it is not to be made from the title.
  ///   - language: the tag of the title's language, which says how its letters are spelled in a to z.
  /// - Throws: `NewError.badName`.
  init(
    _ text: String, titleLimit limit: Int, slug address: String? = nil, language: String = ""
  ) throws(NewError) {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard !text.contains(where: { $0 == "/" || $0 == "\\" || $0.isNewline }),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw .badName(text, reason: "a name has no slashes, line breaks or control characters")
    }
    if let address {
      guard Slug.isFileName(address) else {
        throw .badName(
          address, reason: "a slug has lower-case letters, digits and single hyphens")
      }
      slug = address
      title = Slug.isValid(text) ? Self.title(from: text) : text
    } else if Slug.isValid(text) {
      slug = text
      title = Self.title(from: text)
    } else {
      title = text
      let transliterated = Self.transliterated(text, language: language)
      if let letter = transliterated.first(where: { $0.isLetter && !$0.isASCII }) {
        throw .badName(
          text,
          reason: "no rule here spells `\(letter)` in the letters a to z of an address. "
            + "Give the address as well: --slug")
      }
      slug = Self.slug(from: transliterated)
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

  /// Letters that are no other letter with an accent.
  private static let letters: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "þ": "th",
    "ð": "d", "ı": "i", "ŋ": "ng", "ĸ": "k", "ə": "e", "ŀ": "l", "ſ": "s", "ƒ": "f", "ĳ": "ij",
    "ǆ": "dz", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o",
  ]

  /// How a language spells letters where it cannot write them, by its tag without regions.
  private static let lettersByLanguage: [String: [Character: String]] = [
    "de": ["ä": "ae", "ö": "oe", "ü": "ue"],
    "da": ["å": "aa", "ø": "oe"], "nb": ["å": "aa", "ø": "oe"], "nn": ["å": "aa", "ø": "oe"],
    "no": ["å": "aa", "ø": "oe"], "fi": ["å": "o"], "hu": ["ő": "o", "ű": "u"],
    "is": ["ö": "o"], "et": ["ü": "u"],
  ]

  /// In lower case, with the letters of the language and accented ones spelled in a to z.
  private static func transliterated(_ title: String, language: String) -> String {
    let own = lettersByLanguage[language.split(separator: "-").first.map(String.init) ?? ""] ?? [:]
    return title.precomposedStringWithCanonicalMapping.lowercased()
      .replacing("'", with: "").replacing("’", with: "")
      .map { own[$0] ?? letters[$0] ?? String($0) }.joined()
      .folding(options: .diacriticInsensitive, locale: nil)
  }

  /// Lower-case ASCII words joined by hyphens, as many as fit.
  private static func slug(from plain: String) -> String {
    var slug = ""
    for word in plain.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
      let longer = slug.isEmpty ? String(word) : slug + "-" + word
      if longer.count > longestSlug, !slug.isEmpty { break }
      slug = longer
    }
    return String(slug.prefix(longestSlug))
  }
}
