import Diagnostics
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
  /// The languages that others have taken the place of.
  package let formerLanguages: [FormerLanguage]
  /// Whether devices keep the site, so that it is there without a network.
  package var isOfflineEnabled: Bool
  /// Whether search engines are to leave out the whole site: it is shown for a look only.
  package let isStaging: Bool
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

  package init(tag: String, name: String, direction: Direction) {
    self.tag = tag
    self.name = name
    self.direction = direction
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
