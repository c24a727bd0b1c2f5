import BuiltInThemes

/// Writes a built-in theme out into a source folder, for those who want to change its files themselves.
public struct ThemeExport: Sendable {
  private let source: SourceFolder

  public init(to source: SourceFolder) {
    self.source = source
  }

  /// Writes the theme, and nothing if there is a folder of its name.
  ///
  /// - Parameter name: the standard theme if nil.
  /// - Returns: the path of the theme's folder, relative to the source folder.
  public func write(_ name: String?) throws(NewError) -> String {
    let name = name ?? BuiltInThemes.standard
    guard BuiltInThemes.names.contains(name) else {
      throw .unknownTheme(name, suggestion: Fault.spelling(of: name, among: BuiltInThemes.names))
    }
    let folder = "themes/\(name)"
    let files = BuiltInThemes.files.filter { $0.key.hasPrefix(folder + "/") }
    try NewFolder(
      name: name, path: folder, parentPath: OutputPlace.resolved(source.url) + "/themes"
    ).write(
      Dictionary(
        uniqueKeysWithValues: files.map { (String($0.key.dropFirst(folder.count + 1)), $0.value) }))
    return folder
  }
}
