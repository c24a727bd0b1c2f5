import Foundation

/// The browser of whoever uses the program.
enum Browser {
  /// Opens an address, by the program that the desktop has for that.
  ///
  /// - Returns: whether there is such a program.
  static func open(_ url: URL) -> Bool {
    #if os(macOS)
      let names = ["open"]
    #else
      // The second is that of Windows, seen from its Linux (WSL).
      let names = ["xdg-open", "wslview"]
    #endif
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let programs = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else {
      return false
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [url.absoluteString]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return (try? process.run()) != nil
  }
}
