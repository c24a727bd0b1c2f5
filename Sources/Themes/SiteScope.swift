import Basics
import Content
import Etiquette
import Templates

/// A site as its source says it: the content, the theme, and each edition in the theme's words.
package struct SiteScope: Sendable {
  package let library: Library
  package let theme: Theme
  /// In the order of the library.
  package let editions: [EditionScope]

  /// - Parameter previous: the site of a build before, which has filled the letters kept from it.
  package init(_ library: Library, theme: Theme, after previous: SiteScope? = nil) async {
    self.library = library
    self.theme = theme
    var editions: [EditionScope] = []
    for index in library.editions.indices {
      let known = previous.map {
        $0.editions.indices.contains(index) ? $0.editions[index].letters : [:]
      }
      editions.append(await EditionScope(index, of: library, theme: theme, knowing: known ?? [:]))
    }
    self.editions = editions
  }
}

/// An edition in the words of the theme: all that its pages have in common.
///
/// It is a class so that what a page asks for is at hand and not copied out of the library each time.
package final class EditionScope: Sendable {
  package let library: Library
  package let theme: Theme
  /// Its place in the library.
  package let index: Int
  package let edition: Edition
  package let addresses: Addresses
  package let settings: SiteSettings
  /// What the site is called in the language of the edition, and what it is.
  package let title: String
  package let tagline: String
  package let terms: Terms
  package let strings: StringTable
  /// By name.
  let templates: [String: CompiledTemplate]
  /// Each letter with the examples of its blanks.
  package let letters: [Letter.ID: FilledLetter]

  /// - Parameter known: letters that are taken over if they are those of the edition.
  fileprivate init(
    _ index: Int, of library: Library, theme: Theme, knowing known: [Letter.ID: FilledLetter]
  ) async {
    let edition = library.editions[index]
    let strings = theme.strings[edition.language.tag] ?? StringTable([:])
    self.library = library
    self.theme = theme
    self.index = index
    self.edition = edition
    addresses = library.addresses(ofEdition: index)
    settings = library.settings
    title = settings.title(in: edition.language)
    tagline = settings.tagline(in: edition.language)
    terms = edition.terms
    self.strings = strings
    templates = theme.templates.compiled[edition.language.tag] ?? [:]
    let letters = await edition.gallery.letters.concurrentMap { letter in
      if let filled = known[letter.id], filled.letter === letter { return filled }
      return FilledLetter(letter, terms: edition.terms, strings: strings)
    }
    self.letters = Dictionary(
      letters.map { ($0.letter.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FilledLetter {
  /// - Parameter strings: the words in which dates and times are written.
  package init(_ letter: Letter, terms: Terms, strings: StringTable) {
    self.init(
      letter,
      filledBy: Dictionary(
        terms.fields(of: letter).map {
          ($0.id, strings.exampleText(of: $0, in: terms, for: letter))
        },
        uniquingKeysWith: { first, _ in first }))
  }
}
