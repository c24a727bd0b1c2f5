import Foundation
import Testing

/// What an editor sees on a terminal.
@Suite struct TerminalTests {
  /// https://no-color.org: `NO_COLOR` counts where it is set and not empty.
  @Test(
    arguments: [
      ([:], true),
      (["TERM": "xterm-256color"], true),
      (["NO_COLOR": ""], true),
      (["NO_COLOR": "1"], false),
      (["TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func colorsAreForThoseWhoTakeThem(environment: [String: String], isColored: Bool) async throws {
    let place = try Workplace()
    try place.edit("content/en/letters/no-reason.md", "tone: warm", "tone: wram")
    let shown = try await place.runOnTerminal(["check"], environment: environment)
    #expect(shown.contains("unknown tone `wram`"))
    #expect(shown.contains("\u{1B}[1;31merror:\u{1B}[0m") == isColored)
    #expect(shown.contains("\u{1B}[1;") == isColored)
  }
}

extension Workplace {
  /// Runs `sitegen` with its standard error on a terminal, and returns what is shown there.
  fileprivate func runOnTerminal(_ arguments: [String], environment: [String: String]) async throws
    -> String
  {
    var ends: (screen: Int32, terminal: Int32) = (-1, -1)
    try #require(openpty(&ends.screen, &ends.terminal, nil, nil, nil) == 0)
    let screen = FileHandle(fileDescriptor: ends.screen, closeOnDealloc: true)
    let process = Process()
    process.executableURL = try Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ["HOME": url.path(percentEncoded: false)].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: ends.terminal, closeOnDealloc: true)
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    // What was said fits into the terminal's buffer, so it is all there when the command has ended.
    return String(decoding: screen.availableData, as: UTF8.self)
  }
}
