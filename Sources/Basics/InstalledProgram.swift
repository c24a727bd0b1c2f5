import Foundation

/// Finds other programs of the system.
package enum InstalledProgram {
  /// Where the first of these names is that a folder of `PATH` has; nil where none has any.
  package static func url(named names: String...) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first(where: FileManager.default.isExecutableFile).map { URL(filePath: $0) }
  }
}
