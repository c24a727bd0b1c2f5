import Diagnostics
import Etiquette
import Publishing

/// Everything the content says, read and typed: one edition for each language.
package struct Library: Sendable {
  package let settings: SiteSettings
  /// In the order of the settings' languages; the first is the default.
  package let editions: [Edition]
  /// In path order.
  package let ownFiles: [OwnFile]
  /// Which pages of the editions are the same.
  package let translations: Translations

  package init(settings: SiteSettings, editions: [Edition], ownFiles: [OwnFile]) {
    self.settings = settings
    self.editions = editions
    self.ownFiles = ownFiles
    translations = Translations(editions)
  }
}

/// A file of labelled sentences in JSON Lines, `content/<language>/sentences/<name>.jsonl`.
package struct SentenceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  /// With its extension, such as `training.jsonl`.
  package var name: String { String(path.split(separator: "/").last ?? "") }
}

/// The content in one language.
package struct Edition: Sendable {
  package let language: Language
  package let terms: Terms
  package let declarations: Declarations
  package let guidelines: [GuidelinePage]
  package let gallery: Gallery
  /// The letter that stands for each case.
  package let representatives: [Letter.Case: Letter]
  package let letterPages: [Letter.ID: LetterPage]
  package let phrases: [Phrase]
  package let fittingPhrases: FittingPhrases
  package let sources: [Source]
  package let debates: [Debate]
  /// What is said about a facet value beyond its description, for those that have such a text.
  let facetTexts: [FacetText]
  /// By theme, in the order of the themes, and by their own order.
  package let questions: [Question]
  /// In the editor's order.
  package let replies: [Reply]
  /// `etiquette.yaml` as data, for the check in the browser.
  package let etiquette: DataValue
  /// The same, for the build.
  package let checkLists: CheckLists
  /// Nil in a language in which no letters are put together.
  package let composer: Composer?
  /// Nil where the letters are held to nothing together.
  package let style: StyleGuide?
  /// What they come to by it.
  package let styleFigures: [StyleFigure]
  /// The labelled sentences that the model is made from and measured with, as they are.
  package let sentenceFiles: [SentenceFile]
  /// Nil in a language that has none.
  package let model: CheckModel?
  /// What the search has of its model; nil in a language that has none.
  package let searchModel: DataValue?
  /// Empty in a language of which nobody has labelled searches.
  package let searches: LearnedSearches
  /// Nil in a language without a model.
  package let check: EtiquetteCheck?
  /// By slug; those of `IndexPage` among them.
  let pages: [String: Page]
  /// What the site does without.
  let withoutPages: Set<OptionalPage>
  /// The pictures in its folder, and those of them that pages show.
  package let images: ContentImages
  package var shownImages: [ContentImage] = []
  /// What is left out of this build as a draft.
  package let drafts: Drafts

  /// The text that heads a page which the site builds itself.
  package func heading(of index: IndexPage) -> Page? { pages[index.rawValue] }

  /// Whether it has one of the pages that not every site has: the site wants it, and there is something to
  /// show or an introduction to it.
  package func has(_ page: OptionalPage) -> Bool {
    !withoutPages.contains(page)
      && (hasContent(for: page) || page.heading.flatMap { heading(of: $0) } != nil)
  }

  private func hasContent(for page: OptionalPage) -> Bool {
    switch page {
    case .write, .matrix, .booklet: true
    case .check: model != nil
    case .phrases: !phrases.isEmpty
    case .debates: !debates.isEmpty
    case .questions: !questions.isEmpty
    case .replies: !replies.isEmpty
    case .sources: !sources.isEmpty
    }
  }

  /// The themes that have questions, in the editor's order.
  package var askedThemes: [QuestionTheme] {
    let asked = Set(questions.map(\.theme))
    return terms.vocabulary.questionThemes.filter { asked.contains($0.id) }
  }

  package func questions(of theme: QuestionTheme.ID) -> [Question] {
    questions.filter { $0.theme == theme }
  }

  /// The addresses that its pages had before.
  package var formerAddresses: [FormerAddress] {
    let ofLetters = gallery.letters.flatMap { letterPages[$0.id]?.aliases ?? [] }
    let ofPages = pages.values.sorted { $0.slug < $1.slug }.flatMap(\.aliases)
    let ofOthers = [guidelines.map(\.aliases), debates.map(\.aliases), replies.map(\.aliases)]
    return ofLetters + ofPages + ofOthers.joined().joined()
  }

  package func text(on value: FacetValue.ID, of facet: Facet) -> FacetText? {
    facetTexts.first { $0.facet == facet && $0.value == value }
  }

  /// The pages that are their own text, and the texts that head others.
  package var allPages: [Page] { pages.values.sorted { $0.slug < $1.slug } }

  /// The pages that are nothing but their own text, in slug order.
  package var ownPages: [Page] {
    pages.values.filter { IndexPage(rawValue: $0.slug) == nil }.sorted { $0.slug < $1.slug }
  }
}

