import Content
import Diagnostics
import Disk
import Foundation
import Publishing

/// The JSON Schemas of a site's content files, for editors.
package struct SchemaFiles: Sendable {
  private let snapshot: SourceSnapshot

  /// Where a site keeps them: a hidden folder, which no build reads or publishes.
  package static let folder = ".sitegen/schemas"

  /// Whether a site has them.
  static func are(in source: SourceFolder) -> Bool { source.isFolder(folder) }

  /// - Parameter source: the site whose names are the ones allowed, however much is wrong with it.
  /// - Throws: `BuildError.cannotRead`.
  package init(of source: SourceFolder) async throws(BuildError) {
    snapshot =
      source.hasContent ? try await source.snapshot() : SourceSnapshot(files: [:])
  }

  init(_ snapshot: SourceSnapshot) {
    self.snapshot = snapshot
  }

  /// The languages that have content.
  package var languages: [String] {
    var tags: [String] = []
    for path in snapshot.paths(under: "content") {
      let parts = path.split(separator: "/").map(String.init)
      if parts.count > 2, !tags.contains(parts[1]) { tags.append(parts[1]) }
    }
    return tags
  }

  /// - Parameter language: whose names are allowed; any names if the site has no such content.
  package func schema(of kind: ContentKind, language: String?) -> String {
    text(of: kind, schemas(for: language))
  }

  /// The text of each file, by its path in the folder of schemas.
  package func all() -> [String: String] {
    var files: [String: String] = [:]
    for kind in ContentKind.allCases where !kind.isOfLanguage {
      files[kind.rawValue + ".json"] = text(of: kind, .ofAnySite)
    }
    for tag in languages {
      let schemas = schemas(for: tag)
      for kind in ContentKind.allCases where kind.isOfLanguage {
        files["\(tag)/\(kind.rawValue).json"] = text(of: kind, schemas)
      }
    }
    return files
  }

  /// Writes them into a folder, over those that are there.
  package func write(to folder: URL) throws(BuildError) {
    do throws(DiskError) {
      let folder = try OpenFolder.making(OutputPlace.resolved(folder))
      for (path, text) in all() {
        try folder.makeFolders(above: path)
        try folder.remove(path)
        try folder.create(Array(text.utf8), at: path)
      }
    } catch {
      throw BuildError(error)
    }
  }

  /// The reference of all keys, as a page of Markdown.
  package static var reference: String { KeyReference().markdown }

  private func schemas(for language: String?) -> ContentSchemas {
    guard let language, languages.contains(language) else { return .ofAnySite }
    var ignored: [Diagnostic] = []
    let names = EditionReader(
      snapshot: snapshot,
      language: Language(tag: language, name: language, direction: .leftToRight),
      includesDrafts: true
    ).readNames(into: &ignored)
    return ContentSchemas(terms: names.terms, sources: names.sources)
  }

  private func text(of kind: ContentKind, _ schemas: ContentSchemas) -> String {
    JSONSchema(kind: kind, descriptions: .standard).text(of: schemas.keys(of: kind))
  }
}
