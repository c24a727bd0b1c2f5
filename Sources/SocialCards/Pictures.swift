import Content
import Diagnostics
import Publishing
import Themes

/// The pictures that are there, each with the page it is of: what `sitegen pictures` has made in the
/// source folder, as far as it still shows what the pages say.
///
/// A build reads them like any other file of the source and draws none, so that it stays fast, needs no
/// other program, and gives the same bytes wherever the same files are.
package struct Pictures: Sendable {
  /// The folder they lie in, in the source and in the site.
  static let folder = SourceFolder.picturesFolder
  /// The picture that a theme brings for sites without any, among its assets.
  package static let readyMade = "picture.png"

  package private(set) var files: [File] = []
  /// The pages that could have a picture of their own and have none.
  package private(set) var missing = 0

  package struct File: Sendable {
    package let page: Route
    /// In the source, and in the site.
    package let path: String
    package let bytes: [UInt8]
  }

  /// None at all.
  package init() {}

  /// - Parameter diagnostics: gets a fault for each that is damaged.
  package init(
    in snapshot: SourceSnapshot, of site: SiteScope, into diagnostics: inout [Diagnostic]
  ) async {
    guard !snapshot.paths(under: Self.folder).isEmpty,
      let drawings = await SocialCards.drawings(of: site)
    else { return }
    for drawing in drawings {
      let path = "\(Self.folder)/\(drawing.fileName)"
      guard let bytes = snapshot.bytes(path) else {
        missing += 1
        continue
      }
      diagnostics += Self.faults(in: bytes, at: path, fix: "delete it, and run `sitegen pictures`")
      files.append(File(page: drawing.page, path: path, bytes: bytes))
    }
  }

  /// What is wrong with a file that should be a picture.
  package static func faults(in bytes: [UInt8], at path: String, fix: String) -> [Diagnostic] {
    if SocialCard.isOne(bytes) { return [] }
    return [
      Diagnostic(
        .wrongPicture(width: SocialCard.width, height: SocialCard.height, fix: fix),
        at: SourceLocation(path: path))
    ]
  }
}

extension SocialCard {
  /// Whether the bytes are those of a whole picture in the format and of the size of a card.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    ImageHeader(bytes).map { ($0.format, $0.width, $0.height) == (.png, width, height) } ?? false
  }
}
