import Content
import Diagnostics
import Foundation
import PreviewHTTP
import SiteBuilder

/// A site as it will be, which follows the source as it is edited; served to this computer, or by explicit wish to its
/// local network.
///
/// The site is held in memory; nothing is written, the output folder included. What is served is what
/// `build` would write, but for the script that keeps pages in step: see `PreviewedPage`. And no browser keeps it: what a
/// preview shows is what the source says now.
package struct Preview: Sendable {
  private let source: SourceFolder
  private let build: SiteBuild
  private let options: Options

  package struct Options: Sendable {
    package var host = ListeningHost.standard
    /// Zero for any that is free.
    package var port: UInt16 = 8000
    /// Look for changes rather than be told of them.
    package var polls = false

    package init() {}
  }

  /// What there is to tell whoever started it.
  package enum Event: Sendable {
    /// Pages can be opened at the address.
    case listening(URL)
    /// The system does not say what changes, so the preview looks for itself.
    case polling
    /// All of a source has been looked at.
    ///
    /// - Parameters:
    ///   - isShown: whether pages show it, whatever was found wrong with it.
    ///   - changed: the files that are not what they were; empty for the first build.
    case built(Outcome, isShown: Bool, changed: [String], after: Duration)
    case unreadable(BuildError)
  }

  package init(_ source: SourceFolder, build: SiteBuild, options: Options = Options()) {
    self.source = source
    self.build = build.withoutServiceWorker
    self.options = options
  }

  /// Serves until it is cancelled.
  package func run(onEvent: @Sendable @escaping (Event) -> Void) async throws(PreviewError) {
    // Dispatch opens a descriptor for its timers when the first is set, and crashes where there is none
    // left: so one is set before any client comes.
    try? await Task.sleep(for: .milliseconds(1))
    let server = try PreviewServer(options.host, port: options.port)
    let watch = SourceWatch(source, polls: options.polls)
    if watch.isPolling, !options.polls { onEvent(.polling) }
    let loop = RebuildLoop(source: source, build: build, server: server, onEvent: onEvent)
    await loop.start()
    if let url = server.url { onEvent(.listening(url)) }
    do {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        let changes = Changes()
        tasks.addTask { try await watch.run(noting: changes) }
        tasks.addTask { await server.run() }
        tasks.addTask { try await loop.follow(changes) }
        defer { tasks.cancelAll() }
        try await tasks.next()
      }
    } catch {
      if Task.isCancelled { return }
      throw .cannotServe(reason: error.localizedDescription)
    }
  }
}

/// Rebuilds when the source changes: serves a valid draft at once, then checks all of its pages in the
/// background, unless the source changes again meanwhile.
private actor RebuildLoop {
  private let source: SourceFolder
  private let build: SiteBuild
  private let server: PreviewServer
  private let onEvent: @Sendable (Preview.Event) -> Void
  private var state = PreviewState()
  private var last: SourceSnapshot?
  /// Why the source cannot be read; nil if it can.
  private var obstacle: BuildError?
  /// The last draft whose source was in order: the next can take letters over from it.
  private var lastFit: SiteDraft?
  /// Looks at the pages of the newest draft.
  private var check: Task<Void, Never>?

  init(
    source: SourceFolder, build: SiteBuild, server: PreviewServer,
    onEvent: @Sendable @escaping (Preview.Event) -> Void
  ) {
    self.source = source
    self.build = build
    self.server = server
    self.onEvent = onEvent
  }

  /// Returns once the source as it is has been looked at.
  func start() async {
    await rebuild()
    await check?.value
  }

  func follow(_ changes: Changes) async throws {
    while true {
      // For want of descriptors, perhaps, or because the folder is being moved: nothing tells of the end.
      if obstacle != nil { await changes.note(at: .now + Self.retryPause) }
      try await changes.settled()
      await rebuild()
    }
  }

  /// How long until a source that could not be read is tried again.
  private static let retryPause = Duration.seconds(1)

  /// A file that was only touched is nothing to do.
  private func rebuild() async {
    let start = ContinuousClock.now
    let snapshot: SourceSnapshot
    do {
      snapshot = try await source.snapshot()
    } catch {
      if error == obstacle { return }
      obstacle = error
      stopChecking()
      last = nil
      state.take(error)
      server.show(state)
      onEvent(.unreadable(error))
      return
    }
    obstacle = nil
    let changed = last.map(snapshot.changes(since:)) ?? []
    if last != nil, changed.isEmpty { return }
    stopChecking()
    last = snapshot
    let draft = await build.draft(snapshot, after: lastFit)
    if draft.isFit {
      lastFit = draft
      state.take(draft)
      server.show(state)
    }
    // Below the priority of requests, which would otherwise wait until all pages are rendered.
    check = Task(priority: .utility) { [build] in
      let outcome = await build.complete(draft)
      await finish(draft, outcome, changed: changed, since: start)
    }
  }

  private func stopChecking() {
    check?.cancel()
    check = nil
  }

  private func finish(
    _ draft: SiteDraft, _ outcome: Outcome, changed: [String],
    since start: ContinuousClock.Instant
  ) async {
    if Task.isCancelled { return }
    // Without errors of its source a draft is shown already.
    if !draft.isFit { state.take(draft) }
    state.take(outcome)
    server.show(state)
    onEvent(.built(outcome, isShown: draft.isFit, changed: changed, after: .now - start))
  }
}
