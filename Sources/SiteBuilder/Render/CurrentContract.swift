import SocialCards
import Templates
import Themes

extension ThemeContract {
  /// The theme contract, version 1, as the code fulfills it.
  package static let current = ThemeContract(
    pages: SitePages.kinds.map { $0.template }.sorted(),
    templates: Dictionary(
      uniqueKeysWithValues: SitePages.kinds.map { ($0.template, [frame, shape(of: $0)]) }
        + [
          ("layout", [frame, shape(of: LayoutModel.self)]),
          (SocialCards.template, [shape(of: SocialCard.self)]),
        ]),
    optionalTemplates: [SocialCards.template],
    data: DataModules.names,
    strings: [
      "am", "booklet", "date", "feedLabel", "home", "lettersOne", "lettersOther", "pageNumber",
      "pageOf", "pm",
      "sentencesOne", "sentencesOther", "time", "variant", "variantTo", "wordsOne", "wordsOther",
      "stages", "reasons", "channels", "tones", "relationships",
    ] + (1...12).map { "month\($0)" })

  private static let frame = shape(of: Frame.self)

  private static func shape<Model: TemplateModel>(of model: Model.Type) -> TemplateShape {
    .object { Model.table.names }
  }
}
