import Foundation
import Testing

@testable import Diagnostics
@testable import Publishing

/// Nothing is written or removed through a symbolic link, wherever in a path it lies and however it
/// came there: what it leads to stays as it is, and the refusal says what to do.
@Suite struct SymbolicLinkTests {
  private let folder: TemporaryFolder
  private let site = ["": "home", "letters/": "letters", "letters/one/": "one", "about/": "about"]
  private let fewer = ["": "home", "about/": "about"]

  init() async throws {
    folder = try TemporaryFolder()
    _ = try await output().publish(renderedSite(site))
    try folder.write("precious", to: "victim/secret.txt")
  }

  private func output(
    inPlace: Bool = false, _ observe: @escaping PublishStep.Observer = { _ in }
  ) -> OutputFolder {
    let url = folder.url.appending(path: "Site")
    return inPlace
      ? OutputFolder(at: url, exchangeFailure: EINVAL, observing: observe)
      : OutputFolder(at: url, observing: observe)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.full(path), withDestinationPath: target)
  }

  /// Moves a folder of the site elsewhere and leaves a link in its place, as for lack of room.
  private func moveAndLink(_ path: String) throws {
    try FileManager.default.moveItem(
      atPath: folder.full("Site/" + path), toPath: folder.full("victim/moved"))
    let up = String(repeating: "../", count: path.split(separator: "/").count)
    try link("Site/" + path, to: up + "victim/moved")
  }

  private func list(_ path: String) throws {
    let name = "Site/" + Manifest.fileName
    let text = try #require(folder.text(name))
    let digest = String(repeating: "0", count: 64)
    try folder.write(
      text.replacing("\"files\" : {", with: "\"files\" : {\n    \"\(path)\" : \"\(digest)\","),
      to: name)
  }

  private func reason(_ attempt: () async throws -> Void) async throws -> String {
    let error = await #expect(throws: BuildError.self) { try await attempt() }
    guard case .outputRefused(_, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return ""
    }
    return reason
  }

  // MARK: A link where a folder was

  @Test(arguments: ["letters", "letters/one"])
  func cleaningRemovesNothingThroughALink(path: String) async throws {
    try moveAndLink(path)
    let before = folder.files
    let reason = try await reason { _ = try await output().clean() }
    #expect(reason.hasPrefix("\(path) is a symbolic link"))
    #expect(reason.contains("Remove the link"))
    #expect(folder.files == before)
  }

  @Test(arguments: ["letters", "letters/one"], [true, false])
  func publishingRemovesNothingThroughALink(path: String, inPlace: Bool) async throws {
    try moveAndLink(path)
    let before = folder.files
    let reason = try await reason {
      _ = try await output(inPlace: inPlace).publish(renderedSite(fewer))
    }
    #expect(reason.hasPrefix("\(path) is a symbolic link"))
    #expect(folder.files == before)
  }

  @Test(arguments: [true, false])
  func publishingWritesNothingThroughALink(inPlace: Bool) async throws {
    try moveAndLink("letters")
    let next = site.merging(["letters/one/": "changed", "letters/two/": "new"]) { $1 }
    let reason = try await reason {
      _ = try await output(inPlace: inPlace).publish(renderedSite(next))
    }
    #expect(reason.hasPrefix("letters is a symbolic link"))
    #expect(folder.text("victim/moved/one/index.html") == "one")
    #expect(!folder.has("victim/moved/two"))
  }

  /// Whoever removes the link and builds again has a whole site.
  @Test func aBuildWithoutTheLinkIsWhole() async throws {
    try moveAndLink("letters")
    _ = try await reason { _ = try await output().publish(renderedSite(site)) }
    try FileManager.default.removeItem(atPath: folder.full("Site/letters"))
    _ = try await output().publish(renderedSite(site))
    #expect(folder.text("Site/letters/one/index.html") == "one")
    #expect(folder.text("victim/moved/one/index.html") == "one")
  }

  // MARK: A manifest that somebody has written into

  @Test(arguments: ["link/secret.txt", "letters/link/secret.txt"])
  func aListedFileBehindALinkStays(path: String) async throws {
    let link = String(path.dropLast("/secret.txt".count))
    try self.link("Site/" + link, to: folder.full("victim"))
    try list(path)
    let attempts: [() async throws -> Void] = [
      { _ = try await output().clean() },
      { _ = try await output().publish(renderedSite(fewer)) },
      { _ = try await output(inPlace: true).publish(renderedSite(fewer)) },
    ]
    for attempt in attempts {
      let reason = try await reason(attempt)
      #expect(reason.hasPrefix("\(link) is a symbolic link"))
      #expect(folder.text("victim/secret.txt") == "precious")
    }
  }

  // MARK: A link that arrives while a build or a clean is at work

  /// The folder is there when all is looked at and a link when its files are removed.
  @Test func aLinkThatArrivesDuringACleanIsNotFollowed() async throws {
    let folder = folder
    let isFirst = Once()
    let cleaning = output { step in
      guard step == .fileRemoved, isFirst.isFirst else { return }
      try? FileManager.default.moveItem(
        atPath: folder.full("Site/letters"), toPath: folder.full("victim/moved"))
      try? FileManager.default.createSymbolicLink(
        atPath: folder.full("Site/letters"), withDestinationPath: "../victim/moved")
    }
    let reason = try await reason { _ = try await cleaning.clean() }
    #expect(reason.hasPrefix("letters is a symbolic link"))
    #expect(folder.text("victim/moved/one/index.html") == "one")
    #expect(folder.text("victim/moved/index.html") == "letters")
  }

  @Test func aLinkThatArrivesDuringAnInPlacePublishIsNotFollowed() async throws {
    let folder = folder
    let next = site.merging(["letters/one/": "changed", "letters/two/": "new"]) { $1 }
    let publishing = output(inPlace: true) { step in
      guard step == .filesReady else { return }
      try? FileManager.default.moveItem(
        atPath: folder.full("Site/letters"), toPath: folder.full("victim/moved"))
      try? FileManager.default.createSymbolicLink(
        atPath: folder.full("Site/letters"), withDestinationPath: "../victim/moved")
    }
    let reason = try await reason { _ = try await publishing.publish(renderedSite(next)) }
    #expect(reason.hasPrefix("letters is a symbolic link"))
    #expect(folder.text("victim/moved/one/index.html") == "one")
    #expect(!folder.has("victim/moved/two"))
  }

  /// The old site is taken away only where the exchange has put it.
  @Test func anOutputThatBecomesALinkIsNotEmptied() async throws {
    let folder = folder
    let publishing = output { step in
      guard step == .staged else { return }
      try? FileManager.default.moveItem(
        atPath: folder.full("Site"), toPath: folder.full("victim/moved"))
      try? FileManager.default.createSymbolicLink(
        atPath: folder.full("Site"), withDestinationPath: "victim/moved")
    }
    _ = try? await publishing.publish(renderedSite(fewer))
    #expect(folder.text("victim/moved/letters/one/index.html") == "one")
    #expect(folder.text("victim/moved/index.html") == "home")
  }

  // MARK: The names that publishing uses

  @Test(arguments: [
    "Site/.sitegen-new", ".Site.sitegen-stage", ".Site.sitegen-lock", "Site/.sitegen-stage",
  ])
  func aLinkUnderOneOfOurNamesIsLeftAlone(name: String) async throws {
    let target = name.hasSuffix("lock") ? "victim/secret.txt" : "victim"
    try link(name, to: folder.full(target))
    for inPlace in [false, true] {
      _ = try? await output(inPlace: inPlace).publish(
        renderedSite(["": inPlace ? "a" : "b", "new/": "new"]))
      _ = try? await output(inPlace: inPlace).clean()
    }
    #expect(folder.text("victim/secret.txt") == "precious")
    #expect(folder.files.filter { $0.hasPrefix("victim/") } == ["victim/secret.txt"])
  }
}

/// True the first time it is asked.
private final class Once: @unchecked Sendable {
  private let lock = NSLock()
  private var wasAsked = false

  var isFirst: Bool {
    lock.withLock {
      defer { wasAsked = true }
      return !wasAsked
    }
  }
}
