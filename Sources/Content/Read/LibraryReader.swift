import Diagnostics

/// Reads the whole content of a snapshot: the first stage of a build.
package enum LibraryReader {
  /// - Returns: nil where nothing can be read for want of settings; otherwise a library that is whole
  ///   if no fault among the diagnostics is an error.
  package static func read(
    _ snapshot: SourceSnapshot, includingDrafts: Bool, reusing reused: ReusedLetters? = nil,
    into diagnostics: inout [Diagnostic]
  ) async -> Library? {
    guard let settings = SettingsReader.read(snapshot, into: &diagnostics) else { return nil }
    var editions: [Edition] = []
    for language in settings.languages {
      let reader = EditionReader(
        snapshot: snapshot, language: language, includesDrafts: includingDrafts,
        withoutPages: settings.withoutPages, reused: reused)
      editions.append(await reader.read(into: &diagnostics))
    }
    reportUnread(snapshot, settings: settings, into: &diagnostics)
    return Library(
      settings: settings, editions: editions, ownFiles: OwnFile.all(in: snapshot))
  }

  private static func reportUnread(
    _ snapshot: SourceSnapshot, settings: SiteSettings, into diagnostics: inout [Diagnostic]
  ) {
    let languages = settings.languages.map(\.tag)
    let others = [SettingsReader.path, "content/LICENSE", "content/README.md"]
    for path in snapshot.paths(under: "content") where !others.contains(path) {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count > 2, languages.contains(parts[1]) else {
        let known = [SettingsReader.path] + languages.map { "content/\($0)/" }
        diagnostics.append(
          Diagnostic(.unexpectedFile(known: known), at: SourceLocation(path: path)))
        continue
      }
      if !EditionReader.reads(parts[2...].joined(separator: "/")) {
        diagnostics.append(
          Diagnostic(
            .unexpectedFile(known: EditionReader.layout), at: SourceLocation(path: path)))
      }
    }
  }
}
