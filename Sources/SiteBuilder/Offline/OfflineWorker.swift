/// The service worker: what keeps the site on a device or, where a site does not want that, what
/// removes it from those that have kept it before.
///
/// Its address is the same in both cases, because a browser looks for a newer worker there only.
enum OfflineWorker {
  /// At the root, because a worker serves what lies beside and below it.
  static let route = Route("worker.js")

  static func keeping(_ files: KeptFiles, assets: AssetFolder) -> [UInt8] {
    let site = Site(version: files.version, assets: assets.route.path, files: files.digests)
    return Array("const site = \(JSONText.encode(site));\n".utf8) + PackageResources.worker_js
  }

  static let farewell = PackageResources.farewell_js

  /// The module by which every page asks for the worker, as the theme's own modules are published.
  static let module = Theme.Asset(
    path: "offline.js", bytes: PackageResources.offline_js, source: SettingsReader.path)

  private struct Site: Encodable {
    let version: String
    let assets: String
    let files: [String: String]
  }
}
