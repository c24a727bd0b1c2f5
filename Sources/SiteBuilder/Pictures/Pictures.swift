/// The pictures that are there, each with the page it is of: what `sitegen pictures` has made in the
/// source folder, as far as it still shows what the pages say.
///
/// A build reads them like any other file of the source and draws none, so that it stays fast, needs no
/// other program, and gives the same bytes wherever the same files are.
struct Pictures: Sendable {
  /// The folder they lie in, in the source and in the site.
  static let folder = "pictures"
  /// The picture that a theme brings for sites without any, among its assets.
  static let readyMade = "picture.png"

  private(set) var files: [File] = []
  /// The pages that could have a picture of their own and have none.
  private(set) var missing = 0

  struct File: Sendable {
    let page: Route
    /// In the source, and in the site.
    let path: String
    let bytes: [UInt8]
  }

  /// None at all.
  init() {}

  /// - Parameter diagnostics: gets a fault for each that is damaged.
  init(
    in snapshot: SourceSnapshot, library: Library, theme: Theme,
    into diagnostics: inout [Diagnostic]
  ) async {
    guard !snapshot.paths(under: Self.folder).isEmpty,
      let drawings = await SocialCards(library: library, theme: theme)?.all()
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
  static func faults(in bytes: [UInt8], at path: String, fix: String) -> [Diagnostic] {
    if PNGHeader(bytes)?.isOfSharedSize == true { return [] }
    return [Diagnostic(.wrongPicture(fix: fix), at: SourceLocation(path: path))]
  }
}

/// The beginning of a PNG file (PNG, third edition, sections 5.2 and 11.2.1).
struct PNGHeader: Equatable {
  let width: Int
  let height: Int

  /// Nil for anything but a PNG file that goes on to its end.
  init?(_ bytes: [UInt8]) {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 45, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8),
      bytes.suffix(8).prefix(4).elementsEqual("IEND".utf8)
    else { return nil }
    func number(at start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    width = number(at: 16)
    height = number(at: 20)
  }

  var isOfSharedSize: Bool {
    width == SocialCard.width && height == SocialCard.height
  }
}
