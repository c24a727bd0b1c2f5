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

  /// The most bytes that are precached, about a quarter of it in transit: a thousand pages. Of a larger
  /// site letters and lists of them are cached when they are visited.
  static let limit = 16_000_000

  init(_ plan: SitePlan, of site: RenderedSite, limit: Int = Self.limit) {
    let candidates = zip(plan.files, site.files).compactMap { planned, file in
      planned.precaching.map { Candidate(file: file, precaching: $0) }
    }
    var all = SHA256()
    for candidate in candidates {
      all.update(Array("\(candidate.file.route.path)\n\(candidate.digest)\n".utf8))
    }
    version = String(all.finalized().hexadecimal.prefix(12))
    let isTooLarge = candidates.reduce(0) { $0 + $1.file.bytes.count } > limit
    digests = Dictionary(
      candidates.filter { !(isTooLarge && $0.precaching == .ifAllFindRoom) }.map {
        ($0.file.route.encodedPath, $0.digest)
      },
      uniquingKeysWith: { first, _ in first })
  }

  private struct Candidate {
    let file: RenderedSite.File
    let precaching: Precaching

    /// As `worker.js` works it out: the first six bytes of SHA-256.
    var digest: String { String(file.digest.prefix(12)) }
  }
}
