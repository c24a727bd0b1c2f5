import Foundation

/// The state that all requests see, and the pages that are told when it changes.
actor LiveState {
  private(set) var state: PreviewState
  private var audience: [UUID: AsyncStream<String>.Continuation] = [:]
  private var isClosed = false

  init(_ state: PreviewState) {
    self.state = state
  }

  /// Tells everyone the state if it is news.
  func show(_ state: PreviewState) {
    let isNews = StateMessage(state) != StateMessage(self.state)
    self.state = state
    if isNews { tell() }
  }

  /// Tells everyone the state, also where it is what they know already: a listener that has gone is
  /// noticed by writing to it.
  func tell() {
    let event = StateMessage(state).event
    for listener in audience.values { listener.yield(event) }
  }

  /// The state now and after each change. Only the newest matters to a page that is slow.
  func events() -> AsyncStream<String> {
    let (events, listener) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(1))
    if isClosed {
      listener.finish()
      return events
    }
    let id = UUID()
    audience[id] = listener
    listener.onTermination = { [weak self] _ in
      Task { await self?.forget(id) }
    }
    listener.yield(StateMessage(state).event)
    return events
  }

  /// Ends every stream, and those that are still asked for.
  func close() {
    isClosed = true
    for listener in audience.values { listener.finish() }
    audience = [:]
  }

  private func forget(_ id: UUID) {
    audience[id] = nil
  }
}
