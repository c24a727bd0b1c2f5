/// What a client can make the server hold or wait for, at most.
public struct HTTPLimits: Sendable {
  /// The longest line of a request, in bytes with its line break.
  public var line = 8 * 1024
  /// The longest head of a request, in bytes: its request line and all header fields.
  public var head = 32 * 1024
  /// The most header fields of a request.
  public var fields = 100
  /// The most clients that are connected at once, where the system allows the process so many. One more,
  /// and another gives way: see `Precedence`.
  public var connections = 64
  /// How many descriptors of the process clients leave to the rest of it: without any, files cannot be
  /// read, and Dispatch ends the process when it looks after its threads.
  public var spareDescriptors = 24
  /// The most event streams that are open at once, fewer than connections. One more, and the oldest
  /// ends; browsers open theirs again by themselves.
  public var eventStreams = 16
  /// How long a request may take to arrive, a connection to lie idle, or a client not to take what
  /// is sent to it.
  public var patience = Duration.seconds(10)
  /// How much a client has to take within `patience`, in bytes, or else all that is left.
  public var slowest = 16 * 1024
  /// How much may be held for clients to take, in bytes, before those that have taken nothing for the
  /// length of a `stall` are dropped.
  public var unsent = 16 * 1024 * 1024
  public var stall = Duration.milliseconds(250)
  /// How often an event is sent again to all streams, changed or not.
  public var heartbeat = Duration.seconds(20)

  public init() {}
}
