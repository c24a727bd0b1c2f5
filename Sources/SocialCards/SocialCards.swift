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

  private let library: Library
  private let theme: Theme
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
  package init?(library: Library, theme: Theme) {
    guard theme.templates[Self.template] != nil else { return nil }
    self.library = library
    self.theme = theme
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
    await library.editions.indices.flatMap { index in
      subjects(of: library.editions[index], at: library.addresses(ofEdition: index))
    }.concurrentMap { subject in
      let language = subject.drawing.language.tag
      let svg = templates[language]?.render([.absent, .object(subject.drawing)])
      return Drawing(page: subject.page, svg: String(decoding: svg ?? [], as: UTF8.self))
    }
  }

  private struct Subject: Sendable {
    let page: Route
    let drawing: SocialCard
    let strings: StringTable
  }

  private func subjects(of edition: Edition, at addresses: Addresses) -> [Subject] {
    let strings = theme.strings[edition.language.tag] ?? StringTable([:])
    func subject(_ page: Route, _ drawing: SocialCard) -> Subject {
      Subject(page: page, drawing: drawing, strings: strings)
    }
    let settings = library.settings
    let featured = edition.heading(of: .home)?.featured.flatMap { edition.gallery[$0] }
    let home = subject(
      addresses.home,
      SocialCard(
        heading: settings.tagline,
        text: featured.map { opening(of: $0, in: edition, strings) } ?? "",
        in: edition, settings: settings))
    let guidelines = edition.guidelines.map(\.guideline).map { guideline in
      subject(
        addresses.guideline(guideline.id),
        SocialCard(
          heading: guideline.title,
          text: guideline.summary + "\n\n" + guideline.advice.do.joined(separator: "\n\n"),
          in: edition, settings: settings,
          guideline: guideline))
    }
    let letters = edition.gallery.letters.map { letter in
      subject(
        addresses.letter(letter.id),
        SocialCard(
          heading: letter.title, text: opening(of: letter, in: edition, strings), in: edition,
          settings: settings, letter: line(about: letter, in: edition, strings)))
    }
    return [home] + guidelines + letters
  }

  /// A letter as its reader will have it, its blanks filled by their examples.
  private func opening(of letter: Letter, in edition: Edition, _ strings: StringTable) -> String {
    letter.plainText { id in
      edition.terms.field(id).map { strings.exampleText(of: $0.asked(by: letter)) } ?? id.rawValue
    }
  }

  private func line(about letter: Letter, in edition: Edition, _ strings: StringTable)
    -> SocialCard.LetterLine
  {
    func label(_ facet: Facet) -> String {
      let id = letter.situation[facet]
      return edition.terms.vocabulary.value(id, of: facet)?.label ?? id.rawValue
    }
    let count = edition.letterPages[letter.id]?.wordCount ?? 0
    return SocialCard.LetterLine(
      channel: label(.channel), tone: label(.tone), words: strings.count(count, of: "words"))
  }
}
