import Foundation
import Testing

@testable import Content
@testable import Publishing
@testable import SiteBuilder

/// Sites that are no guide to interviews: their guidelines, facets and reasons are their own.
@Suite struct OtherSubjectTests {
  struct Subject: Sendable, CustomTestStringConvertible {
    let name: String
    /// What a site on this subject never says.
    let foreign: String
    var testDescription: String { name }
  }

  private static let interviews =
    "interview|recruit|hiring|candidate|applicant|job application|vacanc|linkedin"
  static let subjects = [
    Subject(name: "wedding", foreign: interviews + #"|\bjobs?\b|career|salary|employer|resign"#),
    Subject(name: "resignation", foreign: interviews + #"|\bdeclin|\brefus|invit"#),
  ]

  /// As people with the program alone have it: the theme is the built-in one.
  private func files(_ name: String) throws -> [String: [UInt8]] {
    let folder = SmallSite.folder.deletingLastPathComponent().appending(
      path: "other-subjects/\(name)")
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? Data(contentsOf: folder.appending(path: path))).map { (path, Array($0)) }
      })
  }

  private func build(_ name: String) async throws -> Outcome {
    var options = SiteBuild.Options()
    options.isStrict = true
    let build = SiteBuild(source: SourceFolder(at: SmallSite.folder), options: options)
    return await build.render(SourceSnapshot(files: try files(name)).addingBuiltInThemes())
  }

  @Test(arguments: subjects)
  func isBuiltWithoutAWarning(subject: Subject) async throws {
    let outcome = try await build(subject.name)
    #expect(outcome.diagnostics == [])
    #expect(outcome.letterCount == 12)
    #expect(outcome.scope?.library.editions[0].guidelines.count == 4)
  }

  /// In what people and machines are given; scripts and style sheets are those of the theme.
  @Test(arguments: subjects)
  func hasNoWordOfAnotherSubject(subject: Subject) async throws {
    let foreign = try Regex(subject.foreign).ignoresCase()
    let site = try #require(try await build(subject.name).site)
    let endings = [".html", ".json", ".xml", ".txt", ".webmanifest"]
    for file in site.files {
      let path = file.route.filePath
      // The words of the interface are those of the theme, which refuses to keep and offers to share.
      guard endings.contains(where: path.hasSuffix) || path.contains("/data/"),
        !path.contains("/words-")
      else { continue }
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.firstMatch(of: foreign).map { text[$0.range] } == nil, "\(path)")
    }
    for file in site.files where file.route.path.contains("/words-letter") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.firstMatch(of: try Regex(Self.interviews).ignoresCase()) == nil)
    }
  }

  @Test func guidelinesHaveMarksOfTheirOwnAndSayWhatTheyAreTakenFor() async throws {
    let wedding = try #require(try await build("wedding").site)
    let styles = try #require(wedding.files.first { $0.route.path.hasSuffix("/style.css") })
    let css = String(decoding: styles.bytes, as: UTF8.self)
    for (id, shape) in [
      ("thank", "polygon(0 12%"), ("say-no", "inset(10%)"), ("wish", "polygon(50%"),
    ] {
      #expect(
        css.contains(#"[data-role="\#(id)"], .sentence[data-role^="\#(id) "] { --mark: \#(shape)"#))
    }
    let letter = try #require(
      wedding.files.first { $0.route.path == "letters/not-in-the-budget/" })
    let html = String(decoding: letter.bytes, as: UTF8.self)
    #expect(html.contains(#"data-refusal-role="say-no" data-reason-role="reason""#))
    #expect(html.contains(#"data-opens="messages""#))

    let other = try #require(try await build("resignation").site)
    let page = try #require(other.files.first { $0.route.path == "letters/one-page-on-paper/" })
    let plain = String(decoding: page.bytes, as: UTF8.self)
    #expect(!plain.contains("data-reason-role") && plain.contains(#"data-opens="printer""#))
  }

  @Test func wordsOfTheSiteGoBeforeThoseOfItsTheme() async throws {
    let wedding = try #require(try await build("wedding").site)
    let home = try #require(wedding.files.first { $0.route.path.isEmpty })
    #expect(String(decoding: home.bytes, as: UTF8.self).contains(">What a kind no does</h2>"))
    let other = try #require(try await build("resignation").site)
    let otherHome = try #require(other.files.first { $0.route.path.isEmpty })
    #expect(
      String(decoding: otherHome.bytes, as: UTF8.self).contains(
        ">What a resignation has to do</h2>")
    )
  }
}
