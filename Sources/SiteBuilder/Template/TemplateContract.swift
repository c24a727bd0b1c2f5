/// What each template receives: the theme contract, version 1, as the code fulfills it.
enum TemplateContract {
  /// What each template that a page is rendered by shows, by its name.
  static let templates: [String: TemplateShape] = [
    "layout": .object { LayoutModel.table.names },
    "home": .object { HomePage.table.names },
    "guide": .object { GuideOverview.table.names },
    "guideline": .object { GuidelineArticle.table.names },
    "booklet": .object { Booklet.table.names },
    "gallery": .object { GalleryPage.table.names },
    "facets": .object { FacetPage.table.names },
    "facet": .object { FacetValuePage.table.names },
    "matrix": .object { MatrixPage.table.names },
    "letter": .object { LetterArticle.table.names },
    "phrasebook": .object { PhrasebookPage.table.names },
    "write": .object { WritePage.table.names },
    "check": .object { CheckPage.table.names },
    "debates": .object { DebateList.table.names },
    "debate": .object { DebateArticle.table.names },
    "questions": .object { QuestionsPage.table.names },
    "question-theme": .object { QuestionThemePage.table.names },
    "replies": .object { ReplyList.table.names },
    "reply": .object { ReplyArticle.table.names },
    "sources": .object { SourcesPage.table.names },
    "page": .object { TextPage.table.names },
    "not-found": .object { NotFoundPage.table.names },
  ]

  /// The same for the templates that a theme may do without, and that draw instead of showing a page.
  static let drawings: [String: TemplateShape] = [
    SocialCards.template: .object { SocialCard.table.names }
  ]

  /// All that a template receives, the outermost first: what is the same on every page, the frame,
  /// and what the template shows.
  static func stack(showing shape: TemplateShape, words: StringTable, of theme: Theme)
    -> [TemplateShape]
  {
    [constants(words: words, of: theme), .object { Frame.table.names }, shape]
  }

  /// The same for a drawing, which has no frame around it.
  static func stack(drawing shape: TemplateShape, words: StringTable, of theme: Theme)
    -> [TemplateShape]
  {
    [constants(words: words, of: theme), shape]
  }

  private static func constants(words: StringTable, of theme: Theme) -> TemplateShape {
    let texts = words.keys.map { ($0, TemplateConstant.text(words[$0] ?? "")) }
    let constants: [String: TemplateConstant] = [
      "t": .group(Dictionary(texts, uniquingKeysWith: { first, _ in first })),
      "settings": .group(
        theme.choices.flags.mapValues(TemplateConstant.flag)
          .merging(theme.choices.texts.mapValues(TemplateConstant.text)) { $1 }),
    ]
    return .constant(.group(constants))
  }

  /// The values for what a template was compiled to receive.
  static func values(_ frame: Frame, showing content: any TemplateModel) -> [TemplateValue] {
    [.absent, .object(frame), .object(content)]
  }

  static func values(drawing content: any TemplateModel) -> [TemplateValue] {
    [.absent, .object(content)]
  }

  /// The words that the code itself uses, which every theme must have.
  static let requiredStrings =
    [
      "am", "booklet", "date", "feedLabel", "home", "lettersOne", "lettersOther", "pageNumber",
      "pageOf", "pm",
      "sentencesOne", "sentencesOther", "time", "variant", "variantTo", "wordsOne", "wordsOther",
      "stages", "reasons", "channels", "tones", "relationships",
    ] + (1...12).map { "month\($0)" }
}
