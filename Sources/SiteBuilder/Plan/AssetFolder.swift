import Basics
import Publishing
import Themes

/// The files that pages need besides themselves: the theme's assets and the data modules of each
/// language, in one folder.
///
/// The folder's name is a digest of all names and bytes in it, so that an address never changes its
/// content, and files in it can refer to each other by unchanging relative references.
struct AssetFolder: Sendable {
  let route: Route
  /// In path order; the paths relative to the folder.
  let assets: [Theme.Asset]

  init(of site: SiteScope) {
    let ofProgram = site.library.settings.isOfflineEnabled ? [OfflineWorker.module] : []
    self.init(site.theme.assets + ofProgram + site.editions.flatMap { DataModules($0).assets() })
  }

  init(_ unordered: [Theme.Asset]) {
    assets = unordered.sorted { $0.path.precedesByBytes($1.path) }
    var digest = SHA256()
    for asset in assets {
      digest.update(Array("\(asset.path)\n\(asset.bytes.count)\n".utf8))
      digest.update(asset.bytes)
    }
    route = Route("assets/\(digest.finalized().hexadecimal.prefix(12))/")
  }

  func route(of path: String) -> Route {
    Route(route.path + path)
  }
}
