import Foundation
import Testing

/// What the command said and how it ended.
struct CommandResult {
  let status: Int32
  let output: String
  let errors: String
}

/// The small site in a folder of its own, and the built binary to run on it.
final class Workplace: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "sitegen-\(UUID().uuidString)", directoryHint: .isDirectory)
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/small-site")
    try FileManager.default.copyItem(at: fixture, to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  // MARK: Running

  /// Runs `sitegen` in the folder, not on a terminal, and waits for its end.
  func run(_ arguments: String..., environment: [String: String] = [:]) async throws
    -> CommandResult
  {
    try await run(arguments, environment: environment)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) async throws
    -> CommandResult
  {
    try await run(Self.binary, arguments, environment: environment)
  }

  /// Runs a line of the shell in the folder, which finds `sitegen` as `$SITEGEN`.
  func shell(_ line: String) async throws -> CommandResult {
    let environment = [
      "SITEGEN": try Self.binary.path(percentEncoded: false),
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    return try await run(URL(filePath: "/bin/sh"), ["-c", line], environment: environment)
  }

  private func run(_ command: URL, _ arguments: [String], environment: [String: String])
    async throws -> CommandResult
  {
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ["HOME": url.path(percentEncoded: false)].merging(environment) { $1 }
    let streams = url.deletingLastPathComponent()
      .appending(path: "\(url.lastPathComponent)-\(UUID().uuidString)")
    let files = ["out", "err"].map { streams.appendingPathExtension($0) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    return CommandResult(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }

  /// The binary lies beside the bundle of the tests.
  static var binary: URL {
    get throws {
      let places =
        [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()]
        .compactMap(\.self) + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
      let binaries = places.map { $0.appending(path: "sitegen") }
      return try #require(
        binaries.first {
          FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }, "no sitegen in \(places)")
    }
  }

  // MARK: Files

  func text(_ path: String) -> String? {
    (try? Data(contentsOf: url.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    let target = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: target)
  }

  /// Replaces a text that the file must hold.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(self.text(path))
    try #require(text.contains(old))
    try write(text.replacing(old, with: new), to: path)
  }

  /// Every file, hidden ones too, with its bytes.
  func files(in folder: String = "") throws -> [String: Data] {
    let root = url.appending(path: folder)
    let names =
      (try? FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []
    var files: [String: Data] = [:]
    for name in names {
      files[name] = try? Data(contentsOf: root.appending(path: name))
    }
    return files
  }
}
