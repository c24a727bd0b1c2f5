/// What `content/site.yaml` says about the site as a whole.
public struct SiteSettings: Sendable {
  public let title: String
  public let tagline: String
  public var baseURL: BaseURL
  public var theme: String
  /// The first is the default, which lives at the root.
  public let languages: [Language]
  /// Addresses of this site, in the order in which they are shown.
  public let navigation: [NavigationItem]
  public let footer: [NavigationItem]
  public let lettersPerPage: Int
  /// The pages that it does without.
  let withoutPages: Set<OptionalPage>
  /// What the site chooses of its theme's settings.
  let themeChoices: [ThemeChoice]
  let redirects: [Redirect]
  /// The languages that others have taken the place of.
  let formerLanguages: [FormerLanguage]
  /// Whether devices keep the site, so that it is there without a network.
  var isOfflineEnabled: Bool
  /// Whether search engines are to leave out the whole site: it is shown for a look only.
  let isStaging: Bool
}

/// An entry of the navigation, with the place that asks for it.
public struct NavigationItem: Sendable {
  /// Of this site, or a web or mail address; nil for one that only heads others.
  public let address: String?
  /// Nil for what the page itself is called.
  let label: String?
  /// One level of entries below it.
  let items: [NavigationItem]
  let place: Place

  /// Whether it leads to another site.
  var isExternal: Bool {
    ["https://", "http://", "mailto:"].contains { address?.hasPrefix($0) == true }
  }
}

/// A tag that an edition had before: its addresses lead to those of the edition.
struct FormerLanguage: Sendable {
  /// The first part of the former addresses.
  let tag: String
  /// The language whose edition they lead to.
  let language: String
  let place: Place
}

/// A language of the site.
public struct Language: Sendable, Equatable {
  /// A language tag of BCP 47, such as `en` or `pt-BR`.
  public let tag: String
  /// Its name in the language itself.
  public let name: String
  public let direction: Direction

  /// The values of HTML's `dir` attribute.
  public enum Direction: String, CaseIterable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }
}
