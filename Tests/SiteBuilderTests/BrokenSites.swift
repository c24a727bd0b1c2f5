import Testing

@testable import SiteBuilder

/// One broken site for each kind of fault: how it is broken, and the place where that is reported.
struct BrokenSite: Sendable, CustomTestStringConvertible {
  let id: Fault.ID
  let place: String
  let change: @Sendable (inout SmallSite) -> Void

  init(_ id: Fault.ID, at place: String, _ change: @escaping @Sendable (inout SmallSite) -> Void) {
    self.id = id
    self.place = place
    self.change = change
  }

  var testDescription: String { id.rawValue }

  private static let letter = "content/en/letters/no-reason.md"
  private static let about = "content/en/pages/about.md"
  private static let template = "themes/tiny/templates/page.mustache"
  private static let manifest = "themes/tiny/theme.yaml"

  static let all = files + frontMatter + letters + prose + themes

  private static let files = [
    BrokenSite(.notUTF8, at: "\(about):1:4") { $0.setBytes(Array("---".utf8) + [0xFF], of: about) },
    BrokenSite(.missingFile, at: "content/en/pages/home.md") {
      $0["content/en/pages/home.md"] = nil
    },
    BrokenSite(.unexpectedFile, at: "content/en/notes.txt") { $0["content/en/notes.txt"] = "x" },
    BrokenSite(.notAnIdentifier, at: "content/en/pages/My_Page.md") {
      $0["content/en/pages/My_Page.md"] = $0[about]
    },
    BrokenSite(.addressClaimedTwice, at: "content/en/pages/matrix.md") {
      $0["content/en/letters/matrix.md"] = $0[letter]
    },
    BrokenSite(.notInPlan, at: "content/site.yaml:12") {
      $0.replace("- /about/", with: "- /abuot/", in: "content/site.yaml")
    },
  ]

  private static let frontMatter = [
    BrokenSite(.missingFrontMatter, at: "\(about):1:1") { $0[about] = "Words.\n" },
    BrokenSite(.unclosedFrontMatter, at: "\(about):1:1") { $0[about] = "---\ntitle: About\n" },
    BrokenSite(.invalidYAML, at: "\(about):2:13") {
      $0.replace("title: About", with: "title: About: us", in: about)
    },
    BrokenSite(.duplicateKey, at: "\(about):2:1") {
      $0.replace("title: About", with: "title: About\ntitle: Us", in: about)
    },
    BrokenSite(.unknownKey, at: "\(about):3:1") {
      $0.replace("title: About", with: "title: About\ntilte: Us", in: about)
    },
    BrokenSite(.missingKey, at: "\(about):2:1") {
      $0.replace("title: About\n", with: "", in: about)
    },
    BrokenSite(.emptyValue, at: "\(about):2:7") {
      $0.replace("title: About", with: "title:", in: about)
    },
    BrokenSite(.wrongType, at: "\(about):2:8") {
      $0.replace("title: About", with: "title: [About]", in: about)
    },
    BrokenSite(.notADate, at: "\(about):4:11") {
      $0.replace("2026-11-22", with: "2026-11-31", in: about)
    },
    BrokenSite(.outOfRange, at: "content/en/guide/thank.md:4:8") {
      $0.replace("order: 1", with: "order: 0", in: "content/en/guide/thank.md")
    },
    BrokenSite(.tooLong, at: "\(about):2:8") {
      $0.replace("title: About", with: "title: " + String(repeating: "A", count: 71), in: about)
    },
    BrokenSite(.unknownValue, at: "\(letter):4:8") {
      $0.replace("stage: invited", with: "stage: invetid", in: letter)
    },
    BrokenSite(.duplicateName, at: "content/en/sources.yaml:6:7") {
      $0.replace(
        "id: office-almanac", with: "id: etiquette-weekly", in: "content/en/sources.yaml")
    },
  ]

