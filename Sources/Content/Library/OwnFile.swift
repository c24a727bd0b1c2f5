import Publishing

/// A file of the publisher's that goes online as it is: a `CNAME`, a PDF, what is in `.well-known/`.
package struct OwnFile: Sendable {
  /// The folder they lie in, relative to the source folder.
  static let folder = "static"

  /// Relative to the source folder.
  package let path: String
  package let bytes: [UInt8]

  /// Its address is its place in the folder.
  package var route: Route {
    let path = String(self.path.dropFirst(Self.folder.count + 1))
    // The page of a folder has the address of the folder.
    return Route(
      path == "index.html" || path.hasSuffix("/index.html")
        ? String(path.dropLast("index.html".count)) : path)
  }

  static func all(in snapshot: SourceSnapshot) -> [OwnFile] {
    snapshot.paths(under: folder).map { OwnFile(path: $0, bytes: snapshot.bytes($0) ?? []) }
  }
}
