import SiteBuilder

/// A site as a host would serve it under the path of its base URL; a page is rendered when a request
/// asks for it.
struct ServedSite: Sendable {
  /// The path of the base URL, with a slash at both ends.
  let root: String
  /// The folder of everything that pages load, as an address from the root of the host.
  let assets: String
  private let draft: SiteDraft
  /// By their paths.
  private let numbers: [String: Int]
  private let assetPrefix: String

  /// Nil for a source that could not be published.
  init?(_ draft: SiteDraft) {
    guard draft.isFit, let baseURL = draft.baseURL, let assets = draft.assets else { return nil }
    self.draft = draft
    numbers = Dictionary(
      draft.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    root = baseURL.path
    self.assets = root + assets.path
    assetPrefix = assets.path
  }

  /// - Parameter path: relative to the root.
  func file(_ path: String) -> RenderedSite.File? {
    (numbers[Route(path).filePath] ?? numbers[current(path)]).flatMap(draft.file)
  }

  func has(_ path: String) -> Bool { numbers[Route(path).filePath] != nil }

  /// The page for an address that there is not: the one of the innermost folder that has one.
  func notFoundPage(for path: String) -> RenderedSite.File? {
    var folders = path.split(separator: "/")
    while true {
      if let number = numbers[(folders + ["404.html"]).joined(separator: "/")] {
        return draft.file(number)
      }
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