  private static let letters = [
    BrokenSite(.noSentences, at: letter) {
      $0[letter] = ($0[letter] ?? "").split(separator: "[greet]").first.map(String.init)
    },
    BrokenSite(.missingRole, at: "\(letter):19:1") {
      $0.replace("[thank] ", with: "", in: letter)
    },
    BrokenSite(.unknownRole, at: "\(letter):19:2") {
      $0.replace("[thank]", with: "[thnak]", in: letter)
    },
    BrokenSite(.emptySentence, at: "\(letter):19:1") {
      $0.replace("[thank] Thank you for the invitation.", with: "[thank]", in: letter)
    },
    BrokenSite(.undeclaredBlank, at: "\(letter):17:14") {
      $0.replace("{recipient}", with: "{recipeint}", in: letter)
    },
    BrokenSite(.unclosedBlank, at: "\(letter):17:1") {
      $0.replace("{recipient}", with: "{recipient", in: letter)
    },
    BrokenSite(.markupInLetter, at: "\(letter):19:1") {
      $0.replace("Thank you", with: "*Thank* you", in: letter)
    },
    BrokenSite(.unmetGuideline, at: "\(letter):2:1") {
      $0.replace("[thank] Thank you for the invitation.\n", with: "", in: letter)
    },
    BrokenSite(.needlessExpectation, at: "\(letter):15:10") {
      $0.replace("reviewed:", with: "expects: {thank: none}\nreviewed:", in: letter)
    },
    BrokenSite(.followsItself, at: "\(letter):14:11") {
      $0.replace("accepted-another-job", with: "no-reason", in: letter)
    },
    BrokenSite(.belowPassingScore, at: letter) {
      $0.replace("decided to withdraw", with: "decided", in: letter)
    },
  ]

  private static let prose = [
    BrokenSite(.rawHTML, at: "\(about):6:1") { $0.replace("## Who", with: "<b>Who", in: about) },
    BrokenSite(.unsafeDestination, at: "\(about):8:18") {
      $0.replace("https://style.example/", with: "javascript:x", in: about)
    },
    BrokenSite(.relativeDestination, at: "\(about):8:18") {
      $0.replace("https://style.example/", with: "guide/", in: about)
    },
    BrokenSite(.headingLevelSkipped, at: "\(about):6:1") {
      $0.replace("## Who", with: "### Who", in: about)
    },
    BrokenSite(.missingAlternativeText, at: "\(about):8:18") {
      $0.replace("[style guide](https://style.example/)", with: "![](/guide/)", in: about)
    },
    BrokenSite(.brokenLink, at: "\(about):8:18") {
      $0.replace("https://style.example/", with: "/giude/", in: about)
    },
    BrokenSite(.brokenAnchor, at: "\(about):8:18") {
      $0.replace("https://style.example/", with: "/guide/thank/#nothing", in: about)
    },
  ]

  private static let themes = [
    BrokenSite(.unknownContract, at: "\(manifest):2:11") {
      $0.replace("contract: 1", with: "contract: 2", in: manifest)
    },
    BrokenSite(.themeExtendsItself, at: manifest) {
      $0.replace("contract: 1", with: "contract: 1\nextends: tiny", in: manifest)
    },
    BrokenSite(.templateSyntax, at: "\(template):1:1") { $0[template] = "{{reviewed" },
    BrokenSite(.unknownTemplateName, at: "\(template):1:1") { $0[template] = "{{reveiwed}}" },
    BrokenSite(.unknownPartial, at: "\(template):1:1") { $0[template] = "{{> nothing}}" },
    BrokenSite(.partialIncludesItself, at: "\(template):1:1") { $0[template] = "{{> page}}" },
    BrokenSite(.wrongTemplateUse, at: "\(template):1:1") { $0[template] = "{{body}}" },
    BrokenSite(.unclosedSection, at: "\(template):1:1") { $0[template] = "{{#body}}" },
    BrokenSite(.requiredString, at: "themes/tiny/strings/en.yaml") {
      $0.replace("home: Home\n", with: "", in: "themes/tiny/strings/en.yaml")
    },
    BrokenSite(.missingString, at: "themes/tiny/strings/de.yaml") {
      $0.addLanguage("de", name: "Deutsch")
      $0.replace("home: Home\n", with: "", in: "themes/tiny/strings/de.yaml")
    },
  ]
}
