import Foundation

/// Held while a build changes the output folder, so that two never do at once.
///
/// It is a lock on a file beside the folder, with the process's number in it. The kernel lets go of
/// it when the process ends, however it ends; a file that is left over locks nothing.
struct OutputLock: Sendable {
  private let path: String
  private let descriptor: Int32

  /// In the output folder, for where the folder that it lies in is closed to us.
  static let innerName = ".sitegen-lock"

  /// Waits until nobody else holds the lock, and takes it.
  ///
  /// - Throws: `BuildError.outputInUse` when another process still holds it after that time, and
  ///   `BuildError.cannotWrite` where no lock can be made.
  static func take(_ place: OutputPlace, waiting patience: Duration) async throws(BuildError)
    -> Self
  {
    do {
      try Disk.makeFolders(place.parent)
    } catch {
      throw BuildError(error)
    }
    let end = ContinuousClock.now + patience
    while true {
      let path = try lockPath(place)
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw BuildError(DiskError(errno, at: path)) }
      let isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      // A file that its last holder has removed meanwhile locks nothing any more.
      if isHeld, let status = Disk.status(path), status.isFile(of: descriptor) {
        _ = ftruncate(descriptor, 0)
        let number = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
        _ = number.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        return OutputLock(path: path, descriptor: descriptor)
      }
      close(descriptor)
      if isHeld { continue }
      if ContinuousClock.now >= end {
        throw .outputInUse(path: place.folder, process: holder(path))
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Lets the next build go on; nothing of the lock is left.
  func release() {
    unlink(path)
    close(descriptor)
  }

  private static func lockPath(_ place: OutputPlace) throws(BuildError) -> String {
    if access(place.parent, W_OK) == 0 { return place.lock }
    let code = errno
    if Disk.isFolder(place.folder) { return place.path(innerName) }
    throw BuildError(DiskError(code, at: place.folder))
  }

  private static func holder(_ path: String) -> Int32? {
    Disk.bytes(path).flatMap { bytes in
      Int32(String(decoding: bytes, as: UTF8.self).trimmingWhitespace())
    }
  }
}

extension stat {
  fileprivate func isFile(of descriptor: Int32) -> Bool {
    var open = stat()
    return fstat(descriptor, &open) == 0 && open.st_dev == st_dev && open.st_ino == st_ino
  }
}
