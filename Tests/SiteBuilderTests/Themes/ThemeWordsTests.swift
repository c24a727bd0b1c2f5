import Testing

@testable import Diagnostics
@testable import SiteBuilder
@testable import Themes

@Suite struct ThemeWordsTests {
  private func german(_ words: String) throws -> SmallSite {
    try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0["themes/tiny/strings/de.yaml"] = words
    }
  }

  @Test func aMissingStringFallsBackWithAWarning() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    let site = try german(complete.replacing("skip: Skip to the text\n", with: ""))
    let built = try await site.build()
    #expect(built.faults == ["themes/tiny/strings/de.yaml missing-string"])
    #expect(built.diagnostics.map(\.severity) == [.warning])
    #expect(built.diagnostics.map(\.fault) == [.missingStrings(["skip"], language: "de")])
    #expect(
      try built.text("de/").contains("><span lang=\"en\" dir=\"ltr\">Skip to the text</span></a>"))
  }

  @Test func allThatIsMissingIsOneWarning() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    let lines = complete.split(separator: "\n").filter {
      !$0.hasPrefix("skip:") && !$0.hasPrefix("home:") && !$0.hasPrefix("month5:")
    }
    let built = try await german(lines.joined(separator: "\n")).build()
    #expect(
      built.diagnostics.map(\.fault) == [
        .missingStrings(["home", "month5", "skip"], language: "de")
      ])
  }

  /// In an attribute and in a title there can be no element.
  @Test func wordsOfAnotherLanguageStandInElementsOfTheirOwnWhereThereCanBeOne() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    var site = try german(complete.replacing("skip: Skip to the text\n", with: ""))
    site["themes/tiny/templates/page.mustache"] =
      "<option>{{t.skip}}</option><p title=\"{{t.skip}}\">{{t.skip}}</p>{{{body}}}"
    let page = try await site.build().text("de/about/")
    #expect(page.contains("<option>Skip to the text</option>"))
    #expect(
      page.contains(
        "<p title=\"Skip to the text\"><span lang=\"en\" dir=\"ltr\">Skip to the text</span></p>"))
  }

  @Test func aLanguageHasTheFormsThatItsNumbersNeed() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    var site = try SmallSite {
      $0.addLanguage("pl", name: "Polski")
      $0["themes/tiny/strings/pl.yaml"] = complete
    }
    let missing = ["letters", "sentences", "words"].flatMap { ["\($0)Few", "\($0)Many"] }
    #expect(
      try await site.build().diagnostics.map(\.fault) == [
        .missingStrings(missing, language: "pl")
      ])
    let forms = missing.map { "\($0): \"{count} \($0)\"\n" }.joined()
    site["themes/tiny/strings/pl.yaml"] = complete + forms
    let built = try await site.build()
    #expect(built.faults == [])
    #expect(try built.text("pl/").contains("2 lettersFew"))
  }

  @Test func eachLanguageHasItsOwnWords() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    let words = complete.replacing("skip: Skip to the text", with: "skip: Zum Text")
      .replacing("\"{month} {day}, {year}\"", with: "\"{day}. {month} {year}\"")
    let built = try await german(words).build()
    #expect(built.faults == [])
    #expect(try built.text("de/").contains(">Zum Text</a>"))
    #expect(try built.text("").contains(">Skip to the text</a>"))
    #expect(try built.text("de/about/").contains(">22. November 2026</time>"))
    #expect(try built.text("about/").contains(">November 22, 2026</time>"))
  }

  /// It would be a gap in the pages of the others.
  @Test func aWordThatOnlyAnotherLanguageHasIsAFault() async throws {
    let complete = try #require(try SmallSite()["themes/tiny/strings/en.yaml"])
    var site = try german(complete + "hello: Hallo\n")
    site["themes/tiny/templates/page.mustache"] = "{{t.hello}}"
    #expect(
      try await site.build().faults
        == ["themes/tiny/templates/page.mustache:1:1 unknown-template-name"])
  }

  @Test func withoutAFileEveryWordIsMissing() async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0["themes/tiny/strings/de.yaml"] = nil
    }
    let built = try await site.build()
    #expect(Set(built.diagnostics.map(\.fault.id)) == [.missingString])
    #expect(built.site != nil)
  }

  @Test func theWordsThatTheCodeUsesAreRequired() async throws {
    let path = "themes/tiny/strings/en.yaml"
    for key in ThemeContract.current.strings {
      let site = try SmallSite { site in
        let lines = (site[path] ?? "").split(separator: "\n")
        site[path] = lines.filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
      }
      let built = try await site.build()
      // Another form of its own stands in.
      let fault =
        key.hasSuffix("One")
        ? Fault.missingStrings([key], language: "en") : .requiredString(key: key)
      #expect(built.diagnostics.map(\.fault) == [fault])
      #expect(built.faults == ["\(path) \(fault.id.rawValue)"])
    }
  }

  @Test func aLanguageWithOneFormCanBeTheFirst() async throws {
    let site = try SmallSite {
      let english = $0["themes/tiny/strings/en.yaml"] ?? ""
      let lines = english.split(separator: "\n").filter {
        !$0.hasPrefix("lettersOne")
          && !$0.hasPrefix("sentencesOne") && !$0.hasPrefix("wordsOne")
      }
      $0.addLanguage("ja", name: "日本語")
      $0["themes/tiny/strings/ja.yaml"] = lines.joined(separator: "\n")
      for path in $0.files.keys where path.hasPrefix("content/en/") { $0[path] = nil }
      $0.replace("  - tag: en\n    name: English\n", with: "", in: "content/site.yaml")
    }
    #expect(try await site.build().faults == [])
  }

  @Test func wordsMustBeTexts() async throws {
    let site = try SmallSite {
      $0.replace("skip: Skip to the text", with: "skip: [a]", in: "themes/tiny/strings/en.yaml")
    }
    let built = try await site.build()
    #expect(built.faults.first == "themes/tiny/strings/en.yaml:34:1 wrong-type")
  }
}
