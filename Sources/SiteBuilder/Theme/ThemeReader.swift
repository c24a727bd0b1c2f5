import Yams

/// Reads a theme and the themes it extends, the nearest first.
struct ThemeReader {
  let snapshot: SourceSnapshot
  /// The languages of the site, the default first.
  let languages: [String]

  func read(_ name: String, into diagnostics: inout [Diagnostic]) -> Theme? {
    let chain = manifests(from: name, into: &diagnostics)
    guard !chain.isEmpty else { return nil }
    return Theme(
      name: name,
      templates: templates(chain.map(\.name), into: &diagnostics),
      assets: assets(chain, into: &diagnostics),
      scripts: chain.lazy.compactMap(\.scripts).first ?? [],
      pageScripts: chain.lazy.compactMap(\.pages).first ?? [:],
      strings: strings(chain.map(\.name), into: &diagnostics)
    )
  }

  // MARK: theme.yaml

  private struct Manifest {
    let name: String
    let extends: String?
    let styles: [String]?
    let scripts: [String]?
    let pages: [String: Theme.PageScripts]?

    /// Every asset the manifest names.
    var assets: [String] {
      (styles ?? []) + (scripts ?? []) + (pages ?? [:]).values.flatMap { $0.scripts + $0.modules }
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
      guard let manifest = manifest(name, into: &diagnostics) else { return chain }
      chain.append(manifest)
      next = manifest.extends
    }
    return chain
  }

  private func manifest(_ name: String, into diagnostics: inout [Diagnostic]) -> Manifest? {
    let themes = Set(
      snapshot.paths(under: "themes").compactMap { path in
        path.hasSuffix("/theme.yaml") ? path.split(separator: "/")[1] : nil
      }
    ).map(String.init).sorted()
    guard themes.contains(name) else {
      let fault = Fault.unknownValue(name, kind: "theme", known: themes)
      diagnostics.append(Diagnostic(fault, at: SourceLocation(path: SettingsReader.path)))
      return nil
    }
    let path = "themes/\(name)/theme.yaml"
    guard let file = snapshot.file(path, purpose: "the theme's manifest", into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics),
      var record = Record(node, named: "theme.yaml", file: file, firstLine: 1, into: &diagnostics)
    else { return nil }
    _ = record.name("name", of: "name", among: [name])
    let contract = record.integer("contract", in: 1...999)
    if let contract, contract != Theme.contract {
      record.report(.unknownContract(contract, known: Theme.contract), at: "contract")
    } else if contract == nil, !record.has("contract") {
      record.report(.missingKey("contract"), at: "contract")
    }
    let manifest = Manifest(
      name: name,
      extends: record.optionalText("extends"),
      styles: record.has("styles") ? record.texts("styles").map(\.text) : nil,
      scripts: record.has("scripts") ? record.texts("scripts").map(\.text) : nil,
      pages: record.has("pages") ? pageScripts(&record) : nil)
    record.finish(into: &diagnostics)
    return manifest
  }

  private func pageScripts(_ record: inout Record) -> [String: Theme.PageScripts] {
    let kinds = TemplateContract.templates(strings: []).keys.filter { $0 != "layout" }.sorted()
    let pages = record.records("pages") { page in
      (
        page.name("kind", of: "kind of page", among: kinds) ?? "",
        Theme.PageScripts(
          scripts: page.texts("scripts").map(\.text),
          modules: page.texts("modules").map(\.text),
          data: page.names("data", of: "data module", among: DataModules.names))
      )
    }
    return Dictionary(pages, uniquingKeysWith: { first, _ in first })
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

  private func templates(_ themes: [String], into diagnostics: inout [Diagnostic])
    -> [String: SourceFile]
  {
    var templates: [String: SourceFile] = [:]
    for (name, path) in files(in: "templates", of: themes) where name.hasSuffix(".mustache") {
      templates[String(name.dropLast(".mustache".count))] = snapshot.file(
        path, purpose: "a template", into: &diagnostics)
    }
    return templates
  }

  private func assets(_ chain: [Manifest], into diagnostics: inout [Diagnostic]) -> [Theme.Asset] {
    let files = files(in: "assets", of: chain.map(\.name))
    let styles = chain.lazy.compactMap(\.styles).first ?? []
    let manifestPath = "themes/\(chain[0].name)/theme.yaml"
    var sheet: [UInt8] = []
    for manifest in chain {
      for name in Set(manifest.assets).sorted() where files[name] == nil {
        let fault = Fault.unknownValue(name, kind: "asset", known: files.keys.sorted())
        let place = SourceLocation(path: "themes/\(manifest.name)/theme.yaml")
        diagnostics.append(Diagnostic(fault, at: place))
      }
    }
    for name in styles {
      guard let path = files[name], let bytes = snapshot.bytes(path) else { continue }
      sheet += bytes + Array("\n".utf8)
    }
    let single = files.filter { !styles.contains($0.key) }.compactMap { name, path in
      snapshot.bytes(path).map { Theme.Asset(path: name, bytes: $0, source: path) }
    }
    return (single + [Theme.Asset(path: "style.css", bytes: sheet, source: manifestPath)])
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  // MARK: Words

  private func strings(_ themes: [String], into diagnostics: inout [Diagnostic])
    -> [String: StringTable]
  {
    var tables: [String: StringTable] = [:]
    for language in languages {
      var table = StringTable([:])
      for theme in themes {
        let path = "themes/\(theme)/strings/\(language).yaml"
        guard snapshot.bytes(path) != nil,
          let own = stringTable(path, into: &diagnostics)
        else { continue }
        table = table.completed(by: own)
      }
      if language != languages.first, let fallback = languages.first.flatMap({ tables[$0] }) {
        let place = SourceLocation(path: "themes/\(themes[0])/strings/\(language).yaml")
        diagnostics += fallback.keys.filter { table[$0] == nil }.map {
          Diagnostic(.missingString(key: $0, language: language), at: place)
        }
        table = table.completed(by: fallback)
      }
      tables[language] = table
    }
    return tables
  }

  private func stringTable(_ path: String, into diagnostics: inout [Diagnostic]) -> StringTable? {
    guard let file = snapshot.file(path, purpose: "the theme's words", into: &diagnostics),
      case .mapping(let mapping)? = YAMLText(file.text, file: file).compose(into: &diagnostics)
    else { return nil }
    var texts: [String: String] = [:]
    for (key, value) in mapping {
      if let key = key.string, let text = value.string {
        texts[key] = text
      } else {
        diagnostics.append(
          file.diagnostic(
            .wrongType(key: key.string ?? "?", expected: "a text"),
            line: key.mark?.line, column: key.mark?.column))
      }
    }
    return StringTable(texts)
  }
}
