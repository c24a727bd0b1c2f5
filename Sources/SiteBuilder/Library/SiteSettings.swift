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
  /// What the site chooses of its theme's settings.
  let themeChoices: [ThemeChoice]
  let redirects: [Redirect]
  /// Whether devices keep the site, so that it is there without a network.
  var isOfflineEnabled: Bool
}

/// An entry of the navigation, with the place that asks for it.
public struct NavigationItem: Sendable {
  public let address: String
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
