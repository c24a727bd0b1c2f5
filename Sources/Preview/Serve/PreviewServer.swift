import Foundation
import PreviewHTTP

/// Serves what the preview shows: pages by the router, and each change of them as an event.
final class PreviewServer: Sendable {
  private let server: HTTPServer
  private let host: ListeningHost
  private let shown = ShownState()

  /// Listens from now on, and answers once it runs.
  init(_ host: ListeningHost, port: UInt16) throws(PreviewError) {
    self.host = host
    do {
      server = try HTTPServer(host, port: port) { [shown] request in
        Router(state: shown.state, host: host).reply(to: request)
      }
    } catch {
      switch error {
      case .taken: throw .portTaken(port, free: HTTPServer.freePort(above: port, of: host))
      case .failed(let reason): throw .cannotServe(reason: reason)
      }
    }
  }

  /// Answers requests until it is cancelled.
  func run() async {
    await server.run()
  }

  /// The address to open.
  var url: URL? {
    URL(string: "http://\(host.name):\(server.port)\(shown.state.site?.root ?? "/")")
  }

  /// Answers requests from another state, and tells all open pages if it is news.
  func show(_ state: PreviewState) {
    if let message = shown.replace(with: state) { server.broadcast(Array(message.event.utf8)) }
  }
}

/// The state that requests see, from whatever thread.
private final class ShownState: @unchecked Sendable {
  private let lock = NSLock()
  private var current = PreviewState()
  private var message: StateMessage?

  var state: PreviewState { lock.withLock { current } }

  /// - Returns: what open pages are to be told; nil if they know it already.
  func replace(with state: PreviewState) -> StateMessage? {
    let message = StateMessage(state)
    return lock.withLock {
      current = state
      defer { self.message = message }
      return message == self.message ? nil : message
    }
  }
}
