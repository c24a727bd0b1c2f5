import Foundation
import Testing

@testable import Content
@testable import SiteBuilder

/// Whatever the source holds, a build ends in bounded time and memory, with a site or with faults.
@Suite struct HostileInputTests {
  private static let letter = "content/en/letters/no-reason.md"
  private static let page = "content/en/pages/about.md"
  private static let template = "themes/tiny/templates/page.mustache"
  /// One file of each kind that is read as text.
  private static let texts = [
    letter, page, template, "content/site.yaml", "content/en/vocabulary.yaml",
    "content/en/fields.yaml", "content/en/etiquette.yaml", "content/en/phrases/thank.yaml",
    "content/en/sources.yaml", "content/en/guide/thank.md", "themes/tiny/theme.yaml",
    "themes/tiny/strings/en.yaml",
  ]
  private static let yamls = texts.filter { $0.hasSuffix(".yaml") }

  private func faults(_ change: (inout SmallSite) -> Void) async throws -> [String] {
    try await SmallSite(change).build().faults
  }

  private func text(_ piece: String, times: Int) -> String {
    String(repeating: piece, count: times)
  }

  // MARK: YAML

  @Test(
    arguments: ["content/site.yaml", "content/en/etiquette.yaml", "themes/tiny/theme.yaml"],
    ["[\n", "{a: \n", "- ", "? ", "- [{"])
  func yamlOfAnyDepthEndsInAFault(path: String, opener: String) async throws {
    let depth = opener.hasSuffix("\n") ? 100_000 : 1_900
    let faults = try await faults { $0[path] = text(opener, times: depth) }
    #expect(faults.contains { $0.hasPrefix(path) && $0.hasSuffix(" invalid-yaml") })
  }

  @Test func frontMatterOfAnyDepthEndsInAFault() async throws {
    for path in [Self.letter, Self.page, "content/en/guide/thank.md"] {
      let faults = try await faults {
        $0[path] = "---\ntitle: " + text("[\n", times: 100_000) + "\n---\n"
      }
      #expect(faults.contains { $0.hasPrefix(path) && $0.hasSuffix(" invalid-yaml") })
    }
  }

