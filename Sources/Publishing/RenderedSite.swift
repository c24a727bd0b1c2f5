import Basics

/// The files of the site, ready to be published.
package struct RenderedSite: Sendable {
  /// In the order of their routes.
  package let files: [File]

  package init(files: [File]) {
    self.files = files
  }

  package struct File: Sendable {
    package let route: Route
    package let bytes: [UInt8]
    /// An HTML page that visitors come to.
    package let isPage: Bool
    /// The SHA-256 digest of the bytes, in hexadecimal.
    package let digest: String

    package init(route: Route, bytes: [UInt8], isPage: Bool) {
      self.route = route
      self.bytes = bytes
      self.isPage = isPage
      digest = SHA256.digest(of: bytes).hexadecimal
    }
  }

  /// The site with other bytes at an address.
  package func with(_ bytes: [UInt8], at route: Route) -> RenderedSite {
    RenderedSite(
      files: files.map {
        $0.route == route ? File(route: route, bytes: bytes, isPage: $0.isPage) : $0
      })
  }
}
