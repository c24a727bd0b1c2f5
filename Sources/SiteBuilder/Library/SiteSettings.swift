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
  var isKeptOffline: Bool
}

/// An address in the navigation, with the line that asks for it.
public struct NavigationItem: Sendable, Equatable {
  public let address: String
  public let line: Int
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

/// The absolute address under which a site is published; always ends in a slash.
public struct BaseURL: Sendable, Equatable {
  /// Scheme, host and port, without a slash at the end.
  public let origin: String
  /// The path, with a slash at both ends.
  public let path: String

  /// Reads an `http` or `https` address without query and fragment (RFC 3986).
  ///
  /// - Throws: `BuildError.invalidBaseURL` for anything else.
  public init(_ text: String) throws(BuildError) {
    guard let schemeEnd = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<schemeEnd.lowerBound].lowercased()),
      !text.contains(where: { $0.isWhitespace || "?#\"<>\\^`{|}".contains($0) })
    else { throw .invalidBaseURL(text) }
    let rest = text[schemeEnd.upperBound...]
    let host = rest.prefix { $0 != "/" }
    guard !host.isEmpty, host.first != ":" else { throw .invalidBaseURL(text) }
    // Schemes and hosts are the same in upper and lower case (RFC 3986, section 6.2.2.1).
    origin = text[..<host.endIndex].lowercased()
    let parts = rest[host.endIndex...].split(separator: "/")
    path = parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }

  /// The absolute address of a route.
  public func absolute(_ route: Route) -> String {
    origin + path + route.path
  }
}

extension BaseURL {
  /// Stands in while a base URL is faulty; never reaches a page.
  static let placeholder = BaseURL(origin: "https://example.invalid", path: "/")

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }
}
