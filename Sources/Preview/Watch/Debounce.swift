/// Debounces changes: one save, as editors do it, with a temporary file that is then renamed, or one
/// checkout of many files, is one change.
struct Debounce: Equatable {
  /// How long nothing may have happened for the changes to be over.
  static let quietPeriod = Duration.milliseconds(60)
  /// How long changes may go on before they are acted on, so that a program that never stops
  /// writing cannot keep the preview from following.
  static let maximumDelay = Duration.milliseconds(500)

  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  init(startingAt start: ContinuousClock.Instant) {
    self.start = start
    last = start
  }

  mutating func note(at instant: ContinuousClock.Instant) {
    last = max(last, instant)
  }

  /// How long to wait before looking again; nil when they are over.
  func wait(at now: ContinuousClock.Instant) -> Duration? {
    let end = min(last + Self.quietPeriod, start + Self.maximumDelay)
    return now < end ? now.duration(to: end) : nil
  }
}
