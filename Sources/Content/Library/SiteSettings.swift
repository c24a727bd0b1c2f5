import Diagnostics
import Languages
import Publishing

/// What `content/site.yaml` says about the site as a whole.
package struct SiteSettings: Sendable {
  package let title: String
  package let tagline: String
  package var baseURL: BaseURL
  package var theme: String
  /// The first is the default, which lives at the root.
  package let languages: [Language]
  /// Addresses of this site, in the order in which they are shown.
  package let navigation: [NavigationItem]
  package let footer: [NavigationItem]
  package let lettersPerPage: Int
  /// The pages that it does without.
  let withoutPages: Set<OptionalPage>
  /// What the site chooses of its theme's settings.
  package let themeChoices: [ThemeChoice]
  package let redirects: [Redirect]
  /// What editions say in their own words, by the tags of their languages.
  package let editions: [String: EditionSettings]
  /// The languages that others have taken the place of.
  package let formerLanguages: [FormerLanguage]
  /// Whether devices keep the site, so that it is there without a network.
  package var isOfflineEnabled: Bool
  /// Whether search engines are to leave out the whole site: it is shown for a look only.
  package let isStaging: Bool
}

extension SiteSettings {
  /// The name of the site in a language.
  package func title(in language: Language) -> String { editions[language.tag]?.title ?? title }

  /// What the site is, in a language.
  package func tagline(in language: Language) -> String {
    editions[language.tag]?.tagline ?? tagline
  }

  /// - Returns: the entries, and whether their labels are in the language.
  package func navigation(in language: Language) -> (items: [NavigationItem], isOwn: Bool) {
    own(editions[language.tag]?.navigation, or: navigation, in: language)
  }

  package func footer(in language: Language) -> (items: [NavigationItem], isOwn: Bool) {
    own(editions[language.tag]?.footer, or: footer, in: language)
  }

  private func own(
    _ items: [NavigationItem]?, or others: [NavigationItem], in language: Language
  ) -> (items: [NavigationItem], isOwn: Bool) {
    (items ?? others, items != nil || language == languages.first)
  }
}

/// What an edition says instead of the site as a whole; nil for what is the same.
package struct EditionSettings: Sendable {
  let title: String?
  let tagline: String?
  package let navigation: [NavigationItem]?
  package let footer: [NavigationItem]?
}

/// An entry of the navigation, with the place that asks for it.
package struct NavigationItem: Sendable {
  /// Of this site, or a web or mail address; nil for one that only heads others.
  package let address: String?
  /// Nil for what the page itself is called.
  package let label: String?
  /// One level of entries below it.
  package let items: [NavigationItem]
  package let place: Place

  /// Whether it leads to another site.
  package var isExternal: Bool {
    ["https://", "http://", "mailto:"].contains { address?.hasPrefix($0) == true }
  }
}

/// A tag that an edition had before: its addresses lead to those of the edition.
package struct FormerLanguage: Sendable {
  /// The first part of the former addresses.
  package let tag: String
  /// The language whose edition they lead to.
  package let language: String
  package let place: Place
}

/// A language of the site.
package struct Language: Sendable, Equatable {
  /// A language tag of BCP 47, such as `en` or `pt-BR`.
  package let tag: String
  /// Its name in the language itself.
  package let name: String
  package let direction: Direction
  /// How it is written, as far as its tag tells.
  package let writing: Writing

  /// - Parameter direction: nil for that of the script it is usually written in.
  package init(tag: String, name: String, direction: Direction? = nil) {
    self.tag = tag
    self.name = name
    writing = Writing(LanguageTag(tag))
    self.direction = direction ?? (writing.isRightToLeft ? .rightToLeft : .leftToRight)
  }

  /// The values of HTML's `dir` attribute.
  package enum Direction: String, CaseIterable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }
}

/// What a site has chosen of its theme's settings, with the places to report.
package struct ThemeChoice: Sendable {
  package let name: String
  package let text: String
  package let namePlace: Place
  package let textPlace: Place
}
