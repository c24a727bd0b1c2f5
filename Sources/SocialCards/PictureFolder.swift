import Content
import Diagnostics
import Disk
import Publishing

/// The folder `pictures` of a source, and the only code that writes into it.
///
/// A file in it is ours if it is named as a picture is; others are left alone.
struct PictureFolder {
  private let source: OpenFolder

  /// - Throws: `PictureError.failed` where the source cannot be opened.
  init(in source: SourceFolder) throws(PictureError) {
    self.source = try Self.attempt { () throws(DiskError) in
      try OpenFolder(at: source.url.path(percentEncoded: false))
    }
  }

  /// The names of the pictures in it.
  var pictures: Set<String> {
    let names = (try? OpenFolder(Pictures.folder, in: source))?.names
    return Set(((try? names?()) ?? []).compactMap(\.self).filter(Self.isPicture))
  }

  private static func isPicture(_ name: String) -> Bool {
    name.wholeMatch(of: /[0-9a-f]{16}\.png/) != nil
  }

  /// Writes a picture whole, or not at all; it is not there yet.
  func write(_ bytes: [UInt8], named name: String) throws(PictureError) {
    try Self.attempt { () throws(DiskError) in
      let path = "\(Pictures.folder)/\(name)"
      try source.makeFolders(above: path)
      try source.create(bytes, at: path)
    }
  }

  func remove(_ name: String) throws(PictureError) {
    try Self.attempt { () throws(DiskError) in
      try source.remove("\(Pictures.folder)/\(name)")
    }
  }

  private static func attempt<Result>(_ body: () throws(DiskError) -> Result)
    throws(PictureError) -> Result
  {
    do {
      return try body()
    } catch {
      throw .failed(BuildError(error))
    }
  }
}
