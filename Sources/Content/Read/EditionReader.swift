import Basics
import Diagnostics
import Etiquette

/// Reads the content of one language: names first, then what uses them.
package struct EditionReader {
  let snapshot: SourceSnapshot
  let language: Language
  let includesDrafts: Bool
  /// What the site does without.
  var withoutPages: Set<OptionalPage> = []
  var reused: ReusedLetters?

  package init(
    snapshot: SourceSnapshot, language: Language, includesDrafts: Bool,
    withoutPages: Set<OptionalPage> = [], reused: ReusedLetters? = nil
  ) {
    self.snapshot = snapshot
    self.language = language
    self.includesDrafts = includesDrafts
    self.withoutPages = withoutPages
    self.reused = reused
  }

  private var folder: String { "content/" + language.tag }

  /// The words of the interface that a site says in its own way.
  package static let wordsFile = "strings.yaml"

  /// What an edition's folder can hold.
  static let layout =
    [
      "vocabulary.yaml", "fields.yaml", "sources.yaml", "etiquette.yaml", "style.yaml",
      "composer.yaml", wordsFile,
      "model.json", "sentences/*.jsonl", "sentences/*.md", "sentences/*.yaml",
      SearchModelReader.name, "searches/*.tsv",
      "searches/*.md", "guide/*.md", "letters/**/*.md",
      "phrases/*.yaml",
      "debates/*.md", "questions/*.md", "replies/*.md", "pages/*.md",
      "images/*",
    ] + Facet.allCases.map { "facets/\($0.plural)/*.md" }

  static func reads(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    if parts.first == "letters", parts.count > 1, path.hasSuffix(".md") { return true }
    if ContentImages.isPlace(path), ContentImages.isNamedAsOne(path) { return true }
    guard parts.count > 1, let file = parts.last?.split(separator: "."), file.count == 2 else {
      return layout.contains(path)
    }
    return layout.contains(parts.dropLast().joined(separator: "/") + "/*.\(file[1])")
  }

  /// Whether a path of the source is that of a letter.
  package static func isLetter(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count >= 4 && parts[0] == "content" && parts[2] == "letters"
      && path.hasSuffix(".md")
  }

  func read(into diagnostics: inout [Diagnostic]) async -> Edition {
    let names = TermsReader(snapshot: snapshot, folder: folder)
    var declarations = Declarations()
    let sources = SourceReader(names: names).read(declaring: &declarations, into: &diagnostics)
    let guidelines = readGuidelines(citing: sources, into: &diagnostics)
    let terms = readTerms(guidelines, declaring: &declarations, into: &diagnostics)
    let letters = await readLetters(terms: terms, into: &diagnostics)
    let etiquette = EtiquetteReader(terms: terms).read(names, into: &diagnostics)
    let model = ModelReader.read(names, language: language, into: &diagnostics)
    let gallery = Gallery(letters.pages.map(\.letter), vocabulary: terms.vocabulary)
    let style = StyleReader(vocabulary: terms.vocabulary).read(names, into: &diagnostics)
    // Letters are put together only where the check can judge them. Mistakes in the rules are
    // reported anywhere.
    let rules = ComposerReader(terms: terms).read(names, into: &diagnostics)
    let composer = model == nil ? nil : rules
    let images = ContentImages(in: folder, of: snapshot, into: &diagnostics)
    let phrases = PhraseReader(terms: terms).read(names, into: &diagnostics)
    var edition = Edition(
      language: language,
      terms: terms,
      declarations: declarations,
      guidelines: guidelines,
      gallery: gallery,
      representatives: gallery.representatives(
        aim: terms.vocabulary.aims.first?.id, usual: composer?.usualRelationships),
      letterPages: Dictionary(
        letters.pages.map { ($0.letter.id, $0) }, uniquingKeysWith: { first, _ in first }),
      phrases: phrases,
      fittingPhrases: FittingPhrases(phrases),
      sources: sources,
      debates: readDebates(terms, sources: sources, into: &diagnostics),
      facetTexts: readFacetTexts(terms.vocabulary, sources: sources, into: &diagnostics),
      questions: readQuestions(terms.vocabulary, sources: sources, into: &diagnostics),
      replies: readReplies(terms, letters: letters.ids, sources: sources, into: &diagnostics),
      etiquette: etiquette.data,
      checkLists: etiquette.lists,
      composer: composer,
      style: style,
      styleFigures: style.map {
        StyleFigures(
          gallery.letters, limits: $0.limits, refusal: terms.guideline(of: .refusal)
        ).all()
      } ?? [],
      sentenceFiles: snapshot.paths(in: folder + "/sentences", withExtension: "jsonl").compactMap {
        path in snapshot.bytes(path).map { SentenceFile(path: path, bytes: $0) }
      },
      model: model,
      searchModel: SearchModelReader.read(names, language: language, into: &diagnostics),
      searches: LearnedSearchReader(known: searchable(letters.ids + letters.drafts))
        .read(names, into: &diagnostics),
      check: model.map { EtiquetteCheck(etiquette.lists, model: $0.model) },
      pages: readOwnPages(
        letters: letters.ids, vocabulary: terms.vocabulary, sources: sources, into: &diagnostics),
      withoutPages: withoutPages,
      images: images,
      drafts: includesDrafts
        ? Drafts()
        : Drafts(
          letters: letters.drafts, debates: drafts(in: "debates"), pages: drafts(in: "pages"))
    )
    reportMissingHeadings(of: edition, into: &diagnostics)
    edition.shownImages = images.shown(on: edition.proses)
    diagnostics += images.unused(in: snapshot)
    return edition
  }

  /// Reads the etiquette check and the names it uses, and nothing else.
  ///
  /// - Returns: nil, with a fault, for a language without a model.
  func readCheck(into diagnostics: inout [Diagnostic]) -> LetterReview? {
    let names = TermsReader(snapshot: snapshot, folder: folder)
    var declarations = Declarations()
    let terms = readTerms(
      readGuidelines(citing: nil, into: &diagnostics), declaring: &declarations, into: &diagnostics)
    let lists = EtiquetteReader(terms: terms).read(names, into: &diagnostics).lists
    let model = ModelReader.read(names, language: language, into: &diagnostics)?.model
    if model == nil, !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics.append(
        Diagnostic(.missingFile(purpose: ModelReader.purpose), at: ModelReader.place(in: names)))
    }
    return model.map {
      LetterReview(check: EtiquetteCheck(lists, model: $0), vocabulary: terms.vocabulary)
    }
  }

  /// Reads the names that content files can use, and nothing else.
  package func readNames(into diagnostics: inout [Diagnostic]) -> (
    terms: Terms, sources: [Source]
  ) {
    var declarations = Declarations()
    let names = TermsReader(snapshot: snapshot, folder: folder)
    let guidelines = readGuidelines(citing: nil, into: &diagnostics)
    return (
      readTerms(guidelines, declaring: &declarations, into: &diagnostics),
      SourceReader(names: names).read(declaring: &declarations, into: &diagnostics)
    )
  }

  private func readGuidelines(citing sources: [Source]?, into diagnostics: inout [Diagnostic])
    -> [GuidelinePage]
  {
    let letters = letterPaths.map { letterID($0).rawValue }
    return readPages("guide", into: &diagnostics) { matter, diagnostics in
      GuidelineReader.read(matter, letters: letters, sources: sources, into: &diagnostics)
    }.sorted { $0.guideline.order < $1.guideline.order }
  }

  private func readTerms(
    _ guidelines: [GuidelinePage], declaring declarations: inout Declarations,
    into diagnostics: inout [Diagnostic]
  ) -> Terms {
    let names = TermsReader(snapshot: snapshot, folder: folder)
    return Terms(
      vocabulary: names.vocabulary(declaring: &declarations, into: &diagnostics),
      fields: names.fields(declaring: &declarations, into: &diagnostics),
      guidelines: guidelines.map(\.guideline))
  }

  /// In the order of their names, whatever folders they lie in.
  private var letterPaths: [String] {
    snapshot.paths(under: folder + "/letters").filter { $0.hasSuffix(".md") }
      .map { (path: $0, name: String(Self.fileName($0))) }
      .sorted { $0.name.precedesByBytes($1.name) }.map(\.path)
  }

  /// A letter is called as its file, so that it can be moved to another folder.
  private func letterID(_ path: String) -> Letter.ID {
    Letter.ID(Self.fileName(path).dropLast(".md".count))
  }

  /// What is behind the last slash.
  private static func fileName(_ path: String) -> Substring {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
  }

  /// The paths without those of letters that are called as one before them, which are a fault each.
  private func letterPathsOfOwnName(into diagnostics: inout [Diagnostic]) -> [String] {
    var first: [Letter.ID: String] = [:]
    return letterPaths.filter { path in
      let id = letterID(path)
      guard let other = first.updateValue(path, forKey: id) else { return true }
      first[id] = other
      diagnostics.append(
        Diagnostic(
          .duplicateName(id.rawValue, kind: "letter"), at: SourceLocation(path: path),
          notes: [.firstDefinition(at: SourceLocation(path: other))]))
      return false
    }
  }

  /// - Returns: the letters that could be read, and the ids of all that are not drafts: a letter that
  ///   could not be read is a fault of its own, and no fault of those that name it.
  private func readLetters(terms: Terms, into diagnostics: inout [Diagnostic]) async
    -> (pages: [LetterPage], ids: [Letter.ID], drafts: [Letter.ID])
  {
    let paths = letterPathsOfOwnName(into: &diagnostics)
    let ids = Set(paths.map(letterID))
    let reader = LetterReader(
      terms: terms, letters: ids, includesDrafts: includesDrafts, writing: language.writing)
    let results = await paths.concurrentMap { path -> (LetterPage?, [Diagnostic]) in
      if let page = reused?[path] { return (page, []) }
      var found: [Diagnostic] = []
      let letter = frontMatter(path, into: &found).flatMap { reader.read($0, into: &found) }
      return (letter, found)
    }
    diagnostics += results.flatMap(\.1)
    let published = zip(paths, results).filter { $1.0 != nil || !$1.1.isEmpty }
    let drafts = zip(paths, results).filter { $1.0 == nil && $1.1.isEmpty }
    return (
      results.compactMap(\.0), published.map { letterID($0.0) }, drafts.map { letterID($0.0) }
    )
  }

  private func readFacetTexts(
    _ vocabulary: Vocabulary, sources: [Source], into diagnostics: inout [Diagnostic]
  ) -> [FacetText] {
    Facet.allCases.flatMap { facet in
      readPages("facets/" + facet.plural, into: &diagnostics) { matter, diagnostics in
        FacetTextReader.read(
          matter, facet: facet, vocabulary: vocabulary, sources: sources, into: &diagnostics)
      }
    }
  }

  private func readDebates(
    _ terms: Terms, sources: [Source], into diagnostics: inout [Diagnostic]
  ) -> [Debate] {
    if withoutPages.contains(.debates) { return [] }
    return readPages("debates", into: &diagnostics) { matter, diagnostics in
      DebateReader.read(
        matter, terms: terms, sources: sources, drafts: includesDrafts, into: &diagnostics)
    }
  }

  private func readQuestions(
    _ vocabulary: Vocabulary, sources: [Source], into diagnostics: inout [Diagnostic]
  ) -> [Question] {
    if withoutPages.contains(.questions) { return [] }
    let questions = readPages("questions", into: &diagnostics) { matter, diagnostics in
      QuestionReader.read(matter, vocabulary: vocabulary, sources: sources, into: &diagnostics)
    }
    return vocabulary.questionThemes.flatMap { theme in
      questions.filter { $0.theme == theme.id }.sorted { ($0.order, $0.slug) < ($1.order, $1.slug) }
    }
  }

  private func readReplies(
    _ terms: Terms, letters: [Letter.ID], sources: [Source],
    into diagnostics: inout [Diagnostic]
  ) -> [Reply] {
    if withoutPages.contains(.replies) { return [] }
    let reader = ReplyReader(terms: terms, letters: letters, sources: sources)
    return readPages("replies", into: &diagnostics) { matter, diagnostics in
      reader.read(matter, into: &diagnostics)
    }.sorted { ($0.order, $0.slug) < ($1.order, $1.slug) }
  }

  /// What searches can name: letters by their ids, and replies by their paths.
  private func searchable(_ letters: [Letter.ID]) -> Set<String> {
    let replies = snapshot.paths(in: folder + "/replies", withExtension: "md")
    return Set(
      letters.map(\.rawValue) + replies.map { String($0.dropFirst(folder.count + 1).dropLast(3)) })
  }

  private func readOwnPages(
    letters: [Letter.ID], vocabulary: Vocabulary, sources: [Source],
    into diagnostics: inout [Diagnostic]
  ) -> [String: Page] {
    let pages = readPages("pages", into: &diagnostics) { matter, diagnostics in
      PageReader.read(
        matter, letters: letters.map(\.rawValue), vocabulary: vocabulary, sources: sources,
        drafts: includesDrafts, into: &diagnostics)
    }
    return Dictionary(pages.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func reportMissingHeadings(
    of edition: Edition, into diagnostics: inout [Diagnostic]
  ) {
    for index in IndexPage.allCases where edition.heading(of: index) == nil {
      let path = "\(folder)/pages/\(index.rawValue).md"
      if snapshot.has(path) || OptionalPage(index).map(edition.has) == false { continue }
      diagnostics.append(
        Diagnostic(
          .missingFile(purpose: "the title and introduction of a page that the site builds"),
          at: SourceLocation(path: path)))
    }
  }

  /// The slugs of the pages in a folder whose front matter marks them as drafts.
  private func drafts(in name: String) -> [String] {
    snapshot.paths(in: folder + "/" + name, withExtension: "md").filter { path in
      guard let bytes = snapshot.bytes(path), bytes.range(of: "draft:", from: 0) != nil else {
        return false
      }
      var ignored: [Diagnostic] = []
      guard var record = frontMatter(path, into: &ignored)?.record else { return false }
      return record.flag("draft")
    }.map { String(Self.fileName($0).dropLast(3)) }
  }

  private func readPages<Value>(
    _ name: String, into diagnostics: inout [Diagnostic],
    _ read: (FrontMatter, inout [Diagnostic]) -> Value?
  ) -> [Value] {
    snapshot.paths(in: folder + "/" + name, withExtension: "md").compactMap { path in
      guard let matter = frontMatter(path, into: &diagnostics) else { return nil }
      if Self.isLetter(matter.record) {
        let fault = Fault.misplacedLetter(folder: folder + "/letters")
        diagnostics.append(matter.record.file.diagnostic(fault, line: 1, column: 1))
        return nil
      }
      return read(matter, &diagnostics)
    }
  }

  /// Whether front matter says what only letters say.
  private static func isLetter(_ record: Record) -> Bool {
    let keys = record.keys
    return Facet.allCases.count { keys.contains($0.rawValue) } > 2
  }

  private func frontMatter(_ path: String, into diagnostics: inout [Diagnostic]) -> FrontMatter? {
    guard let file = snapshot.file(path, purpose: "a page", into: &diagnostics) else { return nil }
    if !Slug.isFileName(file.stem) {
      diagnostics.append(file.diagnostic(.notAnIdentifier(file.stem)))
    }
    return FrontMatter(file, into: &diagnostics)
  }
}
