import BuiltInThemes
import Content
import Diagnostics
import Publishing

/// Writes a built-in theme out into a source folder, for those who want to change its files themselves.
package struct ThemeExport: Sendable {
  private let source: SourceFolder

  package init(to source: SourceFolder) {
    self.source = source
  }

  /// Writes the theme, and nothing if there is a folder of its name.
  ///
  /// - Parameter name: the standard theme if nil.
  /// - Returns: the path of the theme's folder, relative to the source folder.
  package func write(_ name: String?) throws(NewError) -> String {
    let name = try BuiltInThemes.name(name)
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

extension BuiltInThemes {
  /// The name of the theme that is asked for, or of the standard theme.
  ///
  /// - Throws: `NewError.unknownTheme` where there is none of that name.
  static func name(_ asked: String?) throws(NewError) -> String {
    let name = asked ?? standard
    guard names.contains(name) else {
      throw .unknownTheme(name, suggestion: Fault.spelling(of: name, among: names))
    }
    return name
  }
}
