import Content
import Etiquette
import Publishing

/// `letters.json`: all letters as data, for whoever wants to build something else with them.
struct LetterIndex {
  /// CC0 1.0: the letters belong to everybody.
  static let license = "https://creativecommons.org/publicdomain/zero/1.0/"

  private let page: PageScope

  init(on page: PageScope) {
    self.page = page
  }

  /// Written directly, because it is the largest file of a site: the keys of each object in order, as in all
  /// other JSON.
  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("fields")
      json.list(page.terms.fields) { $0.append($1) }
      json.member("language", page.edition.language.tag)
      json.key("letters")
      json.list(page.edition.gallery.letters) { $0.append($1, at: url(of: $1)) }
      json.member("license", Self.license)
      json.member("url", page.settings.baseURL.absolute(page.addresses.gallery()))
    }
    return json.bytes + "\n".utf8
  }

  private func url(of letter: Letter) -> String {
    page.settings.baseURL.absolute(page.addresses.letter(letter.id))
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ field: Field) {
    object { json in
      json.member("example", field.example)
      json.member("id", field.id.rawValue)
      json.member("label", field.label)
      json.member("placeholder", field.placeholder)
    }
  }

  fileprivate mutating func append(_ letter: Letter, at url: String) {
    object { json in
      json.member("channel", letter.situation[.channel].rawValue)
      if let followUp = letter.followUp { json.member("followUp", followUp.rawValue) }
      json.member("id", letter.id.rawValue)
      json.key("paragraphs")
      json.list(letter.paragraphs) { json, paragraph in
        json.list(paragraph) { $0.append($1) }
      }
      json.member("reason", letter.situation[.reason].rawValue)
      json.member("relationship", letter.situation[.relationship].rawValue)
      json.member("reviewed", letter.reviewed.iso8601)
      json.member("stage", letter.situation[.stage].rawValue)
      json.key("subjects")
      json.list(letter.subjects) { $0.text($1.source) }
      json.member("summary", letter.summary)
      json.member("text", letter.plainText { "{\($0)}" })
      json.member("title", letter.title)
      json.member("tone", letter.situation[.tone].rawValue)
      json.member("url", url)
    }
  }

  private mutating func append(_ sentence: Sentence) {
    object { json in
      json.key("optional")
      json.flag(sentence.isOptional)
      json.key("roles")
      json.list(sentence.roles) { $0.text($1.name) }
      json.member("text", sentence.text.source)
    }
  }
}
