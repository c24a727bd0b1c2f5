import Foundation
import Publishing

extension OutputFolder {
  /// The folder at a path as it was typed.
  ///
  /// A debug build kills itself at a step of publishing that the environment names, so that tests can
  /// look at what is left: `SITEGEN_KILL_AT=exchanged`, or `fileStaged:7` for the seventh time.
  init(path: String) {
    let url = URL(filePath: path, directoryHint: .isDirectory)
    #if DEBUG
      if let interruption = PublishInterruption(ProcessInfo.processInfo.environment) {
        self.init(at: url, observing: { interruption.pass($0) })
        return
      }
    #endif
    self.init(at: url)
  }
}

#if DEBUG
  /// Ends the process, as `kill -9` does, when it has come to a step a number of times.
  private final class PublishInterruption: @unchecked Sendable {
    private let step: PublishStep
    private var remaining: Int
    private let lock = NSLock()

    init?(_ environment: [String: String]) {
      let parts = environment["SITEGEN_KILL_AT"]?.split(separator: ":") ?? []
      guard let name = parts.first, let step = PublishStep(rawValue: String(name)) else {
        return nil
      }
      self.step = step
      remaining = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    }

    func pass(_ step: PublishStep) {
      guard step == self.step else { return }
      lock.withLock {
        remaining -= 1
        if remaining == 0 { kill(getpid(), SIGKILL) }
      }
    }
  }
#endif
