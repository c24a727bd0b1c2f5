import Foundation

/// A server for this computer, or by explicit wish its local network, that shows files and streams events: GET and HEAD of HTTP/1.1,
/// and bounds on everything that a client can make it hold or wait for (`HTTPLimits`).
///
/// One thread moves all bytes and never waits for a client. The handler is called on it, and so leaves
/// whatever takes time to `HTTPReply.work`, which is done on others.
///
/// ```swift
/// let server = try HTTPServer(.standard, port: 8000) { request in
///   .response(.text(.ok, "You asked for \(request.path).\n"))
/// }
/// await server.run()
/// ```
public final class HTTPServer: Sendable {
  public typealias Handler = @Sendable (HTTPRequest) -> HTTPReply

  /// The port that is listened on.
  public let port: UInt16
  private let listener: Socket
  private let limits: HTTPLimits
  private let queue: MessageQueue
  private let handler: Handler

  /// Listens from now on: clients can connect, and are answered once it runs.
  ///
  /// - Parameters:
  ///   - port: zero for any that is free.
  ///   - handler: makes a reply of each request; nobody is served while it does.
  public init(
    _ host: ListeningHost, port: UInt16, limits: HTTPLimits = HTTPLimits(),
    handler: @escaping Handler
  ) throws(ListenError) {
    listener = try Socket.listening(host, port: port)
    self.port = listener.port ?? port
    self.limits = limits
    self.handler = handler
    queue = try MessageQueue()
  }

  /// Answers requests until it is cancelled; then it ends at once, whatever clients are doing. Runs
  /// only once.
  public func run() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "HTTP").async { [self] in
          var loop = EventLoop(listener, limits: limits, queue: queue, handler: handler)
          loop.run()
          continuation.resume()
        }
      }
    } onCancel: {
      queue.put(.stop)
    }
  }

  /// Sends an event to all streams, and to those that are opened later, until the next.
  ///
  /// - Parameter event: as it stands in the stream, with the empty line that ends it.
  public func broadcast(_ event: [UInt8]) {
    queue.put(.event(event))
  }

  /// The first port above one that is taken, among the next hundred, that can be listened on.
  public static func freePort(above port: UInt16, of host: ListeningHost) -> UInt16? {
    guard port < .max else { return nil }
    return (port + 1...(port > .max - 100 ? .max : port + 100)).first { port in
      (try? Socket.listening(host, port: port)) != nil
    }
  }
}

/// Messages of other threads to the event loop, and the pipe by which `poll(2)` is woken for them.
final class MessageQueue: @unchecked Sendable {
  enum Message {
    case response(HTTPResponse, connection: Int, worker: Int)
    case event([UInt8])
    case stop
  }

  /// Becomes readable when there are messages.
  let readEnd: Int32
  private let writeEnd: Int32
  private let lock = NSLock()
  private var messages: [Message] = []

  init() throws(ListenError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ListenError(errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func put(_ message: Message) {
    lock.withLock { messages.append(message) }
    // A full pipe wakes, too.
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
    return lock.withLock {
      defer { messages = [] }
      return messages
    }
  }
}
