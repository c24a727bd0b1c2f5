import Foundation
import PreviewHTTP
import Publishing
import SiteBuilder

/// A site as a host would serve it under the path of its base URL; a file is rendered when a request
/// first asks for it.
struct ServedSite: Sendable {
  /// Names what its pages show: an open page that carries another version is out of date.
  let version: String
  /// The path of the base URL, with a slash at both ends.
  let root: String
  /// The folder of everything that pages load, as an address from the root of the host.
  let assets: String
  private let draft: SiteDraft
  /// By their paths.
  private let numbers: [String: Int]
  private let assetPrefix: String
  private let rendered = RenderedFiles()

  /// Nil for a source that could not be published.
  init?(_ draft: SiteDraft, version: String) {
    guard draft.isFit, let baseURL = draft.baseURL, let assets = draft.assets else { return nil }
    self.draft = draft
    self.version = version
    numbers = Dictionary(
      draft.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    root = baseURL.path
    self.assets = root + assets.path
    assetPrefix = assets.path
  }

  /// The number of a file.
  ///
  /// - Parameter path: relative to the root.
  func number(of path: String) -> Int? {
    numbers[Route(path).filePath] ?? numbers[current(path)]
  }

  func has(_ path: String) -> Bool { numbers[Route(path).filePath] != nil }

  /// The page for an address that there is not: the one of the innermost folder that has one.
  func notFoundPage(for path: String) -> Int? {
    var folders = path.split(separator: "/")
    while true {
      if let number = numbers[(folders + ["404.html"]).joined(separator: "/")] { return number }
      guard folders.popLast() != nil else { return nil }
    }
  }

  /// A file as it is served, at once if it has been rendered before.
  func reply(_ status: HTTPStatus, with number: Int) -> HTTPReply {
    if let response = rendered[number] { return .response(response.with(status)) }
    return .work {
      let response = response(number)
      rendered[number] = response
      return response.with(status)
    }
  }

  private func response(_ number: Int) -> HTTPResponse {
    guard let file = draft.file(number) else { return .text(.notFound, "Not found.\n") }
    let type = MediaType.of(file.route.filePath)
    guard type == MediaType.html else { return HTTPResponse(.ok, type, file.bytes) }
    return HTTPResponse(.ok, type, PreviewedPage(file.bytes, version: version).bytes)
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

/// Files that have been rendered, so that a page that is asked for over and over costs no more than the
/// first time; they go with the draft that they are of.
private final class RenderedFiles: @unchecked Sendable {
  /// The most that is kept, in bytes; then all is forgotten.
  private static let limit = 8 * 1024 * 1024

  private let lock = NSLock()
  private var responses: [Int: HTTPResponse] = [:]
  private var size = 0

  subscript(number: Int) -> HTTPResponse? {
    get { lock.withLock { responses[number] } }
    set {
      lock.withLock {
        if size + (newValue?.body.count ?? 0) > Self.limit { (responses, size) = ([:], 0) }
        size += (newValue?.body.count ?? 0) - (responses[number]?.body.count ?? 0)
        responses[number] = newValue
      }
    }
  }
}
