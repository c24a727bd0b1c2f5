import Testing

@testable import Preview

@Suite(.timeLimit(.minutes(1))) struct ChangesTests {
  @Test func aChangeBeforeAnyoneWaitsIsKept() async throws {
    let changes = Changes()
    await changes.note()
    try await changes.settled()
  }

  /// Once they have settled nothing is left of them: who waits then waits for the next change. It is cancelled, so
  /// that no time decides.
  @Test func manyChangesAreOne() async throws {
    let changes = Changes()
    let before = ContinuousClock.now - .seconds(10)
    for _ in 1...100 { await changes.note(at: before) }
    try await changes.settled()
    let second = Task { try await changes.settled() }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    await changes.note(at: before)
    try await changes.settled()
  }

  @Test func waitingCanBeCancelled() async throws {
    let changes = Changes()
    let waiting = Task { try await changes.settled() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}
