import Basics
import Content
import Diagnostics
import Languages

/// Reads a theme and the themes it extends, the nearest first.
package struct ThemeReader {
  private let snapshot: SourceSnapshot
  /// The languages of the site, the default first.
  private let languages: [String]
  /// What the site chooses of the theme's settings.
  private let choices: [ThemeChoice]
  private let contract: ThemeContract
  /// Where the theme is asked for: in the settings, or by an option.
  package var place = SourceLocation(path: SettingsReader.path)
  /// The first language of the site, whose words stand in for those that others lack.
  package var first: Language?
  /// The guidelines of each language, for which the theme has marks.
  package var guidelines: [GuidelineMarks.Edition] = []

  package init(
    snapshot: SourceSnapshot, languages: [String], choices: [ThemeChoice], contract: ThemeContract
  ) {
    self.snapshot = snapshot
    self.languages = languages
    self.choices = choices
    self.contract = contract
  }

  package func read(_ name: String, into diagnostics: inout [Diagnostic]) -> Theme? {
    let chain = manifests(from: name, into: &diagnostics)
    guard !chain.isEmpty else { return nil }
    let choices = ThemeChoices(
      choices, of: chain.lazy.compactMap(\.settings).first ?? [],
      setIn: first.map { Typography(LanguageTag($0.tag)) } ?? .english, into: &diagnostics)
    let marks = GuidelineMarks(
      guidelines, shapes: chain.lazy.compactMap(\.marks).first ?? [], into: &diagnostics)
    let assets = assets(chain, choices: choices.css, marks: marks.css, into: &diagnostics)
    let files = templates(chain.map(\.name), into: &diagnostics)
    let strings = strings(chain.map(\.name), into: &diagnostics)
    return Theme(
      name: name,
      templates: ThemeTemplates(
        files, of: name, strings: strings, first: first, choices: choices, contract: contract),
      assets: assets,
      scripts: chain.lazy.compactMap(\.scripts).first ?? [],
      kinds: chain.lazy.compactMap(\.pages).first ?? [:],
      partScripts: chain.lazy.compactMap(\.partScripts).first ?? [:],
      imports: ScriptImports(assets),
      app: chain.lazy.compactMap(\.app).first?.app(assets, into: &diagnostics),
      strings: strings)
  }

  // MARK: theme.yaml

  /// The manifests of a theme and of those it extends, the nearest first, however much is wrong with them.
  package func chain(from name: String) -> [Manifest] {
    var ignored: [Diagnostic] = []
    return manifests(from: name, into: &ignored)
  }

  package struct Manifest {
    package let name: String
    let extends: String?
    package let styles: [String]?
    let scripts: [String]?
    let pages: [String: Theme.PageKind]?
    let partScripts: [Theme.EditionPart: Set<String>]?
    let settings: [ThemeSetting]?
    let marks: [GuidelineMarks.Shape]?
    let app: ThemeAppReader?

    /// Every asset the manifest names.
    var assets: [String] {
      (styles ?? []) + (scripts ?? []) + (pages ?? [:]).values.flatMap { $0.styles + $0.scripts }
    }
  }

  private func manifests(from name: String, into diagnostics: inout [Diagnostic]) -> [Manifest] {
    var chain: [Manifest] = []
    var next: String? = name
    while let name = next {
      if let start = chain.firstIndex(where: { $0.name == name }) {
        let cycle = chain[start...].map(\.name) + [name]
        diagnostics.append(
          Diagnostic(
            .themeExtendsItself(chain: cycle),
            at: SourceLocation(path: "themes/\(chain[chain.count - 1].name)/theme.yaml")))
        return chain
      }
      guard let manifest = manifest(name, after: chain, into: &diagnostics) else { return chain }
      chain.append(manifest)
      next = manifest.extends
    }
    return chain
  }

  private func extending(_ manifest: Manifest) -> SourceLocation {
    SourceLocation(path: "themes/\(manifest.name)/theme.yaml")
  }

  private func manifest(
    _ name: String, after chain: [Manifest], into diagnostics: inout [Diagnostic]
  ) -> Manifest? {
    let themes = Set(
      snapshot.paths(under: "themes").compactMap { path in
        path.hasSuffix("/theme.yaml") ? path.split(separator: "/")[1] : nil
      }
    ).map(String.init).sorted()
    guard themes.contains(name) else {
      let fault = Fault.unknownValue(name, kind: "theme", known: themes)
      diagnostics.append(Diagnostic(fault, at: chain.last.map(extending) ?? place))
      return nil
    }
    let path = "themes/\(name)/theme.yaml"
    guard let file = snapshot.file(path, purpose: "the theme's manifest", into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics),
      var record = Record(node, named: "theme.yaml", file: file, firstLine: 1, into: &diagnostics)
    else { return nil }
    let manifest = Self.manifest(name, &record, contract: contract)
    record.finish(into: &diagnostics)
    return manifest
  }

  package static func manifest(
    _ name: String, _ record: inout Record, contract: ThemeContract
  ) -> Manifest {
    _ = record.name("name", of: "name", among: [name])
    let version = record.integer("contract", in: 1...999)
    if let version, version != Versions.themeContract {
      record.report(.unknownContract(version, known: Versions.themeContract), at: "contract")
    }
    record.require("contract")
    return Manifest(
      name: name,
      extends: record.optionalText("extends"),
      styles: record.has("styles") ? record.texts("styles") : nil,
      scripts: record.has("scripts") ? record.texts("scripts") : nil,
      pages: record.has("pages") ? kinds(&record, contract) : nil,
      partScripts: record.record("onlyWith") { only in
        Dictionary(
          uniqueKeysWithValues: Theme.EditionPart.allCases.map {
            ($0, Set(only.texts($0.rawValue)))
          })
      },
      settings: record.has("settings") ? ThemeSettingReader.read(&record) : nil,
      marks: record.has("marks") ? GuidelineMarks.shapes(&record) : nil,
      app: record.record("app") { ThemeAppReader(&$0) })
  }

  private static func kinds(_ record: inout Record, _ contract: ThemeContract) -> [String: Theme
    .PageKind]
  {
    let names = contract.pages
    let kinds = record.records("pages") { page in
      (
        page.name("kind", of: "kind of page", among: names) ?? "",
        Theme.PageKind(
          styles: page.has("styles") ? page.texts("styles") : [],
          scripts: page.has("scripts") ? page.texts("scripts") : [],
          data: page.has("data")
            ? page.names("data", of: "data module", among: contract.data) : [],
          standsAlone: page.flag("standsAlone"))
      )
    }
    return Dictionary(kinds, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Files

  /// The files of a folder of the themes, by their path in it; a theme's own hide those of the
  /// themes it extends.
  private func files(in folder: String, of themes: [String]) -> [String: String] {
    var files: [String: String] = [:]
    for theme in themes {
      let root = "themes/\(theme)/\(folder)"
      for path in snapshot.paths(under: root) {
        let name = String(path.dropFirst(root.count + 1))
        if files[name] == nil { files[name] = path }
      }
    }
    return files
  }

  /// The most bytes of a template that are read: more than anybody writes.
  private static let largestTemplate = 65_536

  private func templates(_ themes: [String], into diagnostics: inout [Diagnostic])
    -> [String: SourceFile]
  {
    var templates: [String: SourceFile] = [:]
    for (name, path) in files(in: "templates", of: themes) where name.hasSuffix(".mustache") {
      if let bytes = snapshot.bytes(path), bytes.count > Self.largestTemplate {
        let fault = Fault.fileTooLarge(limit: Self.largestTemplate)
        diagnostics.append(Diagnostic(fault, at: SourceLocation(path: path)))
        continue
      }
      templates[String(name.dropLast(".mustache".count))] = snapshot.file(
        path, purpose: "a template", into: &diagnostics)
    }
    return templates
  }

  private func assets(
    _ chain: [Manifest], choices: String, marks: String, into diagnostics: inout [Diagnostic]
  ) -> [Theme.Asset] {
    let files = files(in: "assets", of: chain.map(\.name))
    for manifest in chain {
      for name in Set(manifest.assets).sorted() where files[name] == nil {
        let fault = Fault.unknownValue(name, kind: "asset", known: files.keys.sorted())
        let place = SourceLocation(path: "themes/\(manifest.name)/theme.yaml")
        diagnostics.append(Diagnostic(fault, at: place))
      }
    }
    let styles = chain.lazy.compactMap(\.styles).first ?? []
    let kinds = chain.lazy.compactMap(\.pages).first ?? [:]
    func sheet(_ path: String, of names: [String], ending: String = "") -> Theme.Asset {
      Theme.Asset(
        path: path,
        bytes: names.compactMap { files[$0].flatMap(snapshot.bytes) }
          .flatMap { StyleSheet.compacted($0) + Array("\n".utf8) } + Array(ending.utf8),
        source: "themes/\(chain[0].name)/theme.yaml")
    }
    let joined = Set(styles + kinds.values.flatMap(\.styles))
    diagnostics += assetFaults(files, joined: joined)
    let single = files.filter { !joined.contains($0.key) }.compactMap { name, path in
      snapshot.bytes(path).map { bytes in
        let isScript = name.hasSuffix(".js") || name.hasSuffix(".mjs")
        let published = isScript ? Script.compacted(bytes) : bytes
        return Theme.Asset(path: name, bytes: published, source: path)
      }
    }
    let ofKinds = kinds.filter { !$0.value.styles.isEmpty }
      .map { kind, page in
        sheet(
          "style-\(kind).css", of: page.styles, ending: page.standsAlone ? choices : "")
      }
    return (single + ofKinds + [sheet("style.css", of: styles, ending: choices + marks)])
      .sorted { $0.path.precedesByBytes($1.path) }
  }

  /// What is wrong inside the style sheets, and which modules load others from elsewhere.
  private func assetFaults(_ files: [String: String], joined: Set<String>) -> [Diagnostic] {
    files.sorted { $0.key < $1.key }.flatMap { name, path -> [Diagnostic] in
      var found: [Diagnostic] = []
      guard name.hasSuffix(".css") || name.hasSuffix(".js") || name.hasSuffix(".mjs"),
        let bytes = snapshot.bytes(path),
        let file = SourceFile.decoding(bytes, path: path, longestLine: .max, into: &found)
      else { return name.hasSuffix(".css") ? found : [] }
      if !name.hasSuffix(".css") { return ScriptImports.foreign(in: file) }
      let folder = joined.contains(name) ? [] : name.split(separator: "/").dropLast()
      return StyleSheetCheck.diagnostics(of: file) { address in
        var parts = Array(folder)
        for part in address.split(separator: "/") where part != "." {
          if part != ".." { parts.append(part) } else if parts.popLast() == nil { return false }
        }
        return files[parts.joined(separator: "/")] != nil
      }
    }
  }

  // MARK: Words

  private func strings(_ themes: [String], into diagnostics: inout [Diagnostic])
    -> [String: StringTable]
  {
    var tables: [String: StringTable] = [:]
    for language in languages {
      var table = StringTable([:], language: language)
      for theme in themes {
        let path = "themes/\(theme)/strings/\(language).yaml"
        guard snapshot.bytes(path) != nil,
          let own = stringTable(path, of: language, into: &diagnostics)
        else { continue }
        table = table.completed(by: own)
      }
      let first = languages.first.flatMap { tables[$0] } ?? table
      table = siteWords(of: language, beside: table.completed(by: first), into: &diagnostics)
        .completed(by: table)
      let (whole, missing) = table.translating(first)
      if !missing.isEmpty {
        let own = "content/\(language)/\(EditionReader.wordsFile)"
        let place = SourceLocation(
          path: snapshot.bytes(own) != nil ? own : "themes/\(themes[0])/strings/\(language).yaml")
        diagnostics.append(Diagnostic(.missingStrings(missing, language: language), at: place))
      }
      table = whole
      tables[language] = table
    }
    return tables
  }

  /// The words that the site says in its own way.
  private func siteWords(
    of language: String, beside theme: StringTable, into diagnostics: inout [Diagnostic]
  ) -> StringTable {
    let path = "content/\(language)/\(EditionReader.wordsFile)"
    guard snapshot.bytes(path) != nil, let own = stringTable(path, of: language, into: &diagnostics)
    else {
      return StringTable([:], language: language)
    }
    diagnostics += SiteWords.unknown(own, of: theme, in: path, of: snapshot)
    return own
  }

  private func stringTable(
    _ path: String, of language: String, into diagnostics: inout [Diagnostic]
  ) -> StringTable? {
    guard let file = snapshot.file(path, purpose: "the theme's words", into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics)
    else { return nil }
    guard case .mapping(let mapping) = node else {
      let fault = Fault.wrongType(key: file.stem + ".yaml", expected: "keys with values")
      diagnostics.append(file.diagnostic(fault, line: node.mark.line, column: node.mark.column))
      return nil
    }
    var texts: [String: String] = [:]
    for (key, value) in mapping.pairs {
      if let key = key.string, let text = value.string {
        // Without a value: still to be filled in.
        if case .scalar(let scalar) = value, scalar.isPlain, text.isEmpty { continue }
        texts[key] = text
        if case .scalar(let scalar) = value,
          let fault = file.commentCutting(
            scalar, line: scalar.mark.line, column: scalar.mark.column)
        {
          diagnostics.append(fault)
        }
        if let control = text.unicodeScalars.first(where: \.isControl) {
          diagnostics.append(
            file.diagnostic(
              .controlCharacter(control), line: value.mark.line, column: value.mark.column))
        }
      } else {
        diagnostics.append(
          file.diagnostic(
            .wrongType(key: key.string ?? "?", expected: "a text"),
            line: key.mark.line, column: key.mark.column))
      }
    }
    return StringTable(texts, language: language)
  }
}
