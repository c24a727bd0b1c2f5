import SiteBuilder
import Synchronization
import Testing

@testable import sitegen

/// What a person sees while a build goes on, told by a clock that the test sets.
@Suite struct ProgressLineTests {
  private final class Screen: Sendable {
    private let text = Mutex("")
    func write(_ more: String) { text.withLock { $0 += more } }
    var shown: String { text.withLock { $0 } }
  }

  private let start = ContinuousClock.now
  private let screen = Screen()

  private func line(isShown: Bool = true) -> ProgressLine {
    ProgressLine(isShown: isShown, start: start) { [screen] in screen.write($0) }
  }

  private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test func nothingIsSaidInHalfASecond() {
    let line = line()
    line.take(BuildProgress(.read), at: at(10))
    line.take(BuildProgress(.render, done: 3, of: 9), at: at(499))
    line.end()
    #expect(screen.shown == "")
  }

  @Test func aLongBuildSaysWhatItDoesAndHowFarItIs() {
    let line = line()
    line.take(BuildProgress(.render, done: 30, of: 90), at: at(500))
    #expect(screen.shown == "\r\u{1B}[KRendering: 30 of 90 files")
  }

  @Test func aLineStaysLongEnoughToBeRead() {
    let line = line()
    line.take(BuildProgress(.render, done: 30, of: 90), at: at(500))
    line.take(BuildProgress(.render, done: 31, of: 90), at: at(599))
    line.take(BuildProgress(.inspect), at: at(600))
    #expect(
      screen.shown == "\r\u{1B}[KRendering: 30 of 90 files\r\u{1B}[KChecking the pages")
  }

  @Test func theLineIsGoneAtTheEnd() {
    let line = line()
    line.take(BuildProgress(.publish), at: at(700))
    line.end()
    line.end()
    #expect(screen.shown == "\r\u{1B}[KPublishing\r\u{1B}[K")
  }

  @Test func nothingIsShownWhereThereIsNoTerminal() {
    let line = line(isShown: false)
    line.take(BuildProgress(.publish), at: at(9_000))
    line.end()
    #expect(screen.shown == "")
  }

  @Test func everyStageIsTimed() {
    let line = line(isShown: false)
    line.take(BuildProgress(.load), at: at(0))
    line.take(BuildProgress(.render, done: 1, of: 2), at: at(40))
    line.take(BuildProgress(.render, done: 2, of: 2), at: at(60))
    line.take(BuildProgress(.publish), at: at(100))
    let timings = line.timings(until: at(130))
    #expect(timings.map(\.stage) == [.load, .render, .publish])
    #expect(timings.map(\.time) == [.milliseconds(40), .milliseconds(60), .milliseconds(30)])
  }
}
