import CFileSystem
import Foundation

/// An open folder, in which files are looked at and changed.
///
/// Paths are relative to it, and are opened folder by folder from its own descriptor, never through a
/// symbolic link (openat(2), `O_NOFOLLOW`). So no call reaches beyond the folder, whatever the path
/// says and whatever somebody puts there meanwhile; where a link is in the way, the error is `ELOOP`
/// and its path is that of the link.
///
///     let output = try OpenFolder(at: "/srv/www")
///     try output.remove("letters/pay/index.html")
package final class OpenFolder: Sendable {
  /// As it is reported.
  package let path: String
  private let descriptor: Int32

  /// Opens the folder that a path leads to, over links too: it is the path that somebody has given us.
  package init(at path: String) throws(DiskError) {
    descriptor = Foundation.open(path, Self.flags)
    self.path = path
    if descriptor < 0 { throw DiskError(errno, at: path) }
  }

  /// Opens a folder in another.
  package init(_ relative: String, in parent: OpenFolder) throws(DiskError) {
    descriptor = try parent.call(relative) { openat($0, $1, Self.flags | O_NOFOLLOW) }
    path = parent.full(relative)
  }

  deinit { close(descriptor) }

  /// Leave to read the folder is not needed to open what is in it.
  private static let flags = O_DIRECTORY | O_CLOEXEC | open_for_search

  // MARK: Looking

  /// What the folder itself is.
  package var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// What lies at a path, a symbolic link as itself; nil where nothing does, or only through a link.
  package func status(_ path: String) -> stat? { (try? lookUp(path)) ?? nil }

  /// What lies at a path, a symbolic link as itself; nil where nothing does.
  ///
  /// - Throws: `DiskError`, such as for a link in the place of a folder on the way.
  package func lookUp(_ path: String) throws(DiskError) -> stat? {
    var status = stat()
    do {
      _ = try call(path) { fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }
      return status
    } catch  where error.code == ENOENT || error.code == ENOTDIR {
      return nil
    }
  }

  func isFolder(_ path: String) -> Bool { status(path)?.isFolder ?? false }

  package func isFile(_ path: String) -> Bool { status(path)?.isFile ?? false }

  /// Whether a file holds exactly these bytes.
  package func file(_ path: String, holds bytes: [UInt8]) -> Bool {
    guard let size = status(path), size.st_size == bytes.count else { return false }
    return self.bytes(path, limit: bytes.count) == bytes
  }

  /// The bytes of a file; nil where there is none, it cannot be read, or it has more than the limit.
  package func bytes(_ path: String, limit: Int) -> [UInt8]? {
    guard let file = try? openFile(path, O_RDONLY | O_NONBLOCK) else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.isFile, status.st_size <= limit else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        // A buffer of at least one byte has an address.
        // swift-format-ignore: NeverForceUnwrap
        let length = read(file, buffer.baseAddress! + count, size - count)
        if length < 0, errno == EINTR { continue }
        if length <= 0 { return }
        count += length
      }
    }
    return bytes.count == size ? bytes : nil
  }

  /// The names in the folder, in no order; nil for one that is not UTF-8.
  package func names() throws(DiskError) -> [String?] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw DiskError(errno, at: path) }
    defer { closedir(stream) }
    var names: [String?] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  // MARK: Changing

  package func makeFolder(_ path: String) throws(DiskError) {
    _ = try call(path) { mkdirat($0, $1, 0o777) }
  }

  /// Makes the folders that a path lies in, as far as they are not there yet.
  package func makeFolders(above path: String) throws(DiskError) {
    for folder in path.foldersAbove where status(folder) == nil {
      do {
        try makeFolder(folder)
      } catch  where error.code == EEXIST {
        // Somebody else has made it meanwhile.
      }
    }
  }

  /// Opens the folder at an absolute path without links; makes it, and those it lies in, as far as they
  /// are not there yet.
  package static func making(_ path: String) throws(DiskError) -> OpenFolder {
    for there in [path] + path.foldersAbove.reversed().dropLast() + ["/"] {
      do {
        let folder = try OpenFolder(at: there)
        let length = there == "/" ? 1 : there.utf8.count + 1
        let rest = String(decoding: path.utf8.dropFirst(length), as: UTF8.self)
        if rest.isEmpty { return folder }
        try folder.makeFolders(above: rest + "/")
        return try OpenFolder(rest, in: folder)
      } catch  where error.code == ENOENT {
        continue
      }
    }
    throw DiskError(ENOENT, at: path)
  }

  /// Opens a file, which the caller closes; one that is made can be read by whom the umask lets.
  package func openFile(_ path: String, _ flags: Int32) throws(DiskError) -> Int32 {
    try call(path) { openat($0, $1, flags | O_CLOEXEC | O_NOFOLLOW, 0o666) }
  }

  /// Makes a file that is not there yet.
  ///
  /// - Parameter isSynced: whether to wait until the bytes are on the disk itself.
  package func write(_ bytes: [UInt8], to path: String, isSynced: Bool = false) throws(DiskError) {
    let file = try openFile(path, O_WRONLY | O_CREAT | O_EXCL)
    let code = Self.fill(file, with: bytes, isSynced: isSynced)
    if code != 0 { throw DiskError(code, at: full(path)) }
  }

  /// Makes a file that is not there yet, whole or not at all, even if the process is killed meanwhile:
  /// it gets its name when all is in it. Where the file system cannot do that, it is written in place
  /// and removed if that fails.
  package func create(_ bytes: [UInt8], at path: String) throws(DiskError) {
    let result = try call(path) { parent, name in
      guard open_without_name != 0 else { return 1 }
      let file = openat(parent, ".", O_WRONLY | O_CLOEXEC | open_without_name, 0o666)
      guard file >= 0 else { return 1 }
      let copy = fcntl(file, F_DUPFD_CLOEXEC, 0)
      defer { close(copy) }
      let code = Self.fill(file, with: bytes, isSynced: false)
      if code != 0 {
        errno = code
        return -1
      }
      let isNamed = linkat(AT_FDCWD, "/proc/self/fd/\(copy)", parent, name, AT_SYMLINK_FOLLOW) == 0
      return isNamed ? 0 : errno == EEXIST ? -1 : 1
    }
    if result == 0 { return }
    let file = try openFile(path, O_WRONLY | O_CREAT | O_EXCL)
    let code = Self.fill(file, with: bytes, isSynced: false)
    guard code != 0 else { return }
    try? remove(path)
    throw DiskError(code, at: full(path))
  }

  /// Gives a file, or a symbolic link itself, a second name in this folder or in another.
  package func link(_ path: String, to other: String, in folder: OpenFolder) throws(DiskError) {
    try between(path, other, in: folder) { linkat($0, $1, $2, $3, 0) }
  }

  /// Moves a file or a folder, over a file or an empty folder that is there.
  package func move(_ path: String, to other: String, in folder: OpenFolder) throws(DiskError) {
    try between(path, other, in: folder) { renameat($0, $1, $2, $3) }
  }

  /// Puts each of two entries directly in the folder in the other's place, in one step.
  ///
  /// - Returns: 0, or the `errno` of what kept it from being done.
  package func exchange(_ first: String, _ second: String) -> Int32 {
    exchange_entries(descriptor, first, second)
  }

  /// Removes a file; one that is gone already is fine.
  package func remove(_ path: String) throws(DiskError) {
    _ = try call(path) { unlinkat($0, $1, 0) == 0 || errno == ENOENT ? 0 : -1 }
  }

  /// Removes an empty folder; one that is gone already is fine.
  package func removeFolder(_ path: String) throws(DiskError) {
    _ = try call(path) { unlinkat($0, $1, AT_REMOVEDIR) == 0 || errno == ENOENT ? 0 : -1 }
  }

  /// Gives the folder the permissions and, as far as that is allowed, the owner of another.
  package func givePermissions(of other: stat) throws(DiskError) {
    let readable = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard readable >= 0 else { throw DiskError(errno, at: path) }
    defer { close(readable) }
    if let own = status, own.st_uid != other.st_uid || own.st_gid != other.st_gid {
      _ = fchown(readable, other.st_uid, other.st_gid)
    }
    if fchmod(readable, other.st_mode & 0o7777) != 0 { throw DiskError(errno, at: path) }
  }

  /// Whether files may be made in the folder; 0, or the `errno` of what speaks against it.
  package var writability: Int32 { faccessat(descriptor, ".", W_OK | X_OK, 0) == 0 ? 0 : errno }

  // MARK: Paths

  package func full(_ relative: String) -> String {
    path == "/" ? "/" + relative : path + "/" + relative
  }

  private func between(
    _ path: String, _ other: String, in folder: OpenFolder,
    _ body: (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>) -> Int32
  ) throws(DiskError) {
    var failure: DiskError?
    _ = try call(path) { parent, name in
      do throws(DiskError) {
        return try folder.call(other) { body(parent, name, $0, $1) }
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
  }

  /// Opens the folder that a path lies in, and does something to the last part of the path there.
  ///
  /// - Parameter body: given the folder's descriptor and the last part. Less than 0 stands for a
  ///   failure that `errno` explains.
  private func call(_ path: String, _ body: (Int32, UnsafePointer<CChar>) -> Int32)
    throws(DiskError) -> Int32
  {
    var walk = PathWalk(from: descriptor)
    var parts = path.utf8CString
    let (result, code) = parts.withUnsafeMutableBufferPointer { buffer -> (Int32, Int32) in
      defer { walk.end() }
      guard let end = walk.openParent(buffer) else { return (-1, walk.failure) }
      let result = body(end.folder, end.name)
      return (result, errno)
    }
    if result >= 0 { return result }
    let failed = String(decoding: path.utf8.prefix(walk.length ?? path.utf8.count), as: UTF8.self)
    throw DiskError(code, at: full(failed))
  }

  /// Writes all bytes to an open file and closes it; 0, or the `errno` of what went wrong.
  private static func fill(_ file: Int32, with bytes: [UInt8], isSynced: Bool) -> Int32 {
    var written = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let length = Foundation.write(file, rest.baseAddress, rest.count)
        if length < 0, errno == EINTR { continue }
        if length < 0 {
          failure = errno
          return
        }
        written += length
      }
    }
    if failure == 0, isSynced, fsync(file) != 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    return failure
  }
}

