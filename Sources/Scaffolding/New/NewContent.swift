import Content
import Diagnostics
import Etiquette
import SiteBuilder
import Themes

/// Adds something to a site: derives what it can from what the site says already, builds the site
/// with it in memory, and only then writes the one file.
package struct NewContent: Sendable {
  private let source: SourceFolder
  private let language: String?
  private let today: CalendarDate
  private let slug: String?

  package enum Kind: Sendable {
    /// What is not given is taken from the name, or else from most letters.
    case letter([Facet: String])
    case guideline
    case debate
    /// A draft, because nothing leads to it yet.
    case page
    /// - Parameter theme: the id of its theme; one that the name mentions, or that most have, if nil.
    case question(theme: String?)
    case reply
    /// One sentence more for a guideline, in the list of its phrases; the name is the sentence.
    ///
    /// - Parameter fits: the values that it fits; any of the others.
    case phrase(guideline: String, fits: [Facet: String])
  }

  /// What has been written.
  package struct Made: Sendable, Equatable {
    /// Relative to the source folder.
    package let path: String
    /// What the build has to say about it; empty unless nothing better could be made up.
    package let diagnostics: [Diagnostic]
    /// What was made up of what was not given, such as "tone `warm`, as most letters have".
    package var guesses: [String] = []
    package var isDraft = false
  }

  /// The first version of a file: texts from which the build takes the best.
  private struct Draft {
    let path: String
    let texts: [String]
    var guesses: [String] = []
    var isDraft = false
    /// What is there already, where the text goes on from it.
    var before: [UInt8]?
  }

  /// - Parameters:
  ///   - language: the edition to add to; the first of the settings if nil.
  ///   - slug: the last part of the address, where it is not to be made from the name.
  ///   - today: the day on which the new page counts as reviewed.
  package init(_ source: SourceFolder, language: String?, slug: String? = nil, today: CalendarDate)
  {
    self.source = source
    self.language = language
    self.slug = slug
    self.today = today
  }

  /// - Parameter name: a title or a slug.
  /// - Throws: `NewError.brokenSource`, and nothing is written, where what the new file builds on has
  ///   errors, or where it would have one itself, such as a title that readers would see as a blank.
  package func make(_ kind: Kind, named name: String) async throws(NewError) -> Made {
    let snapshot = try await readSource()
    let build = SiteBuild(source: source)
    let before = await build.render(snapshot)
    var ignored: [Diagnostic] = []
    let library = await LibraryReader.read(snapshot, includingDrafts: true, into: &ignored)
    guard let library else { throw .brokenSource(before.diagnostics) }
    let edition = try edition(of: library)
    let blocking = before.diagnostics.filter {
      $0.severity == .error && Self.concerns($0.location.path, in: edition.language.tag)
    }
    guard blocking.isEmpty else { throw .brokenSource(blocking) }

    let strings = before.scope?.editions.first { $0.edition.language == edition.language }?.strings
    let draft = try draft(kind, name, in: edition, snapshot, strings ?? StringTable([:]))
    let path = draft.path
    guard snapshot.bytes(path) == draft.before else { throw .exists(path: path) }
    var best: (text: String, faults: [Diagnostic])?
    for text in draft.texts {
      let text =
        SchemaFiles.are(in: source) && draft.before == nil
        ? SchemaComment(path: path).added(to: text) : text
      let after = await build.render(snapshot.adding(Array(text.utf8), at: path))
      let faults = after.diagnostics.filter { !before.diagnostics.contains($0) }
      if let lasting = Self.lastingErrors(faults) { throw .brokenSource(lasting) }
      if best.map({ faults.count < $0.faults.count }) ?? true { best = (text, faults) }
      if faults.isEmpty { break }
    }
    guard let best else { throw .brokenSource(before.diagnostics) }
    try NewFile(path: path, source: source).write(Array(best.text.utf8), over: draft.before)
    return Made(
      path: path, diagnostics: best.faults, guesses: draft.guesses, isDraft: draft.isDraft)
  }

  /// Whether new files build on a file: on settings, names and phrases, but on no page of its own.
  private static func concerns(_ path: String, in language: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 2, parts[0] == "content" else { return parts.first == "content" }
    let pages = ["letters", "debates", "pages", "questions", "replies", "facets"]
    return parts[1] == language && !pages.contains(parts[2])
  }

  /// The errors that no other sentences mend: they come of the name, or of the address made from it.
  private static func lastingErrors(_ faults: [Diagnostic]) -> [Diagnostic]? {
    let ofWording: [Fault.ID] = [.belowPassingScore, .unrecognizedGuideline]
    let errors = faults.filter { $0.severity == .error && !ofWording.contains($0.fault.id) }
    return errors.isEmpty ? nil : errors
  }

  private func readSource() async throws(NewError) -> SourceSnapshot {
    do { return try await source.snapshot() } catch { throw .failed(error) }
  }

  private func edition(of library: Library) throws(NewError) -> Edition {
    guard let language else { return library.editions[0] }
    guard let edition = library.editions.first(where: { $0.language.tag == language }) else {
      throw .unknownLanguage(language, known: library.editions.map(\.language.tag))
    }
    return edition
  }

  private func draft(
    _ kind: Kind, _ name: String, in edition: Edition, _ snapshot: SourceSnapshot,
    _ strings: StringTable
  ) throws(NewError) -> Draft {
    let language = edition.language.tag
    let folder = "content/\(language)"
    switch kind {
    case .letter(let given):
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      let new = NewSituation(edition: edition, name: name)
      let letter = LetterDraft(
        edition: edition, name: name, situation: try new.situation(given), today: today)
      let path = "\(folder)/letters/\(name.slug).md"
      let choice = LetterChoice(edition: edition, path: path, strings: strings)
      return Draft(
        path: path, texts: choice.best(12, of: letter.candidates()),
        guesses: new.guesses(beside: given))
    case .guideline:
      let name = try NewName(name, titleLimit: 60, slug: slug, language: language)
      let order = (edition.guidelines.map(\.guideline.order).max() ?? 0) + 1
      let text = NewPageText.guideline(name, order: order, today: today)
      return Draft(path: "\(folder)/guide/\(name.slug).md", texts: [text])
    case .debate:
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      let text = NewPageText.debate(name, today: today)
      return Draft(path: "\(folder)/debates/\(name.slug).md", texts: [text])
    case .page:
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      let isDraft = IndexPage(rawValue: name.slug) == nil
      let text = NewPageText.page(name, isDraft: isDraft, today: today)
      return Draft(path: "\(folder)/pages/\(name.slug).md", texts: [text], isDraft: isDraft)
    case .question(let theme):
      let name = try NewName(name, titleLimit: 100, slug: slug, language: language)
      let place = try NewQuestion(edition: edition, name: name).place(theme)
      let text = NewPageText.question(name, theme: place.theme, order: place.order)
      return Draft(
        path: "\(folder)/questions/\(name.slug).md", texts: [text],
        guesses: place.guess.map { [$0] } ?? [])
    case .phrase(let guideline, let fits):
      let phrase = NewPhrase(edition: edition, guideline: guideline, fits: fits)
      try phrase.check()
      let path = "\(folder)/phrases/\(guideline).yaml"
      let before = snapshot.bytes(path)
      return Draft(path: path, texts: [phrase.text(name, after: before)], before: before)
    case .reply:
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      let order = min(99, (edition.replies.map(\.order).max() ?? 0) + 1)
      let text = NewPageText.reply(name, order: order, frame: GreetingAndClosing(edition))
      return Draft(path: "\(folder)/replies/\(name.slug).md", texts: [text])
    }
  }
}
