import Yams

/// Reads `content/site.yaml`.
enum SettingsReader {
  static let path = "content/site.yaml"

  static func read(_ snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic])
    -> SiteSettings?
  {
    guard
      let file = snapshot.file(
        path, purpose: "what names the site, its address, theme and languages",
        into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics),
      var record = Record(node, named: "site.yaml", file: file, firstLine: 1, into: &diagnostics)
    else { return nil }
    let title = record.prose("title")
    let tagline = record.prose("tagline")
    let baseURL = baseURL(&record)
    let settings = SiteSettings(
      title: title,
      tagline: tagline,
      baseURL: baseURL,
      theme: record.text("theme"),
      languages: languages(&record),
      navigation: navigation("navigation", &record),
      footer: navigation("footer", &record),
      lettersPerPage: record.integer("lettersPerPage", in: 1...1000) ?? 24,
      themeChoices: record.textPairs("themeSettings").map {
        ThemeChoice(name: $0.name, text: $0.text, namePlace: $0.namePlace, textPlace: $0.textPlace)
      },
      redirects: RedirectReader.redirects(&record),
      isOfflineEnabled: record.flag("offline", default: true),
      isStaging: record.flag("staging")
    )
    if settings.languages.isEmpty { record.report(.missingKey("languages"), at: "languages") }
    record.finish(into: &diagnostics)
    return settings
  }

  private static func baseURL(_ record: inout Record) -> BaseURL {
    let text = record.text("baseURL")
    do {
      return try BaseURL(text)
    } catch {
      if case .invalidBaseURL(_, let refusal) = error, !text.isEmpty {
        record.report(.invalidBaseURL(text, refusal), at: "baseURL")
      }
      return .placeholder
    }
  }

  private static func languages(_ record: inout Record) -> [Language] {
    record.records("languages") { language in
      let tag = language.text("tag")
      if !tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
        language.report(.notAnIdentifier(tag), at: "tag")
      }
      return Language(
        tag: tag,
        name: language.text("name"),
        direction: language.optionalName(
          "direction", of: "direction", among: Language.Direction.allCases.map(\.rawValue)
        ).flatMap(Language.Direction.init) ?? .leftToRight
      )
    }
  }

  /// Entries that are an address, or a mapping with one.
  private static func navigation(_ key: String, _ record: inout Record) -> [NavigationItem] {
    record.entries(
      key, text: { NavigationItem(address: $0, label: nil, items: [], place: $1) },
      record: { entry in
        let label = entry.optionalText("label")
        let items = navigation("items", &entry)
        for item in items where !item.items.isEmpty {
          entry.report(.navigationTooDeep, at: item.place)
        }
        let address = items.isEmpty ? entry.text("address") : entry.optionalText("address")
        let item = NavigationItem(
          address: address, label: label, items: items, place: entry.place(of: "address"))
        if label == nil, address == nil || item.isExternal {
          entry.report(.missingKey("label"), at: "address")
        }
        return item
      })
  }
}
