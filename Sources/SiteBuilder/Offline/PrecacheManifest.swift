import Basics
import Publishing

/// The precache manifest: the files that the service worker caches when it is installed, by address and
/// digest. They are the pages, and all that they name in their heads.
///
/// A list that is the same for everyone, so that what a browser fetches says nothing of its reader.
struct PrecacheManifest: Sendable {
  /// Digests by the paths of routes.
  let digests: [String: String]
  /// A digest of everything that can be cached, on the list or not: another as soon as a page changes.
  let version: String

  /// The most bytes that are precached for a reader, who reads one edition: about a quarter of it in
  /// transit, a thousand pages. Of a larger edition letters and lists of them are cached when they are visited.
  static let limit = 16_000_000

  /// - Parameter languages: the tags of the editions, in their order.
  init(_ plan: SitePlan, of site: RenderedSite, languages: [String], limit: Int = Self.limit) {
    let data = languages.map { "\(plan.assets.route.path)data/\($0)/" }
    let candidates = zip(plan.files, site.files).compactMap { planned, file in
      planned.precaching.map { precaching in
        let edition = planned.edition ?? data.firstIndex { file.route.path.hasPrefix($0) }
        return Candidate(file: file, precaching: precaching, edition: edition)
      }
    }
    var all = SHA256()
    for candidate in candidates {
      all.update(Array("\(candidate.file.route.path)\n\(candidate.digest)\n".utf8))
    }
    version = String(all.finalized().hexadecimal.prefix(12))
    let sizes = Dictionary(grouping: candidates, by: \.edition)
      .mapValues { $0.reduce(0) { $0 + $1.file.bytes.count } }
    func isTooLarge(_ edition: Int?) -> Bool {
      let own = edition.flatMap { sizes[$0] } ?? 0
      return own + (sizes[nil] ?? 0) > limit
    }
    let tooLarge = Set(sizes.keys.filter(isTooLarge))
    digests = Dictionary(
      candidates.filter { !(tooLarge.contains($0.edition) && $0.precaching == .ifAllFindRoom) }.map
      {
        ($0.file.route.encodedPath, $0.digest)
      },
      uniquingKeysWith: { first, _ in first })
  }

  private struct Candidate {
    let file: RenderedSite.File
    let precaching: Precaching
    /// The place of the only edition that has it; nil for what all have.
    let edition: Int?

    /// As `worker.js` works it out: the first six bytes of SHA-256.
    var digest: String { String(file.digest.prefix(12)) }
  }
}
