import Templates
import Themes

/// What each template receives: the theme contract, version 1, as the code fulfills it.
package enum TemplateContract {
  /// What each template that a page is rendered by shows, by its name.
  package static let templates: [String: TemplateShape] = [
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

  /// All that a template receives, the outermost first: what is the same on every page, the frame,
  /// and what the template shows.
  static func stack(showing shape: TemplateShape, words: StringTable, of theme: Theme)
    -> [TemplateShape]
  {
    [theme.constants(words: words), .object { Frame.table.names }, shape]
  }

  /// The values for what a template was compiled to receive.
  static func values(_ frame: Frame, showing content: any TemplateModel) -> [TemplateValue] {
    [.absent, .object(frame), .object(content)]
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

extension ThemeContract {
  /// What this program offers to themes.
  package static let current = ThemeContract(
    pages: TemplateContract.templates.keys.filter { $0 != "layout" }.sorted(),
    data: DataModules.names)
}