  /// Nine aliases, each for nine of those before: 9⁹ values, as values and as a key.
  @Test(arguments: yamls, [true, false])
  func yamlAliasesStandForNothing(path: String, asKey: Bool) async throws {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    var yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, inner) in zip(names.dropFirst(), names) {
      yaml +=
        "\(name): &\(name) [\(Array(repeating: "*\(inner)", count: 9).joined(separator: ", "))]\n"
    }
    if asKey { yaml += "? *i\n: x\n" }
    let faults = try await faults { $0[path] = yaml }
    #expect(faults.contains("\(path):2:8 yaml-alias"))
  }

  @Test(arguments: [
    "a & b, 2 * 3", "**bold** & co", "R&D and *d", "\"&x\" and '*y'", "a * b & c",
  ])
  func ampersandsAndStarsAreText(text: String) async throws {
    let site = try SmallSite {
      $0.replace("summary: Who made this.", with: "summary: |-\n  \(text)", in: Self.page)
    }
    #expect(try await site.build().faults == [])
  }

  @Test(arguments: [
    "9223372036854775807:59", "99999999999999999999", "-1:-1", "0x7FFFFFFFFFFFFFFFF",
  ])
  func aNumberOfAnySizeIsOutOfRange(number: String) async throws {
    let faults = try await faults {
      $0["content/site.yaml"] =
        ($0["content/site.yaml"] ?? "")
        .split(separator: "\n").filter { !$0.hasPrefix("lettersPerPage") }.joined(separator: "\n")
        + "\nlettersPerPage: \(number)\n"
    }
    #expect(faults.map { $0.split(separator: " ").last } == ["out-of-range"])
  }

  // MARK: Text

  @Test(arguments: texts)
  func nulBytesEndInAFault(path: String) async throws {
    let faults = try await faults { $0[path] = "a\n b\0c" }
    #expect(faults.contains("\(path):2:3 control-character"))
  }

  @Test(arguments: texts)
  func bytesThatAreNoTextEndInAFault(path: String) async throws {
    let faults = try await faults { $0.setBytes([0x61, 0x0A, 0x62, 0xC3, 0x28], of: path) }
    #expect(faults.contains("\(path):2:2 not-utf8"))
  }

  @Test(arguments: ["\"\\0\"", "\"a\\x1B[31m\"", "\"\\u0085\"", "\"\\uFFFF\""])
  func noEscapeBringsAControlCharacterIn(value: String) async throws {
    let faults = try await faults {
      $0.replace("title: About", with: "title: \(value)", in: Self.page)
    }
    #expect(faults == ["\(Self.page):2:8 control-character"])
    let words = try await faultsOfWord(value)
    #expect(words.contains { $0.hasSuffix("control-character") })
  }

  private func faultsOfWord(_ value: String) async throws -> [String] {
    try await faults {
      $0.replace("home: Home", with: "home: \(value)", in: "themes/tiny/strings/en.yaml")
    }
  }

  @Test(arguments: texts)
  func aTextThatNobodyWroteIsNotRead(path: String) async throws {
    #expect(
      try await faults { $0[path] = text("a\n", times: 1_000_000) }
        .contains("\(path) too-large"))
    #expect(
      try await faults { $0[path] = "a\n" + text("b", times: 10_001) }
        .contains("\(path):2:1 too-large"))
  }

  /// A fault on each of fifty thousand lines is fifty thousand faults, and no more work than
  /// that.
  @Test func aFileFullOfFaultsEndsInTime() async throws {
    let faults = try await faults {
      $0[Self.letter] = ($0[Self.letter] ?? "") + text("\nx{y", times: 50_000)
    }
    #expect(faults.count >= 50_000)
  }

  /// Each is an edition of its own, which is read, and stands on every page of all others.
  @Test(arguments: [true, false])
  func moreLanguagesThanASiteHasAreOneFault(areTheSame: Bool) async throws {
    let entries = (1...5_000).map { "  - tag: x\(areTheSame ? 0 : $0)\n    name: X\n" }.joined()
    let faults = try await faults {
      $0.replace("navigation:", with: entries + "navigation:", in: "content/site.yaml")
    }
    let isSaid = faults.contains("content/site.yaml:6:3 out-of-range")
    let count = faults.count { !$0.hasPrefix("content/site.yaml") }
    #expect(isSaid)
    #expect(count < (areTheSame ? 100 : 10_000))
  }

  // MARK: Markdown

  @Test(arguments: [
    "> ", "[", "![", "*a **a ", "<b>", "- ", "`", "(", "&amp;", "[a](", "1. ",
  ])
  func markdownOfAnyDepthEnds(opener: String) async throws {
    let line = text(opener, times: 9_000 / opener.utf8.count)
    for path in [Self.page, Self.letter] {
      let built = try await SmallSite { site in
        site[path] = (site[path] ?? "") + "\n" + text(line + "a\n", times: 25)
      }.build()
      #expect(built.site != nil || !built.diagnostics.isEmpty)
    }
  }

  @Test func manyHeadingsOfOneNameEndInTime() async throws {
    let built = try await SmallSite { site in
      site[Self.page] = (site[Self.page] ?? "") + "\n" + text("## a\n", times: 50_000)
    }.build()
    #expect(built.faults == [])
    #expect(try built.text("about/").contains("id=\"a-50000\""))
  }

  // MARK: Templates

  @Test(
    arguments: [template, "themes/tiny/templates/unused.mustache"], ["{{#body}}", "{{^body}}"])
  func sectionsOfAnyDepthEndInAFault(path: String, opener: String) async throws {
    let faults = try await faults { $0[path] = text(opener + "\n", times: 6_000) }
    #expect(faults.contains("\(path):33:1 nested-too-deeply"))
    let closed = try await self.faults {
      $0[path] = text(opener, times: 400) + text("{{/body}}", times: 400)
    }
    #expect(closed.contains("\(path):1:289 nested-too-deeply"))
  }

  /// The time that swift-mustache takes grows with the square of a template's size.
  @Test func aTemplateOfAnySizeEndsInTime() async throws {
    let tag = "{{reviewed}}"
    let faults = try await faults { $0[Self.template] = text(tag + "\n", times: 6_000) }
    #expect(faults == ["\(Self.template) too-large"])
    #expect(try await self.faults { $0[Self.template] = text(tag + "\n", times: 1_000) } == [])
  }

  @Test func partialsOfAnyDepthEndInAFault() async throws {
    let faults = try await faults { site in
      for number in 0..<1_000 {
        site["themes/tiny/templates/p\(number).mustache"] = "{{> p\(number + 1)}}"
      }
      site["themes/tiny/templates/p1000.mustache"] = "end"
      site[Self.template] = "{{> p0}}"
    }
    #expect(faults == ["themes/tiny/templates/p30.mustache:1:1 nested-too-deeply"])
  }

  /// Thirty partials, each of which includes the next twice: a thousand million inclusions.
  @Test func partialsThatDoubleEndInAFault() async throws {
    let faults = try await faults { site in
      for number in 0..<29 {
        site["themes/tiny/templates/p\(number).mustache"] =
          "{{> p\(number + 1)}}{{> p\(number + 1)}}"
      }
      site["themes/tiny/templates/p29.mustache"] = "end"
      site[Self.template] = "{{> p0}}"
    }
    #expect(faults.count == 1)
    #expect(faults.first?.hasSuffix(" nested-too-deeply") == true)
  }

  @Test func aListInsideItselfEndsInAFault() async throws {
    let faults = try await faults {
      $0[Self.template] = text("{{#navigation}}", times: 9) + text("{{/navigation}}", times: 9)
    }
    #expect(faults.first == "\(Self.template):1:16 nested-too-deeply")
  }

  @Test func aPartialThatIncludesItselfThroughOthersEndsInAFault() async throws {
    let faults = try await faults { site in
      for (one, other) in [("a", "b"), ("b", "c"), ("c", "a")] {
        site["themes/tiny/templates/\(one).mustache"] = "{{> \(other)}}"
      }
      site[Self.template] = "{{> a}}"
    }
    #expect(faults == ["themes/tiny/templates/c.mustache:1:1 partial-includes-itself"])
  }

  /// Nobody knows what it would receive, but what is no Mustache is a fault all the same.
  @Test(arguments: ["{{#body}}", "{{", "{{body", "{{/a}}", "{{#a}}{{/b}}", "{{=<% %>=}}", "{{<a}}"])
  func aTemplateThatNothingIncludesIsHeldToItsSyntax(text: String) async throws {
    let path = "themes/tiny/templates/unused.mustache"
    let faults = try await faults { $0[path] = text }
    #expect(faults.contains { $0.hasPrefix(path) })
  }

  // MARK: Names

  @Test(arguments: ["../../outside", "..", "/etc", "tiny/../tiny", "", "."])
  func themesCannotLeaveTheirFolder(name: String) async throws {
    let outside = "name: outside\ncontract: 1\n"
    for (path, old, new) in [
      ("content/site.yaml", "theme: tiny", "theme: \"\(name)\""),
      ("themes/tiny/theme.yaml", "contract: 1", "contract: 1\nextends: \"\(name)\""),
    ] {
      let faults = try await faults {
        $0.replace(old, with: new, in: path)
        $0["outside/theme.yaml"] = outside
        $0["themes/theme.yaml"] = outside
      }
      #expect(faults.contains { $0.hasSuffix("unknown-value") || $0.hasSuffix("empty-value") })
    }
  }

  @Test(arguments: [
    "../templates/page.mustache", "../../../content/site.yaml", "/etc/passwd", "./copy.js",
  ])
  func assetsCannotLeaveTheirFolder(name: String) async throws {
    for key in ["styles", "scripts"] {
      let faults = try await faults {
        let manifest = ($0["themes/tiny/theme.yaml"] ?? "").split(separator: "\n")
          .filter { !$0.hasPrefix(key) }.joined(separator: "\n")
        $0["themes/tiny/theme.yaml"] = manifest + "\n\(key): [\"\(name)\"]\n"
      }
      #expect(faults.contains { $0.hasSuffix("unknown-value") }, "\(key)")
    }
  }

  @Test(arguments: [
    "..", "...", "a.b", "a b", "a%2Fb", "a\\b", "A", "-a", "a--b", "É", "e\u{301}", "a\u{200B}",
    "a\"b", "<b>", "con:x",
  ])
  func aNameThatIsNoSlugIsAFault(name: String) async throws {
    for folder in ["letters", "pages", "guide", "debates"] {
      let path = "content/en/\(folder)/\(name).md"
      let faults = try await faults { $0[path] = $0[Self.page] }
      #expect(
        faults.contains { $0.hasPrefix(path) && $0.hasSuffix(" not-an-identifier") }, "\(path)")
    }
  }

  @Test(arguments: ["../..", "..", "en/../en", "/", "a.b"])
  func languagesCannotLeaveTheirFolder(tag: String) async throws {
    let faults = try await faults {
      $0.replace("tag: en", with: "tag: \"\(tag)\"", in: "content/site.yaml")
    }
    #expect(
      faults.contains { $0.hasPrefix("content/site.yaml") && $0.hasSuffix("not-an-identifier") })
  }
}

extension SmallSite {
  /// As `SiteBuild` builds it.
  func render() async -> Outcome {
    await SiteBuild(source: SourceFolder(at: Self.folder)).render(snapshot)
  }
}
