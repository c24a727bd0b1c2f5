/// What a watch has noticed and the preview has not looked at yet.
///
/// A change that comes while the preview is building is kept, so it leads to another build.
actor Changes {
  private var debounce: Debounce?
  private let wakes: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation

  init() {
    (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func note(at instant: ContinuousClock.Instant = .now) {
    if debounce == nil {
      debounce = Debounce(startingAt: instant)
    } else {
      debounce?.note(at: instant)
    }
    waker.yield()
  }

  /// Returns once something has changed and the changes have settled.
  ///
  /// - Throws: `CancellationError`.
  func settled() async throws {
    while debounce == nil {
      var wake = wakes.makeAsyncIterator()
      _ = await wake.next()
      try Task.checkCancellation()
    }
    while let wait = debounce?.wait(at: .now) {
      try await Task.sleep(for: wait)
    }
    debounce = nil
  }
}
