import Diagnostics
import Disk
import Foundation

/// Held while a build changes the output folder, so that two never do at once.
///
/// It is a lock on a file beside the folder, with the process's number in it. The kernel lets go of
/// it when the process ends, however it ends; a file that is left over locks nothing. The file is ours
/// if nothing but such a number is in it and it has no other name.
struct OutputLock: Sendable {
  private let folder: OpenFolder
  private let name: String
  private let descriptor: Int32

  /// In the output folder, for where the folder that it lies in is closed to us.
  static let innerName = ".sitegen-lock"

  /// Tries to lock an open file without waiting for it; what it returns is zero, or the `errno` of `flock`.
  typealias Attempt = @Sendable (Int32) -> Int32

  /// Waits until nobody else holds the lock, and takes it.
  ///
  /// - Throws: `BuildError.outputInUse` when another process still holds it after that time, or the task is
  ///   cancelled before that, `BuildError.outputRefused` where something else is in the place of its file, and
  ///   `BuildError.cannotWrite` where no lock can be made, as on a file system that has none.
  static func take(
    _ target: PublishTarget, waiting patience: Duration,
    by attempt: Attempt = { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
  ) async throws(BuildError) -> Self {
    let end = ContinuousClock.now + patience
    while true {
      let (folder, name) = try lockFile(target)
      let descriptor = try open(name, in: folder, target)
      let lock = OutputLock(folder: folder, name: name, descriptor: descriptor)
      let code = attempt(descriptor)
      if code == 0 {
        if try lock.isWritten(or: target) { return lock }
        close(descriptor)
        continue
      }
      close(descriptor)
      guard code == EWOULDBLOCK || code == EINTR else {
        throw BuildError(DiskError(code, at: folder.full(name)))
      }
      let isOver = ContinuousClock.now >= end
      do {
        if isOver { throw CancellationError() }
        try await Task.sleep(for: .milliseconds(20))
      } catch {
        throw .outputInUse(path: target.place.path, process: holder(name, in: folder))
      }
    }
  }

  /// Lets the next build go on; nothing of the lock is left.
  func release() {
    if isNamed { try? folder.remove(name) }
    close(descriptor)
  }

  private static func lockFile(_ target: PublishTarget) throws(BuildError) -> (OpenFolder, String) {
    let code = target.parent.writability
    if code == 0 { return (target.parent, target.place.lockName) }
    guard let output = try target.attempt(target.output) else {
      throw BuildError(DiskError(code, at: target.place.path))
    }
    return (output, innerName)
  }

  /// Whatever lies there is opened without waiting and without being changed.
  private static func open(_ name: String, in folder: OpenFolder, _ target: PublishTarget)
    throws(BuildError) -> Int32
  {
    do {
      return try folder.openFile(name, O_RDWR | O_CREAT | O_NONBLOCK)
    } catch  where [ELOOP, EISDIR, ENXIO].contains(error.code) {
      throw target.isInTheWay(error.path)
    } catch {
      throw BuildError(error)
    }
  }

  /// Writes the number of this process into the file, whose lock is held.
  ///
  /// - Returns: false where the last holder has removed the file meanwhile: it locks nothing any more.
  private func isWritten(or target: PublishTarget) throws(BuildError) -> Bool {
    guard isNamed else { return false }
    guard isOurs else {
      close(descriptor)
      throw target.isInTheWay(folder.full(name))
    }
    let number = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
    _ = number.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    _ = ftruncate(descriptor, off_t(number.count))
    return true
  }

  private var isNamed: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let named = folder.status(name) else { return false }
    return named.isSame(as: status)
  }

  private var isOurs: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.isFile, status.st_nlink == 1 else {
      return false
    }
    return status.st_size == 0 || Self.holder(name, in: folder) != nil
  }

  /// The number of the process that has written the file; nil where something else is in it.
  private static func holder(_ name: String, in folder: OpenFolder) -> Int32? {
    guard let bytes = folder.bytes(name, limit: 16), bytes.last == UInt8(ascii: "\n") else {
      return nil
    }
    return Int32(String(decoding: bytes.dropLast(), as: UTF8.self))
  }
}
