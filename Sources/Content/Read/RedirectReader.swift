import Diagnostics

/// Reads the addresses a site has left behind: `aliases` of a page, `redirects` of the site.
enum RedirectReader {
  /// The former addresses of the page whose front matter this is.
  static func aliases(_ record: inout Record) -> [FormerAddress] {
    record.placedTexts("aliases", matching: "^/").compactMap {
      former($0.text, at: $0.place, in: &record)
    }
  }

  static func redirects(_ settings: inout Record) -> [Redirect] {
    settings.records("redirects") { entry -> Redirect? in
      let from = entry.text("from", matching: "^/")
      let to = entry.text("to")
      guard !from.isEmpty, let former = former(from, at: entry.place(of: "from"), in: &entry) else {
        return nil
      }
      return Redirect(from: former, to: to, place: entry.place(of: "to"))
    }.compactMap(\.self)
  }

  private static func former(_ text: String, at place: Place, in record: inout Record)
    -> FormerAddress?
  {
    if let former = FormerAddress(text, at: place) { return former }
    record.report(.notRedirectable(text), at: place)
    return nil
  }
}
