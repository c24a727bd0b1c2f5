import Basics
import Content
import Etiquette
import Publishing
import Templates
import Themes

/// The social cards of a site: one for each letter and each guideline, and one for the home page of each
/// edition, which every other page uses.
package struct SocialCards: Sendable {
  /// The name of the template; a theme may do without it.
  package static let template = "picture"

  private let site: SiteScope
  /// By the tag of a language.
  private let templates: [String: CompiledTemplate]

  /// A drawing, and the page it is of.
  package struct Drawing: Sendable {
    let page: Route
    let svg: String

    /// Says which drawing the picture was made from: one of another drawing is never taken for it.
    var fileName: String {
      SHA256.digest(of: Array(svg.utf8)).hexadecimal.prefix(16) + ".png"
    }
  }

  /// Nil where the theme draws none.
  package init?(_ site: SiteScope) {
    let theme = site.theme
    guard theme.templates[Self.template] != nil else { return nil }
    self.site = site
    let syntax = theme.templates.mapValues(TemplateSyntax.init)
    templates = theme.strings.mapValues { words in
      var compiler = TemplateCompiler(syntax)
      return compiler.compile(Self.template, receiving: Self.stack(words: words, of: theme))
    }
  }

  /// All that the template receives, the outermost first; a drawing has no frame around it.
  package static func stack(words: StringTable, of theme: Theme) -> [TemplateShape] {
    [theme.constants(words: words), .object { SocialCard.table.names }]
  }

  /// In the order of editions, and of the pages in each.
  package func all() async -> [Drawing] {
    await site.editions.flatMap(subjects).concurrentMap { subject in
      let language = subject.drawing.language.tag
      let svg = templates[language]?.render([.absent, .object(subject.drawing)])
      return Drawing(page: subject.page, svg: String(decoding: svg ?? [], as: UTF8.self))
    }
  }

  private struct Subject: Sendable {
    let page: Route
    let drawing: SocialCard
  }

  private func subjects(of scope: EditionScope) -> [Subject] {
    let (edition, addresses, settings) = (scope.edition, scope.addresses, scope.settings)
    let featured = edition.heading(of: .home)?.featured.flatMap { scope.letters[$0] }
    let home = Subject(
      page: addresses.home,
      drawing: SocialCard(
        heading: settings.tagline, text: featured?.text ?? "", in: edition, settings: settings))
    let guidelines = edition.guidelines.map(\.guideline).map { guideline in
      Subject(
        page: addresses.guideline(guideline.id),
        drawing: SocialCard(
          heading: guideline.title,
          text: guideline.summary + "\n\n" + guideline.advice.do.joined(separator: "\n\n"),
          in: edition, settings: settings, guideline: guideline))
    }
    let letters = edition.gallery.letters.compactMap { scope.letters[$0.id] }.map { filled in
      Subject(
        page: addresses.letter(filled.letter.id),
        drawing: SocialCard(
          heading: filled.letter.title, text: filled.text, in: edition, settings: settings,
          letter: line(about: filled, in: scope)))
    }
    return [home] + guidelines + letters
  }

  private func line(about filled: FilledLetter, in scope: EditionScope) -> SocialCard.LetterLine {
    func label(_ facet: Facet) -> String {
      let id = filled.letter.situation[facet]
      return scope.terms.vocabulary.value(id, of: facet)?.label ?? id.rawValue
    }
    return SocialCard.LetterLine(
      channel: label(.channel), tone: label(.tone),
      words: scope.strings.count(filled.wordCount, of: "words"))
  }
}
