import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder

/// A draft shows what a build would publish, whatever it took over from the draft before it.
@Suite struct SiteDraftTests {
  private static let build = SiteBuild(source: SourceFolder(at: URL(filePath: "/")))
    .withoutServiceWorker
  private static let letter = "content/en/letters/no-reason.md"
  private static let other = "content/en/letters/accepted-another-job.md"

  /// What a draft has to show and to say.
  private struct Shown: Equatable {
    let files: [String: [UInt8]]
    let faults: [String]

    init(_ draft: SiteDraft) {
      files = Dictionary(
        uniqueKeysWithValues: draft.paths.enumerated().map { ($1, draft.file($0)?.bytes ?? []) })
      faults = draft.diagnostics.sorted().map { "\($0.location) \($0.fault.id) \($0.notes)" }
    }
  }

  @Test func aFileOfADraftIsThatOfTheSite() async throws {
    let draft = await Self.build.draft(try SmallSite().snapshot)
    let site = try #require(await Self.build.complete(draft).site)
    #expect(draft.isFit)
    #expect(site.files.count > 40)
    #expect(draft.paths == site.files.map(\.route.filePath))
    for (number, file) in site.files.enumerated() {
      #expect(draft.file(number)?.bytes == file.bytes)
    }
    #expect(!draft.paths.contains("nowhere/index.html"))
  }

  @Test(
    arguments: [
      { $0.replace("I have decided", with: "I decided", in: Self.letter) },
      { $0.replace("[clear] I have", with: "[claer] I have", in: Self.letter) },
      { $0.replace("decided to withdraw", with: "thought", in: Self.letter) },
      { $0.replace("stage: invited", with: "stage: offer", in: Self.letter) },
      { $0.replace("reviewed:", with: "draft: true\nreviewed:", in: Self.letter) },
      { $0.replace("reviewed:", with: "draft: true\nreviewed:", in: Self.other) },
      { $0[Self.letter] = nil },
      { $0[Self.other] = nil },
      { $0["content/en/letters/new.md"] = $0[Self.letter] },
      { $0.replace("example: Sam", with: "example: Samantha Maria", in: Self.fields) },
      { $0.replace("label: Email", with: "label: E-mail", in: Self.vocabulary) },
      { $0[Self.etiquette]? += "lengths:\n  - {channel: email, least: 99, most: 99}\n" },
      { $0.replace("What to send", with: "What to write", in: "content/en/pages/home.md") },
      { $0["themes/tiny/templates/letter.mustache"]? += "<p>More</p>" },
      { _ in },
    ] as [@Sendable (inout SmallSite) -> Void])
  func whatIsKeptFromTheDraftBeforeMakesNoDifference(
    change: @Sendable (inout SmallSite) -> Void
  ) async throws {
    let before = await Self.build.draft(try SmallSite().snapshot)
    let changed = try SmallSite(change).snapshot
    let alone = await Self.build.draft(changed)
    let after = await Self.build.draft(changed, after: before)
    #expect(Shown(after) == Shown(alone))
    let back = await Self.build.draft(before.snapshot, after: after)
    #expect(Shown(back) == Shown(before))
  }

  /// What was wrong with a letter is said again, though it has not changed.
  @Test func faultsAreNotForgotten() async throws {
    let warned = try SmallSite {
      $0.replace(
        "[clear] I have", with: "[clear] My mind is made up.\n[clear] I have", in: Self.letter)
    }
    let before = await Self.build.draft(warned.snapshot)
    #expect(before.diagnostics.map(\.fault.id) == [.unrecognizedGuideline])
    var changed = warned
    changed.replace("title: ", with: "title: Again, ", in: Self.other)
    let after = await Self.build.draft(changed.snapshot, after: before)
    #expect(after.diagnostics.map(\.fault.id) == [.unrecognizedGuideline])
  }

  @Test func onlyLettersAreKeptAndOnlyWhereNothingElseHasChanged() async throws {
    let site = try SmallSite()
    let draft = await Self.build.draft(site.snapshot)
    func kept(_ change: (inout SmallSite) -> Void) -> [String]? {
      var changed = site
      change(&changed)
      return ReusedLetters(from: draft, in: changed.snapshot).map { kept in
        [Self.letter, Self.other].filter { kept[$0] != nil }
      }
    }
    #expect(kept { _ in } == [Self.letter, Self.other])
    #expect(kept { $0[Self.letter]? += "\n" } == [Self.other])
    #expect(kept { $0[Self.letter] = nil } == nil)
    #expect(kept { $0["content/en/letters/new.md"] = "" } == nil)
    #expect(kept { $0[Self.vocabulary]? += "\n" } == nil)
    #expect(kept { $0["themes/tiny/theme.yaml"]? += "\n" } == nil)
  }

  private static let fields = "content/en/fields.yaml"
  private static let vocabulary = "content/en/vocabulary.yaml"
  private static let etiquette = "content/en/etiquette.yaml"
}
