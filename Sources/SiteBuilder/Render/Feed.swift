import CommonMark
import Content
import Etiquette
import Publishing

/// `feed.xml`: the letters last reviewed, as an Atom feed (RFC 4287).
struct Feed {
  private let page: PageScope

  /// Readers poll a feed; more entries than this would be sent over and over for nobody.
  private static let length = 50

  init(on page: PageScope) {
    self.page = page
  }

  func xml() -> String {
    let letters = page.edition.gallery.letters
      .sorted { $0.reviewed == $1.reviewed ? $0.id < $1.id : $0.reviewed > $1.reviewed }
      .prefix(Self.length)
    let base = page.settings.baseURL
    let home = base.absolute(page.addresses.home)
    let updated = letters.first.map { timestamp($0.reviewed) } ?? "1970-01-01T00:00:00Z"
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(page.edition.language.tag)">
      <id>\(home.escapedForHTML)</id>
      <title>\(page.scope.title.escapedForHTML)</title>
      <subtitle>\(page.scope.tagline.escapedForHTML)</subtitle>
      <link rel="self" type="application/atom+xml" \
      href="\(base.absolute(page.addresses.feed).escapedForHTML)"/>
      <link rel="alternate" type="text/html" href="\(home.escapedForHTML)"/>
      <updated>\(updated)</updated>
      <author><name>\(page.scope.title.escapedForHTML)</name></author>
      <rights>CC0 1.0: \(LetterIndex.license)</rights>
      \(letters.map(entry).joined(separator: "\n"))
      </feed>

      """
  }

  private func entry(_ letter: Letter) -> String {
    let url = page.settings.baseURL.absolute(page.addresses.letter(letter.id)).escapedForHTML
    let text = letter.plainText(filledBy: page.terms.bracketed)
    return """
      <entry>
      <id>\(url)</id>
      <title>\(letter.title.escapedForHTML)</title>
      <link rel="alternate" type="text/html" href="\(url)"/>
      <updated>\(timestamp(letter.reviewed))</updated>
      <summary>\(letter.summary.escapedForHTML)</summary>
      <content type="text">\(text.escapedForHTML)</content>
      </entry>
      """
  }

  /// RFC 3339 wants an instant; the day itself is all that is known of it.
  private func timestamp(_ date: CalendarDate) -> String {
    date.iso8601 + "T00:00:00Z"
  }
}
