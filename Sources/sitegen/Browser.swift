import Basics
import Foundation

/// The browser of whoever uses the program.
enum Browser {
  /// Opens an address, by the program that the desktop has for that.
  ///
  /// - Returns: whether there is such a program.
  static func open(_ url: URL) -> Bool {
    #if os(macOS)
      let program = InstalledProgram.url(named: "open")
    #else
      // The second is that of Windows, seen from its Linux (WSL).
      let program = InstalledProgram.url(named: "xdg-open", "wslview")
    #endif
    guard let program else { return false }
    let process = Process()
    process.executableURL = program
    process.arguments = [url.absoluteString]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return (try? process.run()) != nil
  }
}
