import Testing

@testable import Preview

@Suite struct BurstTests {
  private let start = ContinuousClock.now

  @Test func aSingleChangeIsWaitedFor() {
    let burst = Burst(startingAt: start)
    #expect(burst.wait(at: start) == Burst.quiet)
    #expect(burst.wait(at: start + Burst.quiet) == nil)
  }

  @Test func eachChangePutsTheEndOff() {
    var burst = Burst(startingAt: start)
    burst.note(at: start + .milliseconds(40))
    #expect(burst.wait(at: start + .milliseconds(60)) == .milliseconds(40))
    #expect(burst.wait(at: start + .milliseconds(100)) == nil)
  }

  @Test func changesWithoutEndAreTakenAsTheyAre() {
    var burst = Burst(startingAt: start)
    for step in 1...60 { burst.note(at: start + .milliseconds(step * 10)) }
    #expect(burst.wait(at: start + Burst.limit - .milliseconds(1)) == .milliseconds(1))
    #expect(burst.wait(at: start + Burst.limit) == nil)
  }

  @Test func aLateReportDoesNotBringTheEndForward() {
    var burst = Burst(startingAt: start)
    burst.note(at: start + .milliseconds(50))
    burst.note(at: start + .milliseconds(10))
    #expect(burst.wait(at: start + .milliseconds(60)) == .milliseconds(50))
  }
}
