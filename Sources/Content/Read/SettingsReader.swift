import Diagnostics
import Languages
import Publishing

/// Reads `content/site.yaml`.
package enum SettingsReader {
  package static let path = "content/site.yaml"

  package static func read(_ snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic])
    -> SiteSettings?
  {
    guard
      let file = snapshot.file(
        path, purpose: "what names the site, its address, theme and languages",
        into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics),
      var record = Record(node, named: "site.yaml", file: file, firstLine: 1, into: &diagnostics)
    else { return nil }
    let settings = settings(&record)
    record.finish(into: &diagnostics)
    return settings
  }

  package static func settings(_ record: inout Record) -> SiteSettings {
    let title = record.text("title")
    let tagline = record.text("tagline")
    let baseURL = baseURL(&record)
    var former: [FormerLanguage] = []
    var editions: [String: EditionSettings] = [:]
    let languages = languages(&record, leaving: &former, of: &editions)
    // The names of the site are in its first language.
    let typography = languages.first.map { Typography(LanguageTag($0.tag)) } ?? .english
    return SiteSettings(
      title: typography.prose(title),
      tagline: typography.prose(tagline),
      baseURL: baseURL,
      theme: record.text("theme"),
      languages: languages,
      navigation: navigation("navigation", &record),
      footer: navigation("footer", &record),
      lettersPerPage: record.integer("lettersPerPage", in: 1...1000) ?? 24,
      withoutPages: Set(
        record.names("withoutPages", of: "page", among: OptionalPage.allCases.map(\.rawValue))
          .compactMap(OptionalPage.init(rawValue:))),
      themeChoices: record.textPairs("themeSettings").map {
        ThemeChoice(name: $0.name, text: $0.text, namePlace: $0.namePlace, textPlace: $0.textPlace)
      },
      redirects: RedirectReader.redirects(&record),
      editions: editions,
      formerLanguages: former,
      isOfflineEnabled: record.flag("offline", default: true),
      isStaging: record.flag("staging")
    )
  }

  private static func baseURL(_ record: inout Record) -> BaseURL {
    let text = record.text("baseURL", matching: "^[Hh][Tt][Tt][Pp][Ss]?://")
    do {
      return try BaseURL(text)
    } catch {
      if case .invalidBaseURL(_, let reason) = error, !text.isEmpty {
        record.report(.invalidBaseURL(text, reason: reason), at: "baseURL")
      }
      return .placeholder
    }
  }

  private static func languages(
    _ record: inout Record, leaving former: inout [FormerLanguage],
    of editions: inout [String: EditionSettings]
  ) -> [Language] {
    var tags: Set<String> = []
    let languages = record.records("languages", count: 1...mostEntries) { language -> Language? in
      let tag = language.text("tag", matching: "^[A-Za-z0-9-]+$")
      if !isTag(tag) {
        language.report(.notAnIdentifier(tag), at: "tag")
      }
      let value = Language(
        tag: tag,
        name: language.text("name"),
        direction: language.optionalName(
          "direction", of: "direction", among: Language.Direction.allCases.map(\.rawValue)
        ).flatMap(Language.Direction.init)
      )
      editions[tag] = editions[tag] ?? edition(&language, setIn: Typography(LanguageTag(tag)))
      for (old, place) in language.placedTexts("redirectFrom", matching: "^[A-Za-z0-9-]+$") {
        if !isTag(old) {
          language.report(.notAnIdentifier(old), at: place)
        } else {
          former.append(FormerLanguage(tag: old, language: tag, place: place))
        }
      }
      if tags.insert(tag).inserted { return value }
      language.report(.duplicateName(tag, kind: "language"), at: "tag")
      return nil
    }
    if languages.count > mostEntries {
      record.report(
        .tooManyEntries(of: "languages", count: languages.count, limit: mostEntries),
        at: "languages")
    }
    // The first language is at the root, so addresses below its own tag can be former ones.
    var seen = tags.subtracting([languages.first??.tag ?? ""])
    former = former.filter { old in
      if seen.insert(old.tag).inserted { return true }
      record.report(.duplicateName(old.tag, kind: "language"), at: old.place)
      return false
    }
    return languages.prefix(mostEntries).compactMap(\.self)
  }

  private static func isTag(_ text: String) -> Bool {
    text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  private static func edition(_ language: inout Record, setIn typography: Typography)
    -> EditionSettings
  {
    EditionSettings(
      title: language.optionalText("title").map(typography.prose),
      tagline: language.optionalText("tagline").map(typography.prose),
      navigation: language.has("navigation") ? navigation("navigation", &language) : nil,
      footer: language.has("footer") ? navigation("footer", &language) : nil)
  }

  /// So many entries of a list are on every page; with more of them than that, the work of a build would be
  /// the product of pages and entries.
  private static let mostEntries = 100

  /// Entries that are an address, or a mapping with one.
  ///
  /// - Parameter isNested: whether they are the entries of one, which can have none of their own.
  private static func navigation(
    _ key: String, _ record: inout Record, isNested: Bool = false
  ) -> [NavigationItem] {
    let entries = record.entries(
      key, text: { NavigationItem(address: $0, label: nil, items: [], place: $1) },
      record: { entry in
        let label = entry.optionalText("label")
        let isTooDeep = isNested && entry.node("items") != nil
        if isTooDeep { entry.report(.navigationTooDeep, at: entry.place(of: "address")) }
        let items = isNested ? [] : navigation("items", &entry, isNested: true)
        let address =
          items.isEmpty && !isTooDeep ? entry.text("address") : entry.optionalText("address")
        let item = NavigationItem(
          address: address, label: label, items: items, place: entry.place(of: "address"))
        if label == nil, address == nil || item.isExternal {
          entry.report(.missingKey("label"), at: "address")
        }
        return item
      })
    let count = entries.reduce(0) { $0 + 1 + $1.items.count }
    guard count > mostEntries else { return entries }
    record.report(.tooManyEntries(of: key, count: count, limit: mostEntries), at: key)
    return Array(entries.lazy.filter(\.items.isEmpty).prefix(mostEntries))
  }
}
