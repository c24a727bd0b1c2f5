import Etiquette
import Foundation
import Testing

@testable import Basics
@testable import Content
@testable import Diagnostics
@testable import Scaffolding
@testable import Themes

/// What `new letter` writes is good as it is, in whatever situation.
@Suite struct NewLetterTests {
  private static let project = SmallSite.folder.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// An edition of the site in a folder.
  private func edition(_ language: String, of folder: URL) async throws -> Edition {
    let snapshot = try await SourceFolder(at: folder).snapshot()
    var faults: [Diagnostic] = []
    let library = await LibraryReader.read(snapshot, includingDrafts: true, into: &faults)
    return try #require(library?.editions.first { $0.language.tag == language })
  }

  /// In situations from all over the vocabulary, some three hundred of the real one.
  @Test(arguments: [("themes/letterhead/starter", "en"), (".", "en")])
  func aLetterIsGoodInEverySituation(folder: String, language: String) async throws {
    let edition = try await edition(language, of: Self.project.appending(path: folder))
    let name = try NewName("new", titleLimit: 70)
    let today = try #require(CalendarDate(iso8601: "2026-12-24"))
    let choice = LetterChoice(
      edition: edition, path: "content/\(language)/letters/new.md", strings: StringTable([:]))
    let all = situations(edition.terms.vocabulary)
    let chosen = stride(from: 0, to: all.count, by: max(1, all.count / 300)).map { all[$0] }
    let faults = await chosen.concurrentMap { situation in
      let draft = LetterDraft(edition: edition, name: name, situation: situation, today: today)
      return choice.best(1, of: draft.candidates()).flatMap { choice.faults(in: $0) }
    }
    for (situation, faults) in zip(chosen, faults) {
      #expect(faults == [], "\(Facet.allCases.map { situation[$0].rawValue })")
    }
  }

  /// As a build does: its length, in the measure of the language.
  @Test(arguments: [("en", "words"), ("ja", "characters")])
  func withoutAModelADraftIsHeldToItsLength(language: String, unit: String) async throws {
    let letter = "content/\(language)/letters/no-reason.md"
    let site = try SmallSite {
      $0.addLanguage("ja", name: "日本語")
      $0["content/\(language)/model.json"] = nil
      $0["content/\(language)/etiquette.yaml"]? +=
        "lengths:\n  - {channel: email, least: 1, most: 2}\n"
    }
    let built = await site.read()
    let edition = try #require(
      built.library?.editions.first { $0.language.tag == language })
    #expect(edition.check == nil)
    let choice = LetterChoice(edition: edition, path: letter, strings: StringTable([:]))
    let found = choice.faults(in: site[letter] ?? "")
    #expect(found.map(\.fault.id) == [.lengthOutsideBand])
    #expect(found.first?.fault.message.contains(unit) == true)
  }

  private func situations(_ vocabulary: Vocabulary) -> [Letter.Situation] {
    let relationship = vocabulary.names(of: .relationship)[0]
    return vocabulary.names(of: .stage).flatMap { stage in
      vocabulary.names(of: .reason).flatMap { reason in
        vocabulary.names(of: .channel).flatMap { channel in
          vocabulary.names(of: .tone).map { tone in
            let values: [Facet: String] = [
              .stage: stage, .reason: reason, .channel: channel, .tone: tone,
              .relationship: relationship,
            ]
            return Letter.Situation { FacetValue.ID(values[$0] ?? "") }
          }
        }
      }
    }
  }
}
