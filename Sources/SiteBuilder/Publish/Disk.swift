import Foundation

/// The calls by which publishing looks at the disk and changes it. No call follows a symbolic link
/// that is the last part of its path, and each says what could not be done and why.
enum Disk {
  // MARK: Looking

  /// What lies at a path, a symbolic link as itself; nil where nothing does.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  static func isFolder(_ path: String) -> Bool {
    status(path)?.isFolder ?? false
  }

  static func isFile(_ path: String) -> Bool {
    status(path)?.isFile ?? false
  }

  /// Whether two paths name the very same file, by another hard link.
  static func areSame(_ first: String, _ second: String) -> Bool {
    guard let first = status(first), let second = status(second) else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Whether a file holds exactly these bytes.
  static func file(_ path: String, holds bytes: [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.isFile, status.st_size == bytes.count else {
      return false
    }
    return contents(of: descriptor, size: bytes.count).map { $0 == bytes } ?? false
  }

  /// The bytes of a file; nil where there is none or it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.isFile else { return nil }
    return contents(of: descriptor, size: Int(status.st_size))
  }

  private static func contents(of descriptor: Int32, size: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        // A buffer of at least one byte has an address.
        // swift-format-ignore: NeverForceUnwrap
        let length = read(descriptor, buffer.baseAddress! + count, size - count)
        if length < 0, errno == EINTR { continue }
        if length <= 0 { return }
        count += length
      }
    }
    return bytes.count == size ? bytes : nil
  }

  // MARK: Changing

  static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o777) != 0 { throw DiskError(errno, at: path) }
  }

  /// Makes a folder and those above it, as far as they are not there yet.
  static func makeFolders(_ path: String) throws(DiskError) {
    for folder in path.foldersAbove.dropFirst() + [path] where !isFolder(folder) {
      try makeFolder(folder)
    }
  }

  /// Makes a file that is not there yet.
  ///
  /// - Parameter isSynced: whether to wait until the bytes are on the disk itself.
  static func write(_ bytes: [UInt8], to path: String, isSynced: Bool = false) throws(DiskError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw DiskError(errno, at: path) }
    var written = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let length = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if length < 0, errno == EINTR { continue }
        if length < 0 {
          failure = errno
          return
        }
        written += length
      }
    }
    if failure == 0, isSynced, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw DiskError(failure, at: path) }
  }

  /// Gives a file, or a symbolic link, a second name.
  static func link(_ path: String, to other: String) throws(DiskError) {
    if linkat(AT_FDCWD, path, AT_FDCWD, other, 0) != 0 { throw DiskError(errno, at: path) }
  }

  /// Moves a file or a folder, over a file that is there.
  static func move(_ path: String, to other: String) throws(DiskError) {
    if rename(path, other) != 0 { throw DiskError(errno, at: other) }
  }

  /// Removes a file; one that is gone already is fine.
  static func remove(_ path: String) throws(DiskError) {
    if unlink(path) != 0, errno != ENOENT { throw DiskError(errno, at: path) }
  }

  /// Removes an empty folder; one that is gone already is fine.
  static func removeFolder(_ path: String) throws(DiskError) {
    if rmdir(path) != 0, errno != ENOENT { throw DiskError(errno, at: path) }
  }

  /// Removes a folder with all that is in it on its own file system.
  ///
  /// - Parameter last: a file directly in it that goes when everything else is gone.
  static func removeTree(_ path: String, last: String) throws(DiskError) {
    let listing = FolderListing(path)
    for file in listing.files.keys where file != last { try remove(path + "/" + file) }
    for folder in listing.folders.reversed() { try removeFolder(path + "/" + folder) }
    try remove(path + "/" + last)
    try removeFolder(path)
  }

  /// Gives a folder the permissions and, as far as that is allowed, the owner of another.
  static func givePermissions(of other: stat, to path: String) throws(DiskError) {
    if let own = status(path), own.st_uid != other.st_uid || own.st_gid != other.st_gid {
      _ = lchown(path, other.st_uid, other.st_gid)
    }
    if chmod(path, other.st_mode & 0o7777) != 0 { throw DiskError(errno, at: path) }
  }
}

/// What the system answered instead of doing something to a path.
package struct DiskError: Error, Equatable {
  let code: Int32
  let path: String

  package init(_ code: Int32, at path: String) {
    self.code = code
    self.path = path
  }

  var reason: String { String(cString: strerror(code)) }

  /// Whether the place is closed to us, or its file system cannot do this: reasons to try another
  /// way, as opposed to a full or failing disk.
  var meansAnotherWay: Bool {
    [EACCES, EPERM, EROFS, EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EMLINK, EILSEQ]
      .contains(code)
  }
}

extension BuildError {
  init(_ error: DiskError) {
    self = .cannotWrite(path: error.path, reason: error.reason)
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}
