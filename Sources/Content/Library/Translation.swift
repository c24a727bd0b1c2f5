import Diagnostics
import Etiquette
import Publishing

/// What `translationOf` says: the name that the same page has in other editions.
package struct Translation: Sendable {
  /// The id or slug of the page in the edition that it was written in first.
  package let original: String
  package let place: Place
}

/// A page that says which other it is the translation of.
package struct TranslatedPage: Sendable {
  package let kind: Kind
  /// Its own id or slug.
  package let name: String
  package let translation: Translation

  /// The kinds of page that editors name, each in its own way in each language.
  package enum Kind: String, CaseIterable, Sendable {
    case letter, debate, reply, question, page
  }
}

extension Edition {
  /// Every page that is the translation of another.
  package var translatedPages: [TranslatedPage] {
    func all<Page>(
      _ kind: TranslatedPage.Kind, _ pages: [Page], _ name: (Page) -> String,
      _ translation: (Page) -> Translation?
    ) -> [TranslatedPage] {
      pages.compactMap { page in
        translation(page).map { TranslatedPage(kind: kind, name: name(page), translation: $0) }
      }
    }
    let letters = gallery.letters.compactMap { letterPages[$0.id] }
    return all(.letter, letters, \.letter.id.rawValue, \.translation)
      + all(.debate, debates, \.slug, \.translation) + all(.reply, replies, \.slug, \.translation)
      + all(.question, questions, \.slug, \.translation)
      + all(.page, ownPages, \.slug, \.translation)
  }

  /// The names that pages of a kind have.
  package func names(of kind: TranslatedPage.Kind) -> [String] {
    switch kind {
    case .letter: gallery.letters.map(\.id.rawValue)
    case .debate: debates.map(\.slug)
    case .reply: replies.map(\.slug)
    case .question: questions.map(\.slug)
    case .page: ownPages.map(\.slug)
    }
  }
}

/// Which pages of different editions are the same: those at the same address below the roots of their editions,
/// unless a page says which other it is the translation of.
package struct Translations: Sendable {
  /// For each edition, by the path of a page below its root: the path of the original.
  private let originals: [[String: String]]
  /// The reverse; of two pages that translate the same, the first.
  private let translations: [[String: String]]
  private let roots: [String]

  init(_ editions: [Edition]) {
    roots = editions.indices.map { Addresses(of: editions[$0].language, isDefault: $0 == 0).root }
    let pairs = editions.map { edition in
      editions.count < 2
        ? [] : edition.translatedPages.compactMap { page in Self.paths(of: page) }
    }
    originals = pairs.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    translations = pairs.map { pairs in
      Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The path of a page and of its original; nil for what has no page of its own.
  private static func paths(of page: TranslatedPage) -> (String, String)? {
    let addresses = Addresses.inAnyEdition
    func route(_ name: String) -> Route? {
      switch page.kind {
      case .letter: addresses.letter(Letter.ID(name))
      case .debate: addresses.debate(name)
      case .reply: addresses.reply(name)
      case .page: addresses.page(name)
      case .question: nil
      }
    }
    guard let own = route(page.name), let original = route(page.translation.original) else {
      return nil
    }
    return (own.path, original.path)
  }

  /// Where another edition has the same page, if it has one.
  package func counterpart(of route: Route, of edition: Int, in other: Int) -> Route? {
    if edition == other { return route }
    let path = String(route.path.dropFirst(roots[edition].count))
    let original = originals[edition][path] ?? path
    if let translation = translations[other][original] { return Route(roots[other] + translation) }
    // At that address another page is the translation of something else.
    return originals[other][original] == nil ? Route(roots[other] + original) : nil
  }
}

extension Record {
  /// Which page of other editions it is the translation of.
  mutating func translation() -> Translation? {
    optionalText("translationOf", matching: Slug.filePattern).map {
      Translation(original: $0, place: place(of: "translationOf"))
    }
  }
}
