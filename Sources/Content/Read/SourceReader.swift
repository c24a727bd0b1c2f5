import Diagnostics
import Etiquette
import Foundation

/// Reads the publications that pages cite from `sources.yaml`, and where pages cite them.
package struct SourceReader {
  let names: TermsReader

  package init(names: TermsReader) {
    self.names = names
  }

  private static let name = "sources.yaml"

  /// - Returns: no sources, without a fault, where the edition has no such file.
  package func read(declaring declared: inout Declarations, into diagnostics: inout [Diagnostic])
    -> [Source]
  {
    guard names.has(Self.name),
      let list = names.list(Self.name, purpose: "the list of sources", &diagnostics)
    else { return [] }
    var seen: [String: Place] = [:]
    defer { declared.sources = seen }
    return list.map { record in
      var record = record
      let source = Source(
        id: Source.ID(record.uniqueIdentifier("id", of: "source", seen: &seen)),
        publisher: record.prose("publisher"),
        title: record.optionalProse("title"),
        url: record.text("url", matching: "^[Hh][Tt][Tt][Pp][Ss]?://"),
        year: record.integer("year", in: 1500...9999),
        country: record.optionalText("country", matching: "^[A-Z][A-Z]$"),
        language: record.optionalText("language", matching: "^[A-Za-z0-9-]+$"),
        seen: record.date("seen"))
      if !source.url.isEmpty, !Self.isWebAddress(source.url) {
        record.report(.notAWebAddress(source.url), at: "url")
      }
      if let country = source.country, !Self.isCountryCode(country) {
        record.report(.notACountry(country), at: "country")
      }
      if let language = source.language,
        !language.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
      {
        record.report(.notAnIdentifier(language), at: "language")
      }
      record.finish(into: &diagnostics)
      return source
    }
  }

  /// Whether a text is an absolute `http` or `https` address with a host (RFC 3986, section 3).
  private static func isWebAddress(_ text: String) -> Bool {
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
      ["http", "https"].contains(parts.scheme?.lowercased()), let host = parts.host
    else { return false }
    return host.split(separator: ".").count > 1 && parts.user == nil
  }

  private static func isCountryCode(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

extension Record {
  /// The ids under `sources`, which a page can have in its front matter.
  ///
  /// - Parameter known: nil where nobody needs to know whether they are there.
  mutating func sources(among known: [Source]?) -> [Source.ID] {
    let ids =
      known.map { names("sources", of: "source", among: $0.map(\.id.rawValue)) }
      ?? texts("sources")
    return ids.map { Source.ID($0) }
  }
}