/// What an edition has that is marked as a draft and not published.
package struct Drafts: Sendable {
  var letters: [Letter.ID] = []
  var debates: [String] = []
  var pages: [String] = []

  /// Whether a draft would be published at a route.
  package func has(_ route: Route, in addresses: Addresses) -> Bool {
    letters.contains { addresses.letter($0) == route || addresses.letterText($0) == route }
      || debates.contains { addresses.debate($0) == route }
      || pages.contains { addresses.page($0) == route }
  }
}

/// The names that letters, phrases and pages of an edition use.
package struct Terms: Sendable {
  package let vocabulary: Vocabulary
  package let fields: [Field]
  package let guidelines: [Guideline]
  let fieldNames: [String]
  package let guidelineNames: [String]
  /// Of guidelines and of the parts of a letter that are none.
  let roleNames: [String]

  private let fieldsByID: [Field.ID: Field]
  private let bracketedByID: [Field.ID: String]
  private let guidelinesByID: [Guideline.ID: Guideline]

  package init(vocabulary: Vocabulary, fields: [Field], guidelines: [Guideline]) {
    self.vocabulary = vocabulary
    self.fields = fields
    self.guidelines = guidelines
    fieldNames = fields.map(\.id.rawValue)
    guidelineNames = guidelines.map(\.id.rawValue)
    roleNames = guidelineNames + Role.structural.map(\.name)
    fieldsByID = Dictionary(fields.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    bracketedByID = fieldsByID.mapValues(\.bracketed)
    guidelinesByID = Dictionary(
      guidelines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func field(_ id: Field.ID) -> Field? { fieldsByID[id] }
  package func guideline(_ id: Guideline.ID) -> Guideline? { guidelinesByID[id] }
  package func guideline(of part: Guideline.Part) -> Guideline.ID? {
    guidelines.first { $0.part == part }?.id
  }

  /// The words for a role as they stand in the margin of a letter.
  package func label(of role: Role) -> String {
    switch role {
    case .guideline(let id): guideline(id)?.label ?? id.rawValue
    case .greet, .logistics, .close: vocabulary.label(of: role) ?? role.name
    }
  }

  /// What a letter shows where a blank is still empty.
  package func bracketed(_ id: Field.ID) -> String {
    bracketedByID[id] ?? "[\(id)]"
  }

  /// The blanks of a letter, as it asks for them.
  package func fields(of letter: Letter) -> [Field] {
    asked(for: letter.blanks).compactMap { field($0)?.asked(by: letter) }
  }

  /// Blanks, each followed by those that a form of it depends on, each once.
  package func asked(for blanks: [Field.ID]) -> [Field.ID] {
    var seen: Set<Field.ID> = []
    return blanks.flatMap { [$0] + (field($0)?.forms?.asked ?? []) }
      .filter { seen.insert($0).inserted }
  }
}

extension Library {
  package func addresses(ofEdition index: Int) -> Addresses {
    Addresses(of: editions[index].language, isDefault: index == 0)
  }
}

extension Edition {
  /// The Markdown of all pages, in the order of their files.
  package var proses: [Prose] {
    let texts = facetTexts.map(\.body) + questions.map(\.answer) + replies.map(\.body)
    return (guidelines.map(\.body) + debates.map(\.body) + pages.values.map(\.body) + texts)
      .sorted { $0.file.path < $1.file.path }
  }
}
