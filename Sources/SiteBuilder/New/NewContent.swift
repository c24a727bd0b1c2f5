import Etiquette

/// Adds something to a site: derives what it can from what the site says already, builds the site
/// with it in memory, and only then writes the one file.
public struct NewContent: Sendable {
  private let source: SourceFolder
  private let language: String?
  private let today: CalendarDate
  private let slug: String?

  public enum Kind: Sendable {
    /// What is not given is taken from the name, or else from most letters.
    case letter([Facet: String])
    case guideline
    case debate
  }

  /// What has been written.
  public struct Made: Sendable, Equatable {
    /// Relative to the source folder.
    public let path: String
    /// What the build has to say about it; empty unless nothing better could be made up.
    public let diagnostics: [Diagnostic]
  }

  /// - Parameters:
  ///   - language: the edition to add to; the first of the settings if nil.
  ///   - slug: the last part of the address, where it is not to be made from the name.
  ///   - today: the day on which the new page counts as reviewed.
  public init(_ source: SourceFolder, language: String?, slug: String? = nil, today: CalendarDate) {
    self.source = source
    self.language = language
    self.slug = slug
    self.today = today
  }

  /// - Parameter name: a title or a slug.
  /// - Throws: `NewError.brokenSource`, and nothing is written, where the site has errors or would have
  ///   one with what is made, such as a title that readers would see as a blank.
  public func make(_ kind: Kind, named name: String) async throws(NewError) -> Made {
    let snapshot = try await readSource()
    let build = SiteBuild(source: source)
    let before = await build.render(snapshot)
    var faults: [Diagnostic] = []
    let library = await LibraryReader.read(snapshot, includingDrafts: true, into: &faults)
    guard before.site != nil, let library else { throw .brokenSource(before.diagnostics) }

    let edition = try edition(of: library)
    let (path, candidates) = try candidates(kind, name, in: edition)
    guard snapshot.bytes(path) == nil else { throw .exists(path: path) }
    var best: (text: String, faults: [Diagnostic])?
    for text in candidates {
      let outcome = await build.render(snapshot.adding(Array(text.utf8), at: path))
      let faults = outcome.diagnostics.filter { !before.diagnostics.contains($0) }
      if let lasting = Self.lastingErrors(faults) { throw .brokenSource(lasting) }
      if best.map({ faults.count < $0.faults.count }) ?? true { best = (text, faults) }
      if faults.isEmpty { break }
    }
    guard let best else { throw .brokenSource(before.diagnostics) }
    try NewFile(path: path, source: source).write(Array(best.text.utf8))
    return Made(path: path, diagnostics: best.faults)
  }

  /// The errors that no other sentences mend: they come of the name, or of the address made from it.
  private static func lastingErrors(_ faults: [Diagnostic]) -> [Diagnostic]? {
    let errors = faults.filter { $0.severity == .error && $0.fault.id != .belowPassingScore }
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

  private func candidates(_ kind: Kind, _ name: String, in edition: Edition) throws(NewError)
    -> (path: String, texts: [String])
  {
    let language = edition.language.tag
    let folder = "content/\(language)"
    switch kind {
    case .letter(let given):
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      let situation = try NewSituation(edition: edition, name: name).situation(given)
      let draft = LetterDraft(edition: edition, name: name, situation: situation, today: today)
      return ("\(folder)/letters/\(name.slug).md", draft.candidates())
    case .guideline:
      let name = try NewName(name, titleLimit: 60, slug: slug, language: language)
      let order = (edition.guidelines.map(\.guideline.order).max() ?? 0) + 1
      let text = NewPageText.guideline(name, order: order, today: today)
      return ("\(folder)/guide/\(name.slug).md", [text])
    case .debate:
      let name = try NewName(name, titleLimit: 70, slug: slug, language: language)
      return ("\(folder)/debates/\(name.slug).md", [NewPageText.debate(name, today: today)])
    }
  }
}