/// The way from an open folder to the folder that a path lies in, by one call for each part.
private struct PathWalk {
  private let start: Int32
  private var current: Int32
  private(set) var failure: Int32 = 0
  /// How many bytes of the path lead to what failed.
  private(set) var length: Int?

  init(from start: Int32) {
    self.start = start
    current = start
  }

  /// - Parameter path: ends in a NUL, and is cut into parts here.
  /// - Returns: nil where a part cannot be opened, or is none.
  mutating func openParent(_ path: UnsafeMutableBufferPointer<CChar>)
    -> (folder: Int32, name: UnsafePointer<CChar>)?
  {
    let slash = CChar(bitPattern: UInt8(ascii: "/"))
    guard let base = path.baseAddress, strlen(base) == path.count - 1 else { return fail(EINVAL) }
    var part = base
    for index in 0..<path.count - 1 where path[index] == slash {
      path[index] = 0
      guard isName(part) else { return fail(EINVAL, index) }
      let next = openat(
        current, part, O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW | open_for_search)
      if next < 0 { return fail(isLink(part) ? ELOOP : errno, index) }
      end()
      current = next
      part = base + index + 1
    }
    return isName(part) ? (current, UnsafePointer(part)) : fail(EINVAL)
  }

  mutating func end() {
    if current != start { close(current) }
    current = start
  }

  private mutating func fail(_ code: Int32, _ length: Int? = nil)
    -> (folder: Int32, name: UnsafePointer<CChar>)?
  {
    failure = code
    self.length = length
    return nil
  }

  /// Whether it is the name of something in a folder.
  private func isName(_ part: UnsafePointer<CChar>) -> Bool {
    part[0] != 0 && strcmp(part, ".") != 0 && strcmp(part, "..") != 0
  }

  private func isLink(_ part: UnsafePointer<CChar>) -> Bool {
    let code = errno
    defer { errno = code }
    var status = stat()
    return fstatat(current, part, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.isLink
  }
}
