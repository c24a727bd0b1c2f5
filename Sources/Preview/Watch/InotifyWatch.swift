import Content

#if os(Linux)
  // Sources may be used from any thread, which the module does not say.
  @preconcurrency import Dispatch
  import Foundation
  import SiteBuilder

  /// Hears of changes from the kernel (inotify(7)) as they happen.
  struct InotifyWatch {
    private let source: SourceFolder
    private let descriptor: Int32
    private var targets: [Int32: Target] = [:]
    private var coverage = Coverage.whole

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)

    /// How long until the source is looked through again where that could not be done.
    private static let retryPause = Duration.milliseconds(500)

    /// What is watched in a folder of the system.
    private struct Target {
      var path: String
      /// Whether all is that the build reads.
      var isWhole = false
      /// What else is: the folders of the site in the source, and what links lead to or through.
      var names: Set<String> = []
    }

    /// How much of the source is watched.
    private enum Coverage {
      case whole
      /// Some folder could not be read now, for want of descriptors.
      case incomplete
      /// The system watches no more: the user's limit is reached.
      case refused
    }

    /// Watches from now on.
    ///
    /// - Returns: nil where the system refuses, as it does when the user's limit of watches or
    ///   instances is reached.
    init?(_ source: SourceFolder) {
      self.source = source
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      watchAll()
      guard coverage != .refused else {
        close(descriptor)
        return nil
      }
    }

    /// Calls `onChange` after each change, until it is cancelled.
    ///
    /// - Returns: early, if the system refuses to watch a new folder.
    mutating func run(onChange: () async -> Void) async {
      let (reads, reader) = Self.reads(of: descriptor)
      if coverage == .incomplete { reader.yield([]) }
      for await bytes in reads {
        let relevant = InotifyEvent.decode(bytes).filter(concerns)
        guard !relevant.isEmpty || bytes.isEmpty else { continue }
        // Before the change is told, so that whatever is put into a new folder before the build
        // reads it is read, and whatever is put there later is heard of.
        if bytes.isEmpty || relevant.contains(where: leadsElsewhere) {
          watchAll()
          if coverage == .incomplete {
            Task {
              try await Task.sleep(for: Self.retryPause)
              reader.yield([])
            }
          }
        }
        await onChange()
        if coverage == .refused { return }
      }
    }

    private func concerns(_ event: InotifyEvent) -> Bool {
      if event.hasOverflowed { return true }
      guard let target = targets[event.watch], !event.isEndOfWatch else { return false }
      return target.isWhole && SourceListing.isRead(event.name) || target.names.contains(event.name)
    }

    /// Whether there can be other folders to watch since.
    private func leadsElsewhere(_ event: InotifyEvent) -> Bool {
      guard !event.isOfFolder, let target = targets[event.watch] else { return true }
      var status = stat()
      return target.names.contains(event.name)
        || lstat(target.path + "/" + event.name, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private mutating func watchAll() {
      var listing = SourceListing(of: source)
      let isComplete = (try? listing.addAll()) != nil
      targets = [:]
      var isAccepted = watch(listing.root) { $0.names.formUnion(SourceFolder.folders) }
      for folder in listing.folders {
        isAccepted = isAccepted && watch(listing.root + folder) { $0.isWhole = true }
      }
      for (folder, names) in listing.linkTargets {
        isAccepted = isAccepted && watch(folder) { $0.names.formUnion(names) }
      }
      coverage = isAccepted ? isComplete ? .whole : .incomplete : .refused
    }

    /// - Returns: false only if the system refuses; a folder that is not there is no failure.
    private mutating func watch(_ path: String, for add: (inout Target) -> Void) -> Bool {
      let watch = inotify_add_watch(descriptor, path, Self.mask)
      guard watch >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      add(&targets[watch, default: Target(path: path)])
      return true
    }

    /// Everything the kernel has to say, in pieces of whole events; ends when it is cancelled.
    private static func reads(of descriptor: Int32)
      -> (AsyncStream<[UInt8]>, AsyncStream<[UInt8]>.Continuation)
    {
      let (stream, reads) = AsyncStream<[UInt8]>.makeStream()
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
      return (stream, reads)
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
