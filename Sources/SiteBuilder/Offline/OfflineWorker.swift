import Content
import Publishing
import Themes

/// The service worker that makes the site work offline or, where the settings turn that off, the one
/// that unregisters it and deletes its caches.
///
/// Its address is the same in both cases, because a browser looks for a newer worker there only.
enum OfflineWorker {
  /// At the root, because a worker serves what lies beside and below it.
  static let route = Route("worker.js")

  /// - Parameter languages: the tags of the editions; the first is at the root.
  static func precaching(_ files: PrecacheManifest, assets: AssetFolder, languages: [String])
    -> [UInt8]
  {
    let site = Site(
      version: files.version, assets: assets.route.path, languages: languages, files: files.digests)
    return Array("const site = \(JSONText.encode(site));\n".utf8)
      + Script.compacted(PackageResources.worker_js)
  }

  static let unregistering = Script.compacted(PackageResources.unregister_js)

  /// The module by which every page asks for the worker, as the theme's own modules are published.
  static let module = Theme.Asset(
    path: "offline.js", bytes: Script.compacted(PackageResources.offline_js),
    source: SettingsReader.path)

  private struct Site: Encodable {
    let version: String
    let assets: String
    let languages: [String]
    let files: [String: String]
  }
}
