#if os(Linux)
  // Sources may be used from any thread, which the module does not say.
  @preconcurrency import Dispatch
  import Glibc

  /// Hears of changes from the kernel (inotify(7)) as they happen.
  struct InotifyWatch {
    private let folders: WatchedFolders
    private let descriptor: Int32
    /// The folder of each watch, relative to the source; empty for the source itself.
    private var folderByWatch: [Int32: String] = [:]

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)

    /// Watches from now on.
    ///
    /// - Returns: nil where the system refuses, as it does when the user's limit of watches or
    ///   instances is reached.
    init?(_ folders: WatchedFolders) {
      self.folders = folders
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      guard watch("") && WatchedFolders.roots.allSatisfy({ watchTree($0) }) else {
        close(descriptor)
        return nil
      }
    }

    /// Calls `onChange` after each change, until it is cancelled.
    ///
    /// - Returns: early, if the system refuses to watch a new folder.
    mutating func run(onChange: () async -> Void) async {
      for await bytes in Self.reads(of: descriptor) {
        let relevant = InotifyEvent.decode(bytes).filter { concerns($0) }
        guard !relevant.isEmpty else { continue }
        // Before the change is told, so that whatever is put into a new folder before the build
        // reads it is read, and whatever is put there later is heard of.
        let isWatching =
          !relevant.contains(where: \.isOfFolder)
          || WatchedFolders.roots.allSatisfy { watchTree($0) }
        await onChange()
        if !isWatching { return }
      }
    }

    private mutating func concerns(_ event: InotifyEvent) -> Bool {
      if event.hasOverflowed { return true }
      if event.isEndOfWatch {
        folderByWatch[event.watch] = nil
        return false
      }
      guard let folder = folderByWatch[event.watch] else { return false }
      return folder.isEmpty
        ? WatchedFolders.roots.contains(event.name) : WatchedFolders.isRead(event.name)
    }

    /// - Returns: false only if the system refuses; a folder that is not there is no failure.
    private mutating func watchTree(_ folder: String) -> Bool {
      guard folders.isFolder(folder) else { return true }
      return watch(folder)
        && folders.names(in: folder).allSatisfy { watchTree(folder + "/" + $0) }
    }

    private mutating func watch(_ folder: String) -> Bool {
      let watch = inotify_add_watch(descriptor, folders.path(of: folder), Self.mask)
      guard watch >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      folderByWatch[watch] = folder
      return true
    }

    /// Everything the kernel has to say, in pieces of whole events; ends when it is cancelled.
    private static func reads(of descriptor: Int32) -> AsyncStream<[UInt8]> {
      AsyncStream { reads in
        let source = DispatchSource.makeReadSource(
          fileDescriptor: descriptor, queue: DispatchQueue(label: "inotify"))
        source.setEventHandler {
          var buffer = [UInt8](repeating: 0, count: 64 * 1024)
          let count = read(descriptor, &buffer, buffer.count)
          if count > 0 { reads.yield(Array(buffer.prefix(count))) }
        }
        source.setCancelHandler { close(descriptor) }
        reads.onTermination = { _ in source.cancel() }
        source.activate()
      }
    }
  }

  /// One message of the kernel.
  struct InotifyEvent: Equatable {
    let watch: Int32
    let mask: UInt32
    /// The entry of the watched folder that it is about; empty for the folder itself.
    let name: String

    /// The entry is a folder; also said where messages have been lost, as one may have been.
    var isOfFolder: Bool { mask & UInt32(IN_ISDIR) != 0 || hasOverflowed }
    /// Messages have been lost.
    var hasOverflowed: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    /// The folder is gone.
    var isEndOfWatch: Bool { mask & UInt32(IN_IGNORED) != 0 }

    /// Reads messages as `read` delivers them: a head of 16 bytes, then a name filled up with NUL.
    static func decode(_ bytes: [UInt8]) -> [InotifyEvent] {
      var events: [InotifyEvent] = []
      var start = 0
      while start + 16 <= bytes.count {
        let (watch, mask, length) = bytes.withUnsafeBytes { raw in
          (
            raw.loadUnaligned(fromByteOffset: start, as: Int32.self),
            raw.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
            Int(raw.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
          )
        }
        let name = bytes[(start + 16)...].prefix(length).prefix { $0 != 0 }
        events.append(
          InotifyEvent(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)))
        start += 16 + length
      }
      return events
    }
  }
#endif
