import Content
import Etiquette
import Publishing

/// `letters.json`: all letters as data, for whoever wants to build something else with them.
struct LetterIndex: Encodable {
  /// CC0 1.0: the letters belong to everybody.
  static let license = "https://creativecommons.org/publicdomain/zero/1.0/"

  private let license = Self.license
  private let language: String
  private let url: String
  private let fields: [FieldEntry]
  private let letters: [Entry]

  private struct FieldEntry: Encodable {
    let id: String
    let label: String
    let placeholder: String
    let example: String
  }

  private struct Entry: Encodable {
    let id: String
    let url: String
    let title: String
    let summary: String
    let stage: String
    let reason: String
    let channel: String
    let tone: String
    let relationship: String
    let subjects: [String]
    let text: String
    let paragraphs: [[SentenceEntry]]
    let followUp: String?
    let reviewed: String
  }

  private struct SentenceEntry: Encodable {
    let roles: [String]
    let optional: Bool
    let text: String
  }

  init(on page: PageScope) {
    let base = page.settings.baseURL
    language = page.edition.language.tag
    url = base.absolute(page.addresses.gallery())
    fields = page.terms.fields.map {
      FieldEntry(
        id: $0.id.rawValue, label: $0.label, placeholder: $0.placeholder, example: $0.example)
    }
    func source(_ text: BlankedText) -> String { text.filled { "{\($0)}" } }
    letters = page.edition.gallery.letters.map { letter in
      Entry(
        id: letter.id.rawValue,
        url: base.absolute(page.addresses.letter(letter.id)),
        title: letter.title,
        summary: letter.summary,
        stage: letter.situation[.stage].rawValue,
        reason: letter.situation[.reason].rawValue,
        channel: letter.situation[.channel].rawValue,
        tone: letter.situation[.tone].rawValue,
        relationship: letter.situation[.relationship].rawValue,
        subjects: letter.subjects.map(source),
        text: letter.plainText { "{\($0)}" },
        paragraphs: letter.paragraphs.map { paragraph in
          paragraph.map {
            SentenceEntry(
              roles: $0.roles.map(\.name), optional: $0.isOptional, text: source($0.text))
          }
        },
        followUp: letter.followUp?.rawValue,
        reviewed: letter.reviewed.iso8601)
    }
  }

  func bytes() -> [UInt8] {
    Array((JSONText.encode(self) + "\n").utf8)
  }
}
