import Testing

@testable import Preview

@Suite struct DebounceTests {
  private let start = ContinuousClock.now

  @Test func aSingleChangeIsWaitedFor() {
    let debounce = Debounce(startingAt: start)
    #expect(debounce.wait(at: start) == Debounce.quietPeriod)
    #expect(debounce.wait(at: start + Debounce.quietPeriod) == nil)
  }

  @Test func eachChangePutsTheEndOff() {
    var debounce = Debounce(startingAt: start)
    debounce.note(at: start + .milliseconds(40))
    #expect(debounce.wait(at: start + .milliseconds(60)) == .milliseconds(40))
    #expect(debounce.wait(at: start + .milliseconds(100)) == nil)
  }

  @Test func changesWithoutEndAreTakenAsTheyAre() {
    var debounce = Debounce(startingAt: start)
    for step in 1...60 { debounce.note(at: start + .milliseconds(step * 10)) }
    #expect(debounce.wait(at: start + Debounce.maximumDelay - .milliseconds(1)) == .milliseconds(1))
    #expect(debounce.wait(at: start + Debounce.maximumDelay) == nil)
  }

  @Test func aLateReportDoesNotBringTheEndForward() {
    var debounce = Debounce(startingAt: start)
    debounce.note(at: start + .milliseconds(50))
    debounce.note(at: start + .milliseconds(10))
    #expect(debounce.wait(at: start + .milliseconds(60)) == .milliseconds(50))
  }
}
