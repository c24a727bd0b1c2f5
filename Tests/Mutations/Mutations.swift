import ArgumentParser
import Diagnostics
import Foundation
import SiteBuilder

/// Builds a small site over and over, each time with some files damaged at random, and holds every build
/// to the same promise: it ends in time, with a site or with faults that have a place.
///
/// A damage follows from its number and the seed alone, so each can be repeated. The builds run in
/// processes of their own, because a crash ends the process that it happens in.
@main
struct Mutations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build damaged sites, and say which do not end as they should.")

  @Option(help: "The folder of the site that is damaged.")
  var source: String

  @Option(help: "How many damaged files to build sites with.")
  var count = 20_000

  @Option(help: "What the random numbers start from.")
  var seed: UInt64 = 1

  @Option(help: "How many seconds of processor time a build may take.")
  var limit = 5.0

  @Option(help: "Build one damaged site, by its number, and show what it is and what comes of it.")
  var replay: Int?

  @Option(help: .hidden)
  var workFrom: Int?

  @Option(help: .hidden)
  var workUntil: Int?

  func run() async throws {
    let site = try DamagedSite(URL(filePath: source, directoryHint: .isDirectory), seed: seed)
    if let replay {
      try await show(site.damaged(replay))
    } else if let workFrom, let workUntil {
      await Worker(site: site, limit: limit).work(on: workFrom..<workUntil)
    } else {
      let copies = DamagedSite.copies(withFiles: count)
      let failures = await Shift(command: self, copies: copies).failures()
      for failure in failures { print(failure) }
      print("\(count) damaged files in \(copies) sites, \(failures.count) of them built wrongly.")
      if !failures.isEmpty { throw ExitCode.failure }
    }
  }

  private func show(_ damaged: DamagedSite.Copy) async throws {
    print(damaged.description)
    let folder = FileManager.default.temporaryDirectory.appending(path: "damaged-\(damaged.number)")
    for (path, bytes) in damaged.files {
      let target = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }
    print("It is in \(folder.path(percentEncoded: false)).")
    let judgement = await Judgement(of: damaged)
    for diagnostic in judgement.outcome.diagnostics {
      print("\(diagnostic.location): \(diagnostic.message)")
    }
    print(judgement.complaint ?? "It is built as it should be.")
  }
}
