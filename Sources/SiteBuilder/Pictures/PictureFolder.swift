import Foundation

/// The folder `pictures` of a source, and the only code that writes into it.
///
/// A file in it is ours if it is named as a picture is; others are left alone.
struct PictureFolder {
  private let path: String

  init(at url: URL) {
    path = url.path(percentEncoded: false)
  }

  /// The names of the pictures in it.
  var pictures: Set<String> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Set(names.filter { $0.wholeMatch(of: /[0-9a-f]{16}\.png/) != nil })
  }

  /// Writes a picture whole, or not at all.
  func write(_ bytes: [UInt8], named name: String) throws(PictureError) {
    let unfinished = "\(path)/.\(name)"
    do throws(DiskError) {
      if !Disk.isFolder(path) { try Disk.makeFolder(path) }
      try Disk.remove(unfinished)
      try Disk.write(bytes, to: unfinished)
      try Disk.move(unfinished, to: "\(path)/\(name)")
    } catch {
      throw .failed(BuildError(error))
    }
  }

  func remove(_ name: String) throws(PictureError) {
    do { try Disk.remove("\(path)/\(name)") } catch { throw .failed(BuildError(error)) }
  }
}
