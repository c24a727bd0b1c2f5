import Etiquette
import Foundation

/// The JSON Schemas of a site's content files, for editors.
public struct SchemaFiles: Sendable {
  private let snapshot: SourceSnapshot

  /// Where a site keeps them: a hidden folder, which no build reads or publishes.
  public static let folder = ".sitegen/schemas"

  /// - Parameter source: the site whose names are the ones allowed, however much is wrong with it.
  /// - Throws: `BuildError.cannotRead`.
  public init(of source: SourceFolder) async throws(BuildError) {
    snapshot =
      source.hasContent ? try await source.snapshot() : SourceSnapshot(files: [:])
  }

  init(_ snapshot: SourceSnapshot) {
    self.snapshot = snapshot
  }

  /// The languages that have content.
  public var languages: [String] {
    var tags: [String] = []
    for path in snapshot.paths(under: "content") {
      let parts = path.split(separator: "/").map(String.init)
      if parts.count > 2, !tags.contains(parts[1]) { tags.append(parts[1]) }
    }
    return tags
  }

  /// - Parameter language: whose names are allowed; any names if the site has no such content.
  public func schema(of kind: ContentKind, language: String?) -> String {
    text(of: kind, schemas(for: language))
  }

  /// The text of each file, by its path in the folder of schemas.
  public func all() -> [String: String] {
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
  public func write(to folder: URL) throws(BuildError) {
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
  public static var reference: String { KeyReference().markdown }

  private func schemas(for language: String?) -> ContentSchemas {
    guard let language, languages.contains(language) else { return .ofAnySite }
    var ignored: [Diagnostic] = []
    return EditionReader(
      snapshot: snapshot,
      language: Language(tag: language, name: language, direction: .leftToRight),
      includesDrafts: true
    ).readSchemas(into: &ignored)
  }

  private func text(of kind: ContentKind, _ schemas: ContentSchemas) -> String {
    JSONSchema(kind: kind, descriptions: .standard).text(of: schemas.keys(of: kind))
  }
}
