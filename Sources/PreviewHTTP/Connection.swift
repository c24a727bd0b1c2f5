import Foundation

/// One client: reads its request, holds what it is answered until it has taken it, and knows until
/// when it has to do so.
///
/// Belongs to the event loop, which says when the socket is ready and what time it is.
struct Connection {
  typealias Instant = ContinuousClock.Instant

  /// Names a connection for as long as the server runs; no number is used twice.
  let number: Int
  private let socket: Socket
  private let limits: HTTPLimits
  private(set) var phase = Phase.reading
  /// When the phase began; while bytes are sent, when enough of them were last taken.
  private(set) var since: Instant

  private var parser: RequestParser
  /// What has arrived behind the request that is being answered.
  private var unread: ArraySlice<UInt8> = []
  /// What is to be sent, in order: nothing is copied together, since a body can be large.
  private var outbox: [ArraySlice<UInt8>] = []
  /// How much was taken since `since`.
  private var taken = 0
  /// The event that has been put into the outbox last.
  private var eventNumber = 0

  enum Phase: Equatable {
    /// For a request, or for the rest of it.
    case reading
    /// The reply is being made.
    case answering(HTTPRequest)
    case sending(isLast: Bool)
    case streaming
    /// All is said. A connection that is closed while something arrives looks broken to its client,
    /// which may then throw away what it was answered; so what arrives is taken and forgotten, within
    /// bounds, until the client closes.
    case closing(allowance: Int)
    case closed
  }

  private static let closingTime = Duration.seconds(1)
  private static let closingAllowance = 64 * 1024

  init(_ socket: Socket, number: Int, limits: HTTPLimits, at now: Instant) {
    self.socket = socket
    self.number = number
    self.limits = limits
    since = now
    parser = RequestParser(limits: limits)
  }

  // MARK: What the loop wants to know

  var descriptor: Int32 { socket.descriptor }

  var isClosed: Bool { phase == .closed }

  /// The request whose reply is to be made.
  var request: HTTPRequest? {
    if case .answering(let request) = phase { request } else { nil }
  }

  /// How much it costs a client that this connection is closed before its time, from nothing upwards;
  /// nil if it must not be.
  var cost: Int? {
    switch phase {
    case .closing, .closed: 0
    // Browsers ask again over another connection.
    case .reading: 1
    case .sending: 2
    // There are always fewer of these than connections.
    case .answering, .streaming: nil
    }
  }

  /// Whether it waits for bytes of its client.
  var reads: Bool {
    switch phase {
    // A listener has nothing to say, but its end is heard of by reading.
    case .reading, .streaming, .closing: true
    case .answering, .sending, .closed: false
    }
  }

  /// Whether it waits for its client to take bytes.
  var writes: Bool { !outbox.isEmpty }

  /// How many bytes it holds for its client.
  var unsent: Int { outbox.reduce(0) { $0 + $1.count } }

  /// When its patience ends; nil for ever.
  var deadline: Instant? {
    switch phase {
    case .reading, .sending: since + limits.patience
    case .streaming: outbox.isEmpty ? nil : since + limits.patience
    case .closing: since + Self.closingTime
    case .answering, .closed: nil
    }
  }

  // MARK: What happens to it

  /// Reads what has arrived, at most one buffer of it, so that no client keeps the others waiting.
  mutating func receive(into buffer: inout [UInt8], at now: Instant) {
    switch socket.receive(into: &buffer) {
    case .blocked: return
    case .ended: close()
    case .moved(let count):
      switch phase {
      case .reading:
        unread = buffer[..<count]
        readOn(at: now)
        // Not a slice of the buffer, which is used for others now.
        unread = Array(unread)[...]
      case .closing(let allowance):
        if count > allowance { return close() }
        phase = .closing(allowance: allowance - count)
      // Whatever a listener may say, it does not speak HTTP.
      case .streaming: close()
      case .answering, .sending, .closed: break
      }
    }
  }

  private mutating func readOn(at now: Instant) {
    do {
      guard let request = try parser.next(in: &unread) else { return }
      phase = .answering(request)
    } catch {
      refuse(error, at: now)
    }
  }

  private mutating func refuse(_ refusal: RequestRefusal, at now: Instant) {
    unread = []
    send(refusal.response, isHead: false, isLast: true, at: now)
  }

  /// Sends what has been made of the request.
  mutating func answer(_ response: HTTPResponse, at now: Instant) {
    guard case .answering(let request) = phase else { return }
    send(response, isHead: request.isHead, isLast: !request.isPersistent, at: now)
  }

  private mutating func send(
    _ response: HTTPResponse, isHead: Bool, isLast: Bool, at now: Instant
  ) {
    outbox = [response.head(isPersistent: !isLast)[...]]
    if !isHead, !response.body.isEmpty { outbox.append(response.body[...]) }
    phase = .sending(isLast: isLast)
    (since, taken) = (now, 0)
    transmit(at: now)
  }

  /// Answers the request with a stream.
  mutating func startStream(_ event: Event, at now: Instant) {
    guard case .answering(let request) = phase else { return }
    unread = []
    outbox = [HTTPHead.eventStream[...]]
    (since, taken) = (now, 0)
    phase = request.isHead ? .sending(isLast: true) : .streaming
    if !request.isHead { enqueue(event) }
    transmit(at: now)
  }

  /// Sends an event, after the one that its client has not taken yet; whoever is slow gets the newest
  /// and none in between.
  mutating func stream(_ event: Event, at now: Instant) {
    guard phase == .streaming, outbox.isEmpty, event.number > eventNumber else { return }
    (since, taken) = (now, 0)
    enqueue(event)
    transmit(at: now)
  }

  private mutating func enqueue(_ event: Event) {
    eventNumber = event.number
    if !event.bytes.isEmpty { outbox.append(event.bytes[...]) }
  }

  /// Sends as much as its client takes now.
  mutating func transmit(at now: Instant) {
    while let next = outbox.first {
      switch socket.send(next) {
      case .blocked: return
      case .ended: return close()
      case .moved(let count):
        taken += count
        if taken >= limits.slowest { (since, taken) = (now, 0) }
        if count < next.count {
          outbox[0] = next.dropFirst(count)
          return
        }
        outbox.removeFirst()
      }
    }
    guard case .sending(let isLast) = phase else { return }
    (since, taken) = (now, 0)
    if isLast {
      socket.finishSending()
      phase = .closing(allowance: Self.closingAllowance)
    } else {
      phase = .reading
      readOn(at: now)
    }
  }

  /// Ends what has gone on for too long.
  mutating func expire(at now: Instant) {
    guard let deadline, deadline <= now else { return }
    if phase == .reading, parser.isInRequest { refuse(.late, at: now) } else { close() }
  }

  /// The socket itself is closed when the loop lets go of the connection.
  mutating func close() {
    phase = .closed
    outbox = []
    unread = []
  }
}

/// What all streams are sent.
struct Event {
  /// Each is one more than that of the event before.
  var number = 0
  var bytes: [UInt8] = []
}
