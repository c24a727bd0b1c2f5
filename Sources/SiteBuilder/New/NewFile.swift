import Foundation

/// A file that is not there yet, and the only code that writes into `content` and `themes`.
struct NewFile {
  let url: URL
  /// As it is reported.
  let path: String

  /// Writes it whole, or not at all; what is there already is never overwritten.
  func write(_ data: Data) throws(NewError) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw .exists(path: path)
    } catch {
      throw .failed(.cannotWrite(path: path, reason: error.localizedDescription))
    }
  }
}
