import Foundation

/// What the system answered instead of doing something to a path.
package struct DiskError: Error, Equatable {
  package let code: Int32
  package let path: String

  package init(_ code: Int32, at path: String) {
    self.code = code
    self.path = path
  }

  package var reason: String { String(cString: strerror(code)) }

  /// Whether the place is closed to us, or its file system cannot do this: reasons to try another
  /// way, as opposed to a full or failing disk.
  package var meansAnotherWay: Bool {
    [
      EACCES, EPERM, EROFS, EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EMLINK, EILSEQ,
      ENAMETOOLONG,
    ].contains(code)
  }

  /// Whether the path is that of a symbolic link, through which nothing is done.
  package var isLink: Bool { code == ELOOP }
}

extension stat {
  package var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  package var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  package var isLink: Bool { st_mode & S_IFMT == S_IFLNK }

  /// Whether it is the very same file or folder, perhaps under another name.
  package func isSame(as other: stat) -> Bool {
    st_dev == other.st_dev && st_ino == other.st_ino
  }
}
