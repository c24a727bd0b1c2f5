import Etiquette
import Testing

@testable import Content
@testable import Diagnostics
@testable import SiteBuilder

/// What makes a letter fit for the gallery, and the letters a gallery together.
@Suite struct GalleryCheckTests {
  private static let letter = "content/en/letters/no-reason.md"
  private static let etiquette = "content/en/etiquette.yaml"

  private func faults(_ change: (inout SmallSite) -> Void) async throws -> [String] {
    try await SmallSite(change).build().faults
  }

  // MARK: Length

  /// The letter has 17 words, greeting and sign-off among them.
  @Test(arguments: [
    ("{channel: email, least: 17, most: 17}", true),
    ("{channel: email, least: 18, most: 20}", false),
    ("{channel: email, least: 1, most: 16}", false),
    ("{channel: phone, least: 1, most: 99}", true),
    ("{channel: email, stages: [offer], least: 99, most: 99}", true),
    ("{channel: email, stages: [invited], least: 99, most: 99}", false),
  ])
  func aLetterHasAsManyWordsAsItsChannelAsksFor(band: String, fits: Bool) async throws {
    let found = try await faults {
      $0[Self.etiquette] = ($0[Self.etiquette] ?? "") + "lengths:\n  - \(band)\n"
    }
    #expect(found == (fits ? [] : ["\(Self.letter) length-outside-band"]))
  }

  /// As it would be sent: with what the letter itself has as examples.
  @Test(arguments: [("{sender: Ines}", 16), ("{sender: Ines Maria Duarte}", 18)])
  func aLetterIsMeasuredWithItsOwnExamples(examples: String, words: Int) async throws {
    let found = try await faults {
      let band = "{channel: email, least: \(words), most: \(words)}"
      $0[Self.etiquette] = ($0[Self.etiquette] ?? "") + "lengths:\n  - \(band)\n"
      $0.replace("reviewed:", with: "examples: \(examples)\nreviewed:", in: Self.letter)
    }
    #expect(found == [])
  }

  // MARK: Guidelines

  @Test(
    arguments: [
      ("[clear] I have decided to withdraw.", []),
      (
        "[clear] I have decided to withdraw.\n[clear] My mind is made up.",
        ["21:1 unrecognized-guideline"]
      ),
      // The model of the small site does not know thanks.
      ("[thank] It was kind of you.\n[clear] I withdraw.", []),
      ("[clear+thank] I have decided.\n[clear] I withdraw.", ["20:1 unrecognized-guideline"]),
      ("[logistics] My mind is made up.\n[clear] I withdraw.", []),
      (
        "[clear?] My mind is made up about {role}.\n[clear] I withdraw.",
        ["20:1 unrecognized-guideline"]
      ),
    ] as [(String, [String])])
  func aSentenceIsSeenToCarryOutItsGuideline(sentences: String, expected: [String]) async throws {
    let found = try await faults {
      $0.replace("[clear] I have decided to withdraw.", with: sentences, in: Self.letter)
    }
    #expect(found == expected.map { "\(Self.letter):\($0)" })
  }

  @Test(
    arguments: [
      ("[clear] I withdraw.\n[clear] My mind is made up.", "{clear: It is said before.}", []),
      ("[clear] I withdraw.", "{clear: It is said before.}", ["15:10 needless-waiver"]),
      ("[clear] I withdraw.", "{thank: It is said before.}", ["15:10 needless-waiver"]),
      ("[clear] I withdraw.", "{claer: It is said before.}", ["15:11 unknown-value"]),
      ("[clear] I withdraw.", "{clear: }", ["15:18 empty-value"]),
      ("[clear] I withdraw.", "[clear]", ["15:10 wrong-type"]),
    ] as [(String, String, [String])])
  func aWaiverGivesAReasonWhereAGuidelineIsNotSeen(
    sentences: String, waivers: String, expected: [String]
  ) async throws {
    let found = try await faults {
      $0.replace("[clear] I have decided to withdraw.", with: sentences, in: Self.letter)
      $0.replace("reviewed:", with: "waivers: \(waivers)\nreviewed:", in: Self.letter)
    }
    #expect(found == expected.map { "\(Self.letter):\($0)" })
  }

