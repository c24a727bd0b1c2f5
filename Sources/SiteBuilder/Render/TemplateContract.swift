import Templates
import Themes

/// What each template receives: the theme contract, version 1, as the code fulfills it.
enum TemplateContract {
  /// What each template that a page is rendered by shows, by its name.
  static let templates: [String: TemplateShape] = Dictionary(
    uniqueKeysWithValues: SitePages.kinds.map { ($0.template, shape(of: $0)) }
      + [("layout", .object { LayoutModel.table.names })])

  private static func shape<Kind: SitePage>(of kind: Kind.Type) -> TemplateShape {
    .object { Kind.table.names }
  }

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
    pages: SitePages.kinds.map { $0.template }.sorted(),
    data: DataModules.names)
}
