import Content
import Diagnostics
import Etiquette
import Languages
import Themes

/// The keys of every kind of content file, as the readers of a build ask for them, with the names that
/// one edition of a site has: its stages, blanks, guidelines.
struct ContentSchemas {
  let terms: Terms
  let sources: [Source]

  /// With a placeholder for the names of each kind, such as `<stage>`, for where there is no site.
  static var ofAnySite: ContentSchemas {
    let values = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        let id = FacetValue.ID(AnyName.of(facet.rawValue))
        return (facet, [FacetValue(id: id, label: "", description: "")])
      })
    let vocabulary = Vocabulary(
      values: values, roleLabels: [:],
      aims: [Aim(id: Aim.ID(AnyName.of("aim")), label: "", description: "", keywords: [])],
      questionThemes: [QuestionTheme(id: QuestionTheme.ID(AnyName.of("theme")), label: "")])
    let field = Field(
      id: Field.ID(AnyName.of("blank")), label: "", placeholder: "", hint: nil, kind: .text,
      example: "", isRequired: true, autocomplete: nil, maxLength: nil, whenEmpty: .keep)
    let guideline = Guideline(
      id: Guideline.ID(AnyName.of("guideline")), order: 1, title: "", label: "", summary: "",
      advice: Guideline.Advice(do: [], avoid: [], rewrites: [], exceptions: []), isExpected: true)
    return ContentSchemas(
      terms: Terms(vocabulary: vocabulary, fields: [field], guidelines: [guideline]),
      sources: [
        Source(
          id: Source.ID(AnyName.of("source")), publisher: "", title: nil, url: "", year: nil,
          country: nil, seen: nil)
      ])
  }

  /// Letters are not named one by one: there are too many, and every day there may be others.
  private let letters = [AnyName.of("letter")]

  /// The keys of a file, or of an item where the file is a list.
  func keys(of kind: ContentKind) -> MappingSchema {
    let schema = MappingSchema()
    if kind.isFrontMatter {
      let path = kind == .indexPage ? "content/<language>/pages/guide.md" : kind.files
      readFrontMatter(of: kind, FrontMatter(describedIn: schema, path: path))
    } else {
      readFile(of: kind, in: schema)
    }
    return schema
  }

  private func readFrontMatter(of kind: ContentKind, _ matter: FrontMatter) {
    var ignored: [Diagnostic] = []
    let vocabulary = terms.vocabulary
    let ids = letters.map { Letter.ID($0) }
    switch kind {
    case .letter:
      _ = LetterReader(
        terms: terms, letters: Set(ids), includesDrafts: true,
        writing: Writing(LanguageTag("en"))
      ).read(matter, into: &ignored)
    case .guideline:
      _ = GuidelineReader.read(matter, letters: letters, sources: sources, into: &ignored)
    case .debate:
      _ = DebateReader.read(matter, terms: terms, sources: sources, drafts: true, into: &ignored)
    case .question:
      _ = QuestionReader.read(
        matter, vocabulary: vocabulary, sources: sources, into: &ignored)
    case .reply:
      _ = ReplyReader(terms: terms, letters: ids, sources: sources).read(matter, into: &ignored)
    case .facetText:
      _ = FacetTextReader.read(
        matter, facet: .stage, vocabulary: vocabulary, sources: sources, into: &ignored)
    default:
      _ = PageReader.read(
        matter, letters: letters, vocabulary: vocabulary, sources: sources, drafts: true,
        into: &ignored)
    }
  }

  private func readFile(of kind: ContentKind, in schema: MappingSchema) {
    var ignored: [Diagnostic] = []
    var declarations = Declarations()
    let names = TermsReader(
      snapshot: SourceSnapshot(files: [:]), folder: "content/<language>", schema: schema)
    let file = SourceFile(path: kind.files, text: "")
    var record = Record(describedIn: schema, file: file)
    switch kind {
    case .vocabulary: _ = names.vocabulary(declaring: &declarations, into: &ignored)
    case .fields: _ = names.fields(declaring: &declarations, into: &ignored)
    case .sources: _ = SourceReader(names: names).read(declaring: &declarations, into: &ignored)
    case .etiquette: _ = EtiquetteReader(terms: terms).read(names, into: &ignored)
    case .style: _ = StyleReader(vocabulary: terms.vocabulary).read(names, into: &ignored)
    case .strings: _ = record.optionalText(AnyName.text)
    case .composer: _ = ComposerReader(terms: terms).read(names, into: &ignored)
    case .phrases: _ = PhraseReader(terms: terms).phrase(for: "", &record)
    case .theme: _ = ThemeReader.manifest(AnyName.text, &record, contract: .current)
    default: _ = SettingsReader.settings(&record)
    }
  }
}
