import Etiquette

/// Everything the content says, read and typed: one edition for each language.
public struct Library: Sendable {
  public let settings: SiteSettings
  /// In the order of the settings' languages; the first is the default.
  public let editions: [Edition]
  /// In path order.
  let ownFiles: [OwnFile]
}

/// A file of labelled sentences in JSON Lines, `content/<language>/sentences/<name>.jsonl`.
struct SentenceFile: Sendable {
  let path: String
  let bytes: [UInt8]

  /// With its extension, such as `training.jsonl`.
  var name: String { String(path.split(separator: "/").last ?? "") }
}

/// The content in one language.
public struct Edition: Sendable {
  let language: Language
  let terms: Terms
  let declarations: Declarations
  let guidelines: [GuidelinePage]
  let gallery: Gallery
  /// The letter that stands for each case.
  let representatives: [Letter.Case: Letter]
  let letterPages: [Letter.ID: LetterPage]
  let phrases: [Phrase]
  let sources: [Source]
  let debates: [Debate]
  /// What is said about a facet value beyond its description, for those that have such a text.
  let facetTexts: [FacetText]
  /// By theme, in the order of the themes, and by their own order.
  let questions: [Question]
  /// In the editor's order.
  let replies: [Reply]
  /// `etiquette.yaml` as data, for the check in the browser.
  let etiquette: DataValue
  /// The same, for the build.
  let checkLists: CheckLists
  /// Nil in a language in which no letters are put together.
  let composer: Composer?
  /// Nil where the letters are held to nothing together.
  let style: StyleGuide?
  /// What they come to by it.
  let styleFigures: [StyleFigure]
  /// The labelled sentences that the model is made from and measured with, as they are.
  let sentenceFiles: [SentenceFile]
  /// Nil in a language that has none.
  let model: CheckModel?
  /// Nil in a language without a model.
  let check: EtiquetteCheck?
  /// By slug; those of `IndexPage` among them.
  let pages: [String: Page]
  /// What the site does without.
  let withoutPages: Set<OptionalPage>
  /// The pictures in its folder, and those of them that pages show.
  let images: ContentImages
  var shownImages: [ContentImage] = []
  /// What is left out of this build as a draft.
  let drafts: Drafts

  /// The text that heads a page which the site builds itself.
  func heading(of index: IndexPage) -> Page? { pages[index.rawValue] }

  /// Whether it has one of the pages that not every site has: the site wants it, and there is something to
  /// show or an introduction to it.
  func has(_ page: OptionalPage) -> Bool {
    !withoutPages.contains(page)
      && (hasContent(for: page) || page.heading.flatMap(heading) != nil)
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
  var askedThemes: [QuestionTheme] {
    let asked = Set(questions.map(\.theme))
    return terms.vocabulary.questionThemes.filter { asked.contains($0.id) }
  }

  func questions(of theme: QuestionTheme.ID) -> [Question] {
    questions.filter { $0.theme == theme }
  }

  /// The addresses that its pages had before.
  var formerAddresses: [FormerAddress] {
    let ofLetters = gallery.letters.flatMap { letterPages[$0.id]?.aliases ?? [] }
    let ofPages = pages.values.sorted { $0.slug < $1.slug }.flatMap(\.aliases)
    let ofOthers = [guidelines.map(\.aliases), debates.map(\.aliases), replies.map(\.aliases)]
    return ofLetters + ofPages + ofOthers.joined().joined()
  }

  func text(on value: FacetValue.ID, of facet: Facet) -> FacetText? {
    facetTexts.first { $0.facet == facet && $0.value == value }
  }

  /// The pages that are nothing but their own text, in slug order.
  var ownPages: [Page] {
    pages.values.filter { IndexPage(rawValue: $0.slug) == nil }.sorted { $0.slug < $1.slug }
  }
}

/// What an edition has that is marked as a draft and not published.
struct Drafts: Sendable {
  var letters: [Letter.ID] = []
  var debates: [String] = []
  var pages: [String] = []

  /// Whether a draft would be published at a route.
  func has(_ route: Route, in addresses: Addresses) -> Bool {
    letters.contains { addresses.letter($0) == route || addresses.letterText($0) == route }
      || debates.contains { addresses.debate($0) == route }
      || pages.contains { addresses.page($0) == route }
  }
}

/// The names that letters, phrases and pages of an edition use.
struct Terms: Sendable {
  let vocabulary: Vocabulary
  let fields: [Field]
  let guidelines: [Guideline]
  let fieldNames: [String]
  let guidelineNames: [String]
  /// Of guidelines and of the parts of a letter that are none.
  let roleNames: [String]

  private let fieldsByID: [Field.ID: Field]
  private let guidelinesByID: [Guideline.ID: Guideline]

  init(vocabulary: Vocabulary, fields: [Field], guidelines: [Guideline]) {
    self.vocabulary = vocabulary
    self.fields = fields
    self.guidelines = guidelines
    fieldNames = fields.map(\.id.rawValue)
    guidelineNames = guidelines.map(\.id.rawValue)
    roleNames = guidelineNames + Role.structural.map(\.name)
    fieldsByID = Dictionary(fields.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guidelinesByID = Dictionary(
      guidelines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func field(_ id: Field.ID) -> Field? { fieldsByID[id] }
  func guideline(_ id: Guideline.ID) -> Guideline? { guidelinesByID[id] }
  func guideline(of part: Guideline.Part) -> Guideline.ID? {
    guidelines.first { $0.part == part }?.id
  }

  /// The words for a role as they stand in the margin of a letter.
  func label(of role: Role) -> String {
    switch role {
    case .guideline(let id): guideline(id)?.label ?? id.rawValue
    case .greet, .logistics, .close: vocabulary.label(of: role) ?? role.name
    }
  }

  /// What a letter shows where a blank is still empty.
  func bracketed(_ id: Field.ID) -> String {
    field(id)?.bracketed ?? "[\(id)]"
  }

  /// The blanks of a letter, as it asks for them.
  func fields(of letter: Letter) -> [Field] {
    letter.blanks.compactMap { field($0)?.asked(by: letter) }
  }

  /// What fills a blank of a letter where the letter is looked at as if it were sent.
  func example(_ id: Field.ID, in letter: Letter) -> String {
    field(id)?.asked(by: letter).example ?? id.rawValue
  }
}