  @Test func withoutAModelLettersAreNotChecked() async throws {
    let found = try await faults {
      $0["content/en/model.json"] = nil
      $0.replace("[clear] I have decided to withdraw.", with: "[clear] So.", in: Self.letter)
    }
    #expect(found == [])
  }

  // MARK: Likeness

  /// A second letter whose text between greeting and sign-off is the given one.
  private func faults(ofText first: String, and second: String) async throws -> [Diagnostic] {
    let site = try SmallSite {
      let whole = $0[Self.letter] ?? ""
      func letter(_ text: String) -> String {
        whole.replacing("[thank] Thank you for the invitation.\n", with: "")
          .replacing("I have decided to withdraw.", with: text)
          .replacing("reviewed:", with: "expects: {thank: none}\nreviewed:")
      }
      $0[Self.letter] = letter(first)
      $0["content/en/letters/second.md"] = letter(second)
    }
    return try await site.build().diagnostics
  }

  @Test(
    arguments: [
      ("I withdraw one two three four.", "I withdraw one two three four.", 100),
      // Five sequences each; two of five are more than a third, one of five is not.
      ("I withdraw a b c d e f g.", "I withdraw, A b C d: k l m!", 40),
      ("I withdraw a b c d e f g.", "I withdraw a b c k l m n.", nil),
      // A third is not more than a third.
      ("I withdraw a b c d e.", "I withdraw a b c k l.", nil),
      // Of the sequences of the shorter one.
      ("I withdraw a b c.", "I withdraw a b c d e f g h i j k l m n o p q r s t.", 100),
      ("I withdraw.", "I withdraw.", nil),
      ("I withdraw {role} {role} b c.", "I withdraw {role} {role} b c.", 100),
      ("I withdraw {role} {role} b.", "I withdraw {sender} {sender} b.", nil),
      // No comma of any script is part of a word.
      ("I withdraw بعد، تفكير طويل", "I withdraw بعد تفكير طويل", 100),
    ] as [(String, String, Int?)])
  func lettersThatShareMoreThanAThirdAreNamed(first: String, second: String, percent: Int?)
    async throws
  {
    let found = try await faults(ofText: first, and: second)
    #expect(
      found.map(\.fault) == (percent.map { [.similarLetter("no-reason", percent: $0)] } ?? []))
    for diagnostic in found {
      #expect(diagnostic.location.path == "content/en/letters/second.md")
      #expect(diagnostic.notes.map(\.location.path) == [Self.letter])
    }
  }

  /// Without spaces between words, sequences of ten pairs of characters are compared, which are as long as five
  /// words: of the seven that the first two letters have, three lie in what both say.
  @Test(
    arguments: [
      ("検討の結果、今回は選考を辞退いたします。", "今回は選考を辞退いたします、検討の結果。", 42),
      ("検討の結果、今回は選考を辞退いたします。", "検討の結果、応募を取り下げたく存じます。", nil),
      ("選考を辞退いたします。", "選考を辞退いたします。", nil),
    ] as [(String, String, Int?)])
  func lettersWithoutSpacesAreComparedByCharacters(first: String, second: String, percent: Int?)
    async throws
  {
    let path = "content/ja/letters/no-reason.md"
    let built = try await SmallSite {
      $0.addLanguage("ja", name: "日本語")
      let whole = $0[path] ?? ""
      func letter(_ text: String) -> String {
        whole.replacing("[thank] Thank you for the invitation.\n", with: "")
          .replacing("I have decided to withdraw.", with: text)
          .replacing("reviewed:", with: "expects: {thank: none}\nreviewed:")
      }
      $0[path] = letter(first)
      $0["content/ja/letters/second.md"] = letter(second)
    }.read()
    let edition = try #require(built.library?.editions.last)
    let pages = try ["no-reason", "second"].map { id in
      try #require(edition.letterPages[Letter.ID(id)])
    }
    let found = await SimilarityCheck(pages: pages).diagnostics()
    #expect(
      found.map(\.fault) == (percent.map { [.similarLetter("no-reason", percent: $0)] } ?? []))
  }

  @Test(arguments: [(4, 0), (5, 1), (6, 1)])
  func aSentenceStandsInFourLettersAtMost(letters: Int, faults: Int) async throws {
    let site = try SmallSite {
      let whole = $0[Self.letter] ?? ""
      for number in 1..<letters {
        let own = (0..<9).map { "word\(number)x\($0)" }.joined(separator: " ")
        $0["content/en/letters/a\(number).md"] = whole.replacing(
          "the invitation", with: "\(own)")
      }
    }
    let found = try await site.build().diagnostics
    #expect(found.map(\.fault.id) == Array(repeating: .repeatedSentence, count: faults))
    #expect(found.allSatisfy { $0.notes.count == letters - 1 })
    #expect(found.allSatisfy { $0.excerpt == "[clear] I have decided to withdraw." })
  }

  // MARK: Names

  @Test func aBlankThatNoTextUsesIsReported() async throws {
    let found = try await faults {
      $0["content/en/fields.yaml"] =
        ($0["content/en/fields.yaml"] ?? "")
        + "- id: nobody\n  label: Nobody\n  type: text\n  example: x\n"
    }
    #expect(found == ["content/en/fields.yaml:21:7 unused-blank"])
  }

  /// A reply has blanks as a letter does.
  @Test func aBlankThatOnlyAReplyUsesIsUsed() async throws {
    let found = try await faults {
      $0["content/en/fields.yaml"] =
        ($0["content/en/fields.yaml"] ?? "")
        + "- id: nobody\n  label: Nobody\n  type: text\n  example: x\n"
      $0.replace(
        "```reply\n", with: "```reply\n{nobody},\n", in: "content/en/replies/they-ask-why.md")
    }
    #expect(found == [])
  }

  @Test func aValueWithoutALetterIsReported() async throws {
    let found = try await faults {
      $0.replace(
        "relationships:\n", with: "relationships:\n  - {id: x, label: X, description: X.}\n",
        in: "content/en/vocabulary.yaml")
    }
    #expect(found == ["content/en/vocabulary.yaml:28:10 value-without-letter"])
  }

  @Test func aFollowUpThatIsADraftIsReported() async throws {
    let site = try SmallSite {
      $0["content/en/letters/later.md"] = ($0[Self.letter] ?? "")
        .replacing("title: ", with: "draft: true\ntitle: ")
        .replacing("I have decided to withdraw", with: "Later I may withdraw again, I think")
        .replacing("Thank you for the invitation", with: "It is long ago")
      $0.replace("followUp: accepted-another-job", with: "followUp: later", in: Self.letter)
    }
    #expect(try await site.build().faults == ["\(Self.letter):14:11 draft-follow-up"])
    #expect(try await site.build(drafts: true).faults == [])
  }

  @Test func guidelinesHavePlacesOfTheirOwn() async throws {
    let site = try SmallSite {
      $0.replace("order: 2", with: "order: 1", in: "content/en/guide/clear.md")
    }
    let built = try await site.build()
    #expect(built.faults == ["content/en/guide/thank.md:4:8 duplicate-name"])
    #expect(
      built.diagnostics.first?.notes.map(\.location.description)
        == ["content/en/guide/clear.md:4:8"])
    let without = try await faults {
      $0.replace("order: 2\n", with: "", in: "content/en/guide/clear.md")
    }
    #expect(without == ["content/en/guide/clear.md:2:1 missing-key"])
  }
}
