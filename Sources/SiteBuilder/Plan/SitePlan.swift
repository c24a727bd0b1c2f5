import Content
import Diagnostics
import Disk
import Etiquette
import Publishing
import SocialCards
import Themes

/// Every file the site will consist of, before any is rendered: its address, what it shows, and the
/// source that claims the address.
struct SitePlan: Sendable {
  /// In the order of their routes.
  let files: [PlannedFile]
  let assets: AssetFolder
  /// The pictures of their own that pages have.
  let pictures: [Route: Route]
  /// The one that the theme brings, for pages of sites that have none.
  let readyMadePicture: Route?
  /// The pages that could have one and have none, where others have.
  let missingPictures: Int
  /// The addresses of the pages, in their order.
  let pageAddresses: [String]
  private let indexByRoute: [Route: Int]

  /// - Parameter claims: in any order; of two claims on one file the first by source keeps it, and a
  ///   redirect never does.
  init(claims: [PlannedFile], assets: AssetFolder, pictures: Pictures = Pictures()) {
    var kept: [String: PlannedFile] = [:]
    var collisions: [Diagnostic] = []
    for claim in claims.sorted(by: { $0.precedes($1) }) {
      let path = claim.route.filePath
      // A redirect alone can have an address with the name of a file as its folder.
      let inTheWay = claim.forwarding == nil ? [] : path.foldersAbove
      if let holder = ([path] + inTheWay).lazy.compactMap({ kept[$0] }).first {
        collisions.append(claim.collision(with: holder))
      } else {
        kept[path] = claim
      }
    }
    let files = kept.values.sorted { $0.route < $1.route }
    collisions += Self.filesAsFolders(files)
    self.files = files
    pageAddresses = files.filter(\.isPage).map(\.route.address)
    self.assets = assets
    self.pictures = Dictionary(
      pictures.files.map { ($0.page, Route($0.path)) }, uniquingKeysWith: { first, _ in first })
    readyMadePicture = assets.assets.first { $0.path == Pictures.readyMade }
      .map { assets.route(of: $0.path) }
    missingPictures = pictures.missing
    self.collisions = collisions
    indexByRoute = Dictionary(
      uniqueKeysWithValues: files.enumerated().map { ($1.route, $0) })
  }

  /// Files that lie where others need a folder.
  private static func filesAsFolders(_ files: [PlannedFile]) -> [Diagnostic] {
    let plain = Dictionary(
      files.filter { !$0.isPage }.map { ($0.route.filePath, $0) },
      uniquingKeysWith: { first, _ in first })
    return files.compactMap { file in
      guard let holder = file.route.filePath.foldersAbove.lazy.compactMap({ plain[$0] }).first
      else { return nil }
      return Diagnostic(
        .addressClaimedTwice(holder.route.address), at: SourceLocation(path: file.claimant),
        notes: [.addressTaken(by: holder.claimant)])
    }
  }

  /// Two claims on one address, each a fault that names both claimants.
  let collisions: [Diagnostic]

  subscript(route: Route) -> PlannedFile? {
    indexByRoute[route].map { files[$0] }
  }

  /// The place of a route's file in `files`.
  func number(of route: Route) -> Int? { indexByRoute[route] }
}

/// A file of the site to be.
///
/// It is a class because it never changes and is in many lists.
final class PlannedFile: Sendable {
  let route: Route
  /// The source file that asks for it, relative to the source folder.
  let claimant: String
  /// The edition it belongs to, by its place in the library; nil for what belongs to all.
  let edition: Int?
  let content: Content

  init(route: Route, claimant: String, edition: Int?, content: Content) {
    self.route = route
    self.claimant = claimant
    self.edition = edition
    self.content = content
  }

  /// Where it leads, if it is a redirect.
  var forwarding: Forwarding? {
    if case .redirect(let forwarding) = content { forwarding } else { nil }
  }

  /// Redirects come last; else it is by source.
  fileprivate func precedes(_ other: PlannedFile) -> Bool {
    let (own, others) = (forwarding, other.forwarding)
    if (own == nil) != (others == nil) { return own == nil }
    return claimant == other.claimant
      ? (own?.place.line ?? 0) < (others?.place.line ?? 0) : claimant < other.claimant
  }

  fileprivate func collision(with holder: PlannedFile) -> Diagnostic {
    let note = Diagnostic.Note.addressTaken(by: holder.claimant)
    if let forwarding {
      return forwarding.place.diagnostic(.redirectFromUsedAddress(route.address), notes: [note])
    }
    return Diagnostic(
      .addressClaimedTwice(route.address), at: SourceLocation(path: claimant), notes: [note])
  }

  /// A page, or a file that is generated or published as it is.
  enum Content: Sendable {
    case page(any PlannedPage)
    case letterText(Letter)
    case replyText(Reply)
    case letterIndex
    case feed
    case openSearch
    case sitemap
    case robots
    case redirect(Forwarding)
    case hostHeaders
    case redirectList
    /// The web app manifest, by which an edition can be installed.
    case webManifest(ThemeApp)
    /// The service worker, or the one that unregisters it.
    case worker
    /// An empty marker file, such as `.nojekyll`.
    case emptyFile
    /// A social card: the image that Open Graph names for a page; no page loads it.
    case picture([UInt8])
    case asset([UInt8])
    /// A picture of the content, which pages show.
    case image(ContentImage)
    /// A file of the source as it is, the publisher's own or one to work with; no page loads it.
    case download([UInt8])

    init<Kind: SitePage>(_ kind: Kind.Type, _ subject: Kind.Subject) {
      self = .page(PageOf<Kind>(subject: subject))
    }
  }

  var page: (any PlannedPage)? {
    if case .page(let page) = content { page } else { nil }
  }

  /// An HTML page that visitors come to: one that can be linked to and has a place in the sitemap.
  var isPage: Bool { page?.isSentForAnyAddress == false }

  /// A page, or the one that is sent for an address where there is none.
  var isHTML: Bool { page != nil }

  /// Nil for what devices do not keep.
  var precaching: Precaching? {
    switch content {
    case .page(let page): page.precaching
    case .asset, .webManifest: .always
    case .image: .ifAllFindRoom
    default: nil
    }
  }
}

/// What a former address leads to.
struct Forwarding: Sendable {
  let target: Route
  /// A query and a fragment, with their marks.
  var suffix = ""
  /// Where an editor asks for it.
  let place: Place
}

/// One page of a paginated list.
struct Pager: Sendable, Equatable {
  /// From 1.
  let number: Int
  let count: Int
  let range: Range<Int>

  /// - Parameters:
  ///   - number: from 1 to `count(of:perPage:)`.
  init(_ number: Int, of total: Int, perPage: Int) {
    self.number = number
    count = Self.count(of: total, perPage: perPage)
    let start = min(total, (number - 1) * perPage)
    range = start..<min(total, start + perPage)
  }

  /// At least one, so that an empty list has a page as well.
  static func count(of total: Int, perPage: Int) -> Int {
    max(1, (total + perPage - 1) / perPage)
  }
}
