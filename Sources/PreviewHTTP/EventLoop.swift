import Foundation

/// Moves the bytes of all connections on one thread: waits until something can be moved, and then moves
/// for each connection as much as can be moved without waiting.
struct EventLoop {
  private let listener: Socket
  private let limits: HTTPLimits
  private let queue: MessageQueue
  private let handler: HTTPServer.Handler

  private var connections: [Connection] = []
  private var lastNumber = 0
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)

  /// The connections whose requests have come and are to be looked at in this turn.
  private var arrived: [Int] = []
  /// The responses that wait for a worker, in the order in which they were asked for.
  private var waiting: [(connection: Int, work: HTTPReply.Work)] = []
  private let workers = (1...2).map { DispatchQueue(label: "HTTP worker \($0)") }
  private var idleWorkers: [Int]

  private var event = Event()
  private var nextHeartbeat: Connection.Instant
  /// Until when nobody is accepted, since the system has no descriptor to spare.
  private var acceptsFrom: Connection.Instant?
  private var isStopped = false

  /// How many newcomers are accepted before those who are there are looked at again: few enough that
  /// they cannot displace each other before they have been read once.
  private static let acceptedAtOnce = 16
  private static let exhaustionPause = Duration.milliseconds(100)

  init(
    _ listener: Socket, limits: HTTPLimits, queue: MessageQueue,
    handler: @escaping HTTPServer.Handler
  ) {
    self.listener = listener
    self.limits = limits
    self.queue = queue
    self.handler = handler
    idleWorkers = Array(workers.indices)
    nextHeartbeat = .now + limits.heartbeat
  }

  mutating func run() {
    while true {
      let ready = wait()
      let now = ContinuousClock.now
      for message in queue.takeAll() { take(message, at: now) }
      if isStopped { break }
      serve(ready, at: now)
      beat(at: now)
      for index in connections.indices {
        connections[index].expire(at: now)
        connections[index].stream(event, at: now)
      }
      accept(at: now)
      // One request of each, however many a client has sent at once.
      for number in arrived.take() { answer(number, at: now) }
      startWork()
      connections.removeAll(where: \.isClosed)
    }
    connections = []
  }

  // MARK: Waiting

  /// - Returns: for each connection, what has become possible.
  private func wait() -> [Int16] {
    let now = ContinuousClock.now
    var polled = connections.map { connection in
      let events = (connection.reads ? POLLIN : 0) | (connection.writes ? POLLOUT : 0)
      // The end of a connection is always told, which would keep the loop awake: where nothing is
      // waited for, the connection is left out.
      return pollfd(
        fd: events == 0 ? -1 : connection.descriptor, events: Int16(events), revents: 0)
    }
    polled.append(pollfd(fd: queue.readEnd, events: Int16(POLLIN), revents: 0))
    let canAccept = (acceptsFrom.map { $0 <= now } ?? true) && hasRoom
    polled.append(
      pollfd(fd: canAccept ? listener.descriptor : -1, events: Int16(POLLIN), revents: 0))
    let count = poll(&polled, nfds_t(polled.count), timeout(at: now))
    if count < 0 { return connections.map { _ in 0 } }
    return polled.prefix(connections.count).map(\.revents)
  }

  /// Milliseconds until the next deadline, rounded up.
  private func timeout(at now: Connection.Instant) -> Int32 {
    if !arrived.isEmpty { return 0 }
    var next = nextHeartbeat
    for connection in connections { next = min(next, connection.deadline ?? next) }
    if let acceptsFrom { next = min(next, acceptsFrom) }
    let rest = max(.zero, now.duration(to: next)) / .milliseconds(1)
    return Int32(min(rest.rounded(.up), 60_000))
  }

  private var mostConnections: Int {
    max(1, min(limits.connections, listener.descriptorsAbove - limits.spareDescriptors))
  }

  private var hasRoom: Bool {
    connections.count < mostConnections
      || Precedence.firstToYield(among: connections) != nil
  }

  // MARK: Clients

  private mutating func serve(_ ready: [Int16], at now: Connection.Instant) {
    for (index, events) in ready.enumerated() where events != 0 {
      if connections[index].writes, events & ~Int16(POLLIN) != 0 {
        connections[index].transmit(at: now)
      } else if connections[index].reads {
        connections[index].receive(into: &buffer, at: now)
      }
      noteArrival(index)
    }
  }

  /// Once for each request: a connection that is being answered neither reads nor writes.
  private mutating func noteArrival(_ index: Int) {
    if connections[index].request != nil { arrived.append(connections[index].number) }
  }

  private mutating func accept(at now: Connection.Instant) {
    if let acceptsFrom, acceptsFrom > now { return }
    acceptsFrom = nil
    for _ in 1...Self.acceptedAtOnce {
      guard hasRoom else { return }
      switch listener.accept() {
      case .nobody: return
      case .exhausted:
        guard let index = Precedence.firstToYield(among: connections) else {
          acceptsFrom = now + Self.exhaustionPause
          return
        }
        connections.remove(at: index)
      case .client(let socket):
        if connections.count >= mostConnections,
          let index = Precedence.firstToYield(among: connections)
        {
          connections.remove(at: index)
        }
        lastNumber += 1
        connections.append(Connection(socket, number: lastNumber, limits: limits, at: now))
        // Most send their request with the connection.
        let newcomer = connections.count - 1
        connections[newcomer].receive(into: &buffer, at: now)
        noteArrival(newcomer)
      }
    }
  }

  // MARK: Answers

  private func index(of number: Int) -> Int? {
    connections.firstIndex { $0.number == number && !$0.isClosed }
  }

  private mutating func answer(_ number: Int, at now: Connection.Instant) {
    guard let index = index(of: number), let request = connections[index].request else { return }
    switch handler(request) {
    case .response(let response): send(response, to: index, at: now)
    case .work(let work): waiting.append((number, work))
    case .eventStream: startStream(index, at: now)
    }
  }

  private mutating func startWork() {
    while !waiting.isEmpty, let worker = idleWorkers.popLast() {
      let (number, work) = waiting.removeFirst()
      workers[worker].async { [queue] in
        queue.put(.response(work(), connection: number, worker: worker))
      }
    }
  }

  private mutating func take(_ message: MessageQueue.Message, at now: Connection.Instant) {
    switch message {
    case .response(let response, let number, let worker):
      idleWorkers.append(worker)
      if let index = index(of: number) { send(response, to: index, at: now) }
    case .event(let bytes): event = Event(number: event.number + 1, bytes: bytes)
    case .stop: isStopped = true
    }
  }

  private mutating func send(_ response: HTTPResponse, to index: Int, at now: Connection.Instant) {
    makeRoom(for: response.body.count, at: now)
    connections[index].answer(response, at: now)
    noteArrival(index)
  }

  private mutating func startStream(_ index: Int, at now: Connection.Instant) {
    let streams = connections.count { $0.phase == .streaming }
    if streams >= limits.eventStreams, let oldest = Precedence.oldestStream(among: connections) {
      connections[oldest].close()
    }
    connections[index].startStream(event, at: now)
  }

  /// Drops clients that do not take what they have asked for, until there is room for more.
  private mutating func makeRoom(for size: Int, at now: Connection.Instant) {
    var unsent = connections.reduce(0) { $0 + $1.unsent }
    while unsent + size > limits.unsent,
      let index = Precedence.mostStalled(among: connections),
      connections[index].since + limits.stall <= now
    {
      unsent -= connections[index].unsent
      connections[index].close()
    }
  }

  /// Sends the newest event again, so that a listener that missed it has it after all.
  private mutating func beat(at now: Connection.Instant) {
    guard now >= nextHeartbeat else { return }
    nextHeartbeat = now + limits.heartbeat
    event.number += 1
  }
}

extension Array {
  /// Empties the array.
  ///
  /// - Returns: what was in it.
  fileprivate mutating func take() -> [Element] {
    defer { removeAll() }
    return self
  }
}
