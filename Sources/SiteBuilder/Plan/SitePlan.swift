import Etiquette

/// Every file the site will consist of, before any is rendered: its address, what it shows, and the
/// source that claims the address.
public struct SitePlan: Sendable {
  /// In the order of their routes.
  let files: [PlannedFile]
  let assets: AssetFolder
  private let indexByRoute: [Route: Int]

  /// - Parameter claims: in any order; of two claims on one address the first by source keeps it.
  init(claims: [PlannedFile], assets: AssetFolder) {
    var kept: [Route: PlannedFile] = [:]
    var collisions: [Diagnostic] = []
    for claim in claims.sorted(by: { $0.claimant < $1.claimant }) {
      if let holder = kept[claim.route] {
        let fault = Fault.addressClaimedTwice(claim.route.address, other: holder.claimant)
        collisions.append(Diagnostic(fault, at: SourceLocation(path: claim.claimant)))
      } else {
        kept[claim.route] = claim
      }
    }
    let files = kept.values.sorted { $0.route < $1.route }
    self.files = files
    self.assets = assets
    self.collisions = collisions
    indexByRoute = Dictionary(
      uniqueKeysWithValues: files.enumerated().map { ($1.route, $0) })
  }

  /// Two claims on one address, each a fault that names both claimants.
  let collisions: [Diagnostic]

  subscript(route: Route) -> PlannedFile? {
    indexByRoute[route].map { files[$0] }
  }

  /// The planned address nearest to one that is not planned.
  func suggestion(for address: String) -> String? {
    let pages = files.lazy.filter(\.content.isPage).map(\.route.address)
    return Spelling.nearest(to: address, among: Array(pages))
  }
}

/// A file of the site to be.
struct PlannedFile: Sendable {
  let route: Route
  /// The source file that asks for it, relative to the source folder.
  let claimant: String
  /// The edition it belongs to, by its place in the library; nil for what belongs to all.
  let edition: Int?
  let content: Content

  /// What a file shows.
  enum Content: Sendable {
    case home
    case guide
    case guideline(GuidelinePage)
    case gallery(page: Int)
    case facet(Facet)
    case facetValue(FacetValue, of: Facet, page: Int)
    case matrix
    case letter(LetterPage)
    case letterText(Letter)
    case phrasebook
    case write
    case check
    case debates
    case debate(Debate)
    case page(Page)
    case notFound
    case letterIndex
    case feed
    case sitemap
    case robots
    case asset([UInt8])

    /// An HTML page that visitors come to: one that can be linked to and has a place in the sitemap.
    var isPage: Bool {
      switch self {
      case .letterText, .notFound, .letterIndex, .feed, .sitemap, .robots, .asset: false
      default: true
      }
    }
  }
}

/// A run of a list that is shown over several pages.
struct PageOfList: Sendable, Equatable {
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
