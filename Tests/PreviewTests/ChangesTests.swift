import Testing

@testable import Preview

@Suite(.timeLimit(.minutes(1))) struct ChangesTests {
  @Test func aChangeBeforeAnyoneWaitsIsKept() async throws {
    let changes = Changes()
    await changes.note()
    try await changes.settled()
  }

  @Test func manyChangesAreOne() async throws {
    let changes = Changes()
    for _ in 1...100 { await changes.note() }
    try await changes.settled()
    let second = Task { try await changes.settled() }
    await changes.note()
    try await second.value
  }

  @Test func aChangeDuringABuildLeadsToAnother() async throws {
    let changes = Changes()
    await changes.note()
    try await changes.settled()
    await changes.note()
    try await changes.settled()
  }

  @Test func waitingCanBeCancelled() async throws {
    let changes = Changes()
    let waiting = Task { try await changes.settled() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}
