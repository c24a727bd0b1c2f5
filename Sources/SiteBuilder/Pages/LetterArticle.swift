import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `letter.mustache`: one letter, what it does, and the letters around it.
struct LetterArticle: SitePage {
  static let template = "letter"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    let addresses = planner.addresses
    return planner.edition.gallery.letters.flatMap { letter in
      let path = planner.edition.letterPages[letter.id]?.file.path ?? ""
      return [
        planner.claim(Self.self, letter, at: addresses.letter(letter.id), by: path),
        planner.claim(.letterText(letter), at: addresses.letterText(letter.id), by: path),
      ]
    }
  }

  static func metadata(of letter: Letter, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(
      letter.title, letter.summary, on: page, under: [(.letters, page.addresses.gallery())])
    metadata.isArticle = true
    metadata.reviewed = letter.reviewed
    return metadata
  }

  static func structuredData(of letter: Letter, in data: StructuredData) -> [Thing] {
    [data.article.adding(["license": .text(LetterIndex.license)])]
  }

  static func precaching(of letter: Letter) -> Precaching { .ifAllFindRoom }

  let letter: LetterModel
  let textHref: String
  let subjects: [SubjectLine]
  let guidelines: [GuidelineLink]
  let leftOut: [GuidelineLink]
  let blanks: [Blank]
  let otherWords: [OtherWords]
  let variants: [Variant]
  let followUp: LetterCard?
  let otherStages: [Link]
  let otherReasons: [Link]
  let replies: [Link]
  let previous: Link?
  let next: Link?

  static let table = TemplateTable<Self>([
    .object("letter", \.letter),
    .text("textHref", \.textHref),
    .list("subjects", \.subjects),
    .flag("hasSubjects") { !$0.subjects.isEmpty },
    .list("guidelines", \.guidelines),
    .list("leftOut", \.leftOut),
    .flag("hasLeftOut") { !$0.leftOut.isEmpty },
    .list("blanks", \.blanks),
    .flag("hasBlanks") { !$0.blanks.isEmpty },
    .list("otherWords", \.otherWords),
    .flag("hasOtherWords") { !$0.otherWords.isEmpty },
    .list("variants", \.variants),
    .flag("hasVariants") { $0.variants.count > 1 },
    .optionalObject("followUp", \.followUp),
    .flag("hasNear") { !$0.otherStages.isEmpty || !$0.otherReasons.isEmpty },
    .list("otherStages", \.otherStages),
    .flag("hasOtherStages") { !$0.otherStages.isEmpty },
    .list("otherReasons", \.otherReasons),
    .flag("hasOtherReasons") { !$0.otherReasons.isEmpty },
    .list("replies", \.replies),
    .flag("hasReplies") { !$0.replies.isEmpty },
    .optionalObject("previous", \.previous),
    .optionalObject("next", \.next),
  ])

  final class LetterModel: TemplateModel {
    let letter: Letter
    let body: String
    let words: String
    let isSpoken: Bool
    /// The guidelines that refuse and that give the reason, where scripts would not know them by their ids.
    let refusal: Guideline.ID?
    let reason: Guideline.ID?
    let opens: ChannelOpening?
    let facets: [FacetValueLabel]
    let reviewed: ReviewDate

    /// The guidelines left out on purpose, such as `alternatives:none explain:optional`.
    var expects: String {
      letter.expectations.sorted { $0.key < $1.key }
        .map { "\($0.key):\($0.value.rawValue)" }.joined(separator: " ")
    }

    static let table = TemplateTable<LetterModel>(
      [
        .text("id", \.letter.id.rawValue),
        .text("aim", \.letter.aim.rawValue),
        .optionalText("followUp", \.letter.followUp?.rawValue),
        .text("expects", \.expects),
        .text("title", \.letter.title),
        .text("summary", \.letter.summary),
        .html("body", \.body),
        .text("words", \.words),
        .flag("isSpoken", \.isSpoken),
        .optionalText("refusalRole", \.refusal?.rawValue),
        .optionalText("reasonRole", \.reason?.rawValue),
        .optionalText("opens", \.opens?.text),
        .flag("hasOptional") { $0.letter.sentences.contains(where: \.isOptional) },
        .text("timing", \.letter.advice.timing),
        .text("sending", \.letter.advice.sending),
        .text("notFor", \.letter.advice.notFor),
      ]
        + Facet.allCases.map { facet in .object(facet.rawValue) { $0.facets[facet.number] } }
        + ReviewDate.members(\.reviewed))

    init(_ letter: Letter, on page: PageScope) {
      self.letter = letter
      body = LetterMarkup(terms: page.terms, strings: page.strings).html(letter)
      words = page.words(of: letter)
      let channel = page.terms.vocabulary.value(letter.situation[.channel], of: .channel)
      isSpoken = channel?.isSpoken ?? false
      opens = channel?.opens
      refusal = page.terms.guideline(of: .refusal).flatMap { $0 == .clear ? nil : $0 }
      reason = page.terms.guideline(of: .reason).flatMap { $0 == .explain ? nil : $0 }
      facets = FacetValueLabel.all(of: letter, on: page)
      reviewed = ReviewDate(letter.reviewed, on: page)
    }
  }

  struct SubjectLine: TemplateModel {
    let html: String

    static let table = TemplateTable<Self>([.html("html", \.html)])
  }

  final class Blank: TemplateModel {
    let field: Field
    let exampleText: String
    /// The texts of which another blank chooses one.
    let forms: [Form]

    init(_ field: Field, exampleText: String, on page: PageScope) {
      self.field = field
      self.exampleText = exampleText
      let options = field.forms.flatMap { page.terms.field($0.chosenBy) }?.options ?? []
      forms = (field.forms?.texts ?? []).map { option, text in
        Form(
          id: option, label: options.first { $0.id == option }?.label ?? option,
          html: LetterMarkup(terms: page.terms, strings: page.strings).html(text))
      }
    }

    struct Form: TemplateModel {
      let id: String
      let label: String
      let html: String

      static let table = TemplateTable<Self>([
        .text("id", \.id), .text("label", \.label), .html("html", \.html),
      ])
    }

    struct Option: TemplateModel {
      let option: Field.Option

      static let table = TemplateTable<Self>([
        .text("id", \.option.id), .text("label", \.option.label),
      ])
    }

    static let table = TemplateTable<Blank>([
      .text("id", \.field.id.rawValue),
      .text("label", \.field.label),
      .optionalText("hint", \.field.hint),
      .text("example", \.field.example),
      .text("exampleText", \.exampleText),
      .text("type", \.field.kind.rawValue),
      .optionalText("autocomplete", \.field.autocomplete),
      .optionalText("maxLength") { $0.field.maxLength.map(String.init) },
      .texts("suggestions", \.field.suggestions),
      .flag("hasSuggestions") { !$0.field.suggestions.isEmpty },
      .list("options") { $0.field.options.map(Option.init) },
      .flag("hasOptions") { !$0.field.options.isEmpty },
      .list("forms", \.forms),
      .flag("hasForms") { !$0.forms.isEmpty },
      .optionalText("chosenBy", \.field.forms?.chosenBy.rawValue),
      .flag("isRequired", \.field.isRequired),
      .flag("isDroppedWhenEmpty") { $0.field.whenEmpty == .drop },
    ])
  }

  struct Variant: TemplateModel {
    let label: String
    let title: String
    let href: String
    let channel: FacetValueLabel
    let isCurrent: Bool

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .text("title", \.title),
      .text("href", \.href),
      .object("channel", \.channel),
      .flag("isCurrent", \.isCurrent),
    ])
  }

  init(_ letter: Letter, on page: PageScope) {
    let gallery = page.edition.gallery
    let carriedOut = letter.guidelines
    func link(_ other: Letter) -> Link {
      Link(label: other.title, href: page.href(page.addresses.letter(other.id)))
    }
    self.letter = LetterModel(letter, on: page)
    textHref = page.href(page.addresses.letterText(letter.id))
    subjects = letter.subjects.map {
      SubjectLine(html: LetterMarkup(terms: page.terms, strings: page.strings).html($0))
    }
    guidelines = page.terms.guidelines.filter { carriedOut.contains($0.id) }
      .map { GuidelineLink($0, on: page) }
    leftOut = page.terms.guidelines.filter { !carriedOut.contains($0.id) }
      .map { GuidelineLink($0, on: page, isOptional: letter.expectations[$0.id] == .optional) }
    blanks = page.terms.fields(of: letter).map {
      Blank(
        $0, exampleText: page.strings.exampleText(of: $0, in: page.terms, for: letter), on: page)
    }
    otherWords = OtherWords.all(for: letter, on: page)
    let labels = page.variants(of: letter.case)
    variants = labels.letters(beside: letter).map {
      Variant($0, label: labels[$0], current: letter.id, on: page)
    }
    followUp = letter.followUp.flatMap { gallery[$0] }.map { LetterCard($0, on: page) }
    let near = NearLetters(page: page)
    otherStages = near.otherStages(letter.case)
    otherReasons = near.otherReasons(letter.case)
    replies = page.usualReplies(to: letter)
    let neighbors = gallery.neighbors(of: letter.id)
    previous = neighbors.previous.map(link)
    next = neighbors.next.map(link)
  }
}

extension LetterArticle.Variant {
  init(_ letter: Letter, label: String, current: Letter.ID, on page: PageScope) {
    self.label = label
    title = letter.title
    href = page.href(page.addresses.letter(letter.id))
    channel = FacetValueLabel(of: letter, in: .channel, on: page)
    isCurrent = letter.id == current
  }
}
