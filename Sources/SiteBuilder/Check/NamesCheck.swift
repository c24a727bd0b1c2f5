import Content
import Diagnostics
import Etiquette

/// Finds names that are declared and that nothing has a use for: blanks in no text, sources that no page
/// cites, facet values without a letter.
struct NamesCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    unusedBlanks() + unusedSources() + valuesWithoutLetter()
  }

  private func unusedBlanks() -> [Diagnostic] {
    let used = Set(
      edition.gallery.letters.flatMap(\.blanks) + edition.phrases.flatMap(\.text.blanks)
        + edition.replies.flatMap(\.blanks))
    return edition.terms.fields.map(\.id).filter { !used.contains($0) }.compactMap { id in
      edition.declarations.fields[id.rawValue]?.diagnostic(.unusedBlank(id.rawValue))
    }
  }

  private func unusedSources() -> [Diagnostic] {
    let cited = Set(edition.citingPages.flatMap(\.sources))
    return edition.sources.map(\.id).filter { !cited.contains($0) }.compactMap { id in
      edition.declarations.sources[id.rawValue]?.diagnostic(.unusedSource(id.rawValue))
    }
  }

  private func valuesWithoutLetter() -> [Diagnostic] {
    Facet.allCases.flatMap { facet in
      edition.terms.vocabulary.values(of: facet).map(\.id)
        .filter { edition.gallery.count(with: $0, in: facet) == 0 }
        .compactMap { id in
          edition.declarations.values[facet]?[id.rawValue]?
            .diagnostic(.valueWithoutLetter(id.rawValue, facet: facet.rawValue))
        }
    }
  }
}
