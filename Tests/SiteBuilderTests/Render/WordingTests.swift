import Testing

@testable import Diagnostics

/// How pages word what the code puts together: which letter is which, when something is.
@Suite struct WordingTests {
  private let letter = "content/en/letters/no-reason.md"

  /// The labels by which the letters of one case are told apart on the page of the first.
  private func variants(_ change: (inout SmallSite) -> Void) async throws -> [String] {
    let built = try await SmallSite {
      $0["themes/tiny/templates/letter.mustache"] =
        "{{#hasVariants}}{{#variants}}<i>{{label}}</i>{{#isCurrent}}*{{/isCurrent}}{{/variants}}{{/hasVariants}}"
      change(&$0)
    }.build()
    // The letters differ in what these tests are about, and in nothing else.
    #expect(built.diagnostics.allSatisfy { $0.fault.id == .similarLetter })
    let html = try built.text("letters/no-reason/")
    return html.matches(of: /<i>([^<]*)<\/i>(\*?)/).map { "\($0.output.1)\($0.output.2)" }
  }

  private func add(_ name: String, to site: inout SmallSite, _ old: String, _ new: String) {
    let path = "content/en/letters/\(name).md"
    site[path] = site[letter]
    site.replace(old, with: new, in: path)
  }

  @Test func aLetterAloneInItsCaseHasNoVariants() async throws {
    #expect(try await variants { _ in } == [])
  }

  @Test func lettersOfACaseAreToldApartByChannelAndTone() async throws {
    let labels = try await variants {
      add("no-reason-phone", to: &$0, "channel: email", "channel: phone")
    }
    #expect(labels == ["Email, warm*", "Phone, warm"])
  }

  @Test func thenByWhomTheyAreTo() async throws {
    let labels = try await variants {
      $0.replace(
        "roles:", with: "  - id: agency\n    label: Agency\n    description: A go-between.\nroles:",
        in: "content/en/vocabulary.yaml")
      add("no-reason-agency", to: &$0, "relationship: hiring-manager", "relationship: agency")
      add("no-reason-phone", to: &$0, "channel: email", "channel: phone")
    }
    #expect(
      labels == ["Email, warm, to Hiring manager*", "Email, warm, to Agency", "Phone, warm"])
  }

  @Test func andThenByTheirTitles() async throws {
    let labels = try await variants {
      add("no-reason-short", to: &$0, "title: Declining without a reason", "title: In one line")
    }
    #expect(labels == ["Declining without a reason*", "In one line"])
  }

  @Test(arguments: [
    ("date", "2026-12-03", "December 3, 2026"),
    ("time", "14:05", "2:05 p.m."), ("time", "00:30", "12:30 a.m."),
    ("time", "12:00", "12:00 p.m."),
    ("time", "09:15", "9:15 a.m."), ("text", "14:05", "14:05"),
  ])
  func examplesReadAsAReaderWouldWriteThem(type: String, example: String, text: String) async throws
  {
    let built = try await SmallSite {
      $0["themes/tiny/templates/letter.mustache"] = "{{#blanks}}<i>{{exampleText}}</i>{{/blanks}}"
      $0.replace(
        "type: text\n  example: Ms. Okafor", with: "type: \(type)\n  example: \"\(example)\"",
        in: "content/en/fields.yaml")
    }.build()
    #expect(built.faults == [])
    #expect(try built.text("letters/no-reason/").contains("<i>\(text)</i>"))
  }

  @Test func aLettersOwnExamplesComeBeforeThoseOfAllLetters() async throws {
    let built = try await SmallSite {
      $0["themes/tiny/templates/letter.mustache"] = "{{#blanks}}<i>{{exampleText}}</i>{{/blanks}}"
      $0.replace(
        "reviewed:", with: "examples: {sender: Ines Duarte}\nreviewed:",
        in: "content/en/letters/no-reason.md")
    }.build()
    #expect(built.faults == [])
    #expect(try built.text("letters/no-reason/").contains("<i>Ines Duarte</i>"))
    #expect(try built.text("letters/no-reason/").contains("<i>Ms. Okafor</i>"))
    #expect(!(try built.text("letters/accepted-another-job/").contains("Ines Duarte")))
  }

  @Test(arguments: 1...12)
  func monthsAreNamed(month: Int) async throws {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let day = "2026-" + (month < 10 ? "0" : "") + "\(month)-07"
    let built = try await SmallSite {
      $0.replace("2026-11-22", with: day, in: "content/en/pages/about.md")
    }.build()
    #expect(try built.text("about/").contains(">\(names[month - 1]) 7, 2026</time>"))
  }

  @Test func navigationUsesAPagesShortName() async throws {
    let built = try await SmallSite {
      $0.replace("title: The guide", with: "title: The guide\nlabel: Guide", in: Self.guide)
    }.build()
    #expect(try built.text("").contains("<a href=\"guide/\">Guide</a>"))
    #expect(try built.text("guide/").contains("<h1>The guide</h1>"))
    #expect(try built.text("guide/thank/").contains("<li><a href=\"../\">Guide</a></li>"))
  }

  private static let guide = "content/en/pages/guide.md"
}
