import SiteBuilder

/// A finished site as a host would serve it under the path of its base URL.
struct ServedSite: Sendable {
  /// The path of the base URL, with a slash at both ends.
  let root: String
  /// The folder of everything that pages load, as an address from the root of the host.
  let assets: String
  private let files: [String: RenderedSite.File]
  private let assetPrefix: String

  init(_ site: RenderedSite, baseURL: BaseURL, assets: Route) {
    root = baseURL.path
    self.assets = root + assets.path
    assetPrefix = assets.path
    files = Dictionary(
      site.files.map { ($0.route.filePath, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter path: relative to the root.
  func file(_ path: String) -> RenderedSite.File? {
    files[Route(path).filePath] ?? files[current(path)]
  }

  /// The page for an address that there is not: the one of the innermost folder that has one.
  func notFoundPage(for path: String) -> RenderedSite.File? {
    var folders = path.split(separator: "/")
    while true {
      if let page = files[(folders + ["404.html"]).joined(separator: "/")] { return page }
      guard folders.popLast() != nil else { return nil }
    }
  }

  /// The name of the assets' folder changes with any of them. A page that took over a new style sheet
  /// without being loaded anew still asks for modules by the old name.
  private func current(_ path: String) -> String {
    let parts = path.split(separator: "/", maxSplits: 2)
    let own = assetPrefix.split(separator: "/")
    guard parts.count == 3, own.count == 2, parts[0] == own[0], parts[1].count == own[1].count
    else { return path }
    return assetPrefix + parts[2]
  }
}
