import FlyingSocks
import Foundation
import SiteBuilder

/// A site as it will be, served to this computer only, which follows the source as it is edited.
///
/// The site is held in memory; nothing is written, the output folder included. What is served is what
/// `build` would write, but for the script that keeps pages in step: see `PreviewedPage`. And no browser keeps it: what a
/// preview shows is what the source says now.
public struct Preview: Sendable {
  private let source: SourceFolder
  private let build: SiteBuild
  private let options: Options

  public struct Options: Sendable {
    public var host = LoopbackHost.standard
    /// Zero for any that is free.
    public var port: UInt16 = 8000
    /// Look for changes rather than be told of them.
    public var polls = false

    public init() {}
  }

  /// What there is to tell whoever started it.
  public enum Event: Sendable {
    /// Pages can be opened at the address.
    case listening(URL)
    /// The system does not say what changes, so the preview looks for itself.
    case polling
    /// - Parameter changed: the files that are not what they were; empty for the first build.
    case built(Outcome, changed: [String], after: Duration)
    case unreadable(BuildError)
  }

  public init(_ source: SourceFolder, build: SiteBuild, options: Options = Options()) {
    self.source = source
    self.build = build.unkept
    self.options = options
  }

  /// Serves until it is cancelled.
  public func run(onEvent: @Sendable @escaping (Event) -> Void) async throws(PreviewError) {
    let (host, port) = (options.host, options.port)
    guard port == 0 || FreePort.isFree(port, of: host) else {
      throw .portTaken(port, free: FreePort.above(port, of: host))
    }
    let watch = SourceWatch(source, polls: options.polls)
    if watch.isPolling, !options.polls { onEvent(.polling) }
    var follower = Follower(source: source, build: build, onEvent: onEvent)
    await follower.rebuild()
    let live = LiveState(follower.state)
    do {
      let server = try PreviewServer(host, port: port, live: live)
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        let changes = Changes()
        tasks.addTask { try await watch.run(noting: changes) }
        tasks.addTask { try await server.run { onEvent(.listening($0)) } }
        tasks.addTask { [follower] in try await follower.follow(changes, on: live) }
        defer { tasks.cancelAll() }
        try await tasks.next()
      }
    } catch {
      if Task.isCancelled { return }
      throw .cannotServe(reason: error.localizedDescription)
    }
  }
}

/// Builds whenever the source has become another.
private struct Follower: Sendable {
  let source: SourceFolder
  let build: SiteBuild
  let onEvent: @Sendable (Preview.Event) -> Void
  private(set) var state = PreviewState()
  private var last: SourceSnapshot?

  init(
    source: SourceFolder, build: SiteBuild, onEvent: @Sendable @escaping (Preview.Event) -> Void
  ) {
    self.source = source
    self.build = build
    self.onEvent = onEvent
  }

  func follow(_ changes: Changes, on live: LiveState) async throws {
    var follower = self
    while true {
      try await changes.settled()
      if await follower.rebuild() { await live.show(follower.state) }
    }
  }

  /// - Returns: whether there was anything to do: a file that was only touched is none.
  @discardableResult
  mutating func rebuild() async -> Bool {
    let start = ContinuousClock.now
    let snapshot: SourceSnapshot
    do {
      snapshot = try await source.snapshot()
    } catch {
      last = nil
      state.take(error)
      onEvent(.unreadable(error))
      return true
    }
    let changed = last.map(snapshot.changes(since:)) ?? []
    if last != nil, changed.isEmpty { return false }
    last = snapshot
    let outcome = await build.render(snapshot)
    state.take(outcome, of: snapshot)
    onEvent(.built(outcome, changed: changed, after: .now - start))
    return true
  }
}
