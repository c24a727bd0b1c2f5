/// What each template receives: the theme contract, version 1, as the code fulfills it.
enum TemplateContract {
  /// The shape of the outermost context of each template that a page is rendered by.
  ///
  /// - Parameters:
  ///   - strings: the keys of the theme's words, which `t` answers to.
  ///   - flags: the names of the theme's flags, which `settings` answers to.
  static func templates(strings: Set<String>, flags: Set<String>) -> [String: TemplateShape] {
    let words: [String: TemplateShape] = Dictionary(
      uniqueKeysWithValues: strings.map { ($0, .text) })
    var frame = Frame.table.shapes
    let settings: [String: TemplateShape] = Dictionary(
      uniqueKeysWithValues: flags.map { ($0, .flag) })
    frame["t"] = .object { words }
    frame["settings"] = .object { settings }
    func shape(_ content: [String: TemplateShape]) -> TemplateShape {
      let members = frame.merging(content) { _, own in own }
      return .object { members }
    }
    return [
      "layout": shape([
        "content": .html, "structuredData": .html, "contentSecurityPolicy": .text,
      ]),
      "home": shape(HomePage.table.shapes),
      "guide": shape(GuideOverview.table.shapes),
      "guideline": shape(GuidelineArticle.table.shapes),
      "gallery": shape(GalleryPage.table.shapes),
      "facets": shape(FacetPage.table.shapes),
      "facet": shape(FacetValuePage.table.shapes),
      "matrix": shape(MatrixPage.table.shapes),
      "letter": shape(LetterArticle.table.shapes),
      "phrasebook": shape(PhrasebookPage.table.shapes),
      "write": shape(WritePage.table.shapes),
      "check": shape(CheckPage.table.shapes),
      "debates": shape(DebateList.table.shapes),
      "debate": shape(DebateArticle.table.shapes),
      "questions": shape(QuestionsPage.table.shapes),
      "question-theme": shape(QuestionThemePage.table.shapes),
      "replies": shape(ReplyList.table.shapes),
      "reply": shape(ReplyArticle.table.shapes),
      "page": shape(TextPage.table.shapes),
      "not-found": shape(NotFoundPage.table.shapes),
    ]
  }

  /// The words that the code itself uses, which every theme must have.
  static let requiredStrings =
    [
      "am", "date", "feedLabel", "home", "lettersOne", "lettersOther", "pageNumber", "pageOf", "pm",
      "sentencesOne", "sentencesOther", "time", "variant", "variantTo", "wordsOne", "wordsOther",
      "stages", "reasons", "channels", "tones", "relationships",
    ] + (1...12).map { "month\($0)" }
}
