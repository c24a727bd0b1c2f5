import Testing

@testable import Diagnostics
@testable import Scaffolding

/// Letters in folders below `letters/`.
@Suite struct LetterFolderTests {
  private static let letters = "content/en/letters"

  @Test func aLetterIsCalledAsItsFileInWhateverFolder() async throws {
    let plain = try await SmallSite().build()
    let moved = try await SmallSite { site in
      site["\(Self.letters)/by phone/2026/no-reason.md"] = site["\(Self.letters)/no-reason.md"]
      site["\(Self.letters)/no-reason.md"] = nil
    }.build()
    #expect(moved.faults == [])
    #expect(moved.paths == plain.paths)
    #expect(try moved.text("letters/no-reason/") == plain.text("letters/no-reason/"))
    #expect(try moved.text("letters/") == plain.text("letters/"))
  }

  @Test func twoFilesOfOneNameAreAFaultThatNamesBoth() async throws {
    let built = try await SmallSite { site in
      site["\(Self.letters)/later/no-reason.md"] = site["\(Self.letters)/no-reason.md"]
    }.build()
    #expect(built.faults == ["\(Self.letters)/no-reason.md duplicate-name"])
    #expect(
      built.diagnostics[0].notes.map(\.location.path) == ["\(Self.letters)/later/no-reason.md"])
  }

  @Test func aSchemaIsThatOfALetter() {
    #expect(ContentKind(path: "content/en/letters/by-phone/no-reason.md") == .letter)
  }

  @Test func whatIsNoLetterIsNotRead() async throws {
    let built = try await SmallSite { $0["\(Self.letters)/later/notes.txt"] = "x" }.build()
    #expect(built.faults == ["\(Self.letters)/later/notes.txt unexpected-file"])
  }
}
