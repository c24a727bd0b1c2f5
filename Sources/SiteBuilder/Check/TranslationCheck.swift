import Content
import Diagnostics

/// Checks what pages say of other editions: each `translationOf` names a page that another edition has, no two pages of
/// an edition name the same, and none is a copy of what it translates.
struct TranslationCheck {
  let library: Library

  func diagnostics() -> [Diagnostic] {
    guard library.editions.count > 1 else { return [] }
    return library.editions.indices.flatMap { index in
      TranslatedPage.Kind.allCases.flatMap { kind in faults(of: kind, in: index) }
        + copies(in: index)
    }
  }

  private func faults(of kind: TranslatedPage.Kind, in index: Int) -> [Diagnostic] {
    let pages = library.editions[index].translatedPages.filter { $0.kind == kind }
    guard !pages.isEmpty else { return [] }
    let known = Set(
      library.editions.indices.filter { $0 != index }.flatMap {
        library.editions[$0].names(of: kind)
      })
    var holders: [String: TranslatedPage] = [:]
    return pages.compactMap { page in
      let (original, place) = (page.translation.original, page.translation.place)
      if !known.contains(original) {
        return place.diagnostic(
          .unknownValue(original, kind: kind.rawValue, known: known.sorted()))
      }
      guard let holder = holders.updateValue(page, forKey: original) else { return nil }
      holders[original] = holder
      return place.diagnostic(
        .duplicateName(original, kind: "translation"),
        notes: [.firstDefinition(at: holder.translation.place.location)])
    }
  }

  /// One warning for all pages whose title and summary are those of the first edition.
  private func copies(in index: Int) -> [Diagnostic] {
    guard index > 0 else { return [] }
    let originals = Set(Self.headings(in: library.editions[0]).map(\.words))
    let paths = Self.headings(in: library.editions[index]).filter { originals.contains($0.words) }
      .map(\.path).sorted()
    guard let first = paths.first else { return [] }
    return [
      Diagnostic(
        .untranslated(count: paths.count, first: library.editions[0].language.tag),
        at: SourceLocation(path: first),
        notes: paths.dropFirst().prefix(Self.mostNamed).map(Diagnostic.Note.isUntranslatedToo))
    ]
  }

  private static let mostNamed = 5

  private static func headings(in edition: Edition) -> [(path: String, words: [String])] {
    let letters = edition.gallery.letters.compactMap { edition.letterPages[$0.id] }
    return edition.guidelines.map {
      ($0.body.file.path, ["guideline", $0.guideline.title, $0.guideline.summary])
    } + letters.map { ($0.file.path, ["letter", $0.letter.title, $0.letter.summary]) }
      + edition.allPages.map { ($0.body.file.path, ["page", $0.title, $0.summary]) }
      + edition.debates.map { ($0.body.file.path, ["debate", $0.title, $0.summary]) }
      + edition.replies.map { ($0.body.file.path, ["reply", $0.title, $0.summary]) }
  }
}
