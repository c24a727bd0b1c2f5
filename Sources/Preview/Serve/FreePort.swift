import FlyingSocks

/// Asks the system whether a port can be listened on.
enum FreePort {
  /// - Returns: whether nothing else listens there; true where that cannot be found out.
  static func isFree(_ port: UInt16, of host: LoopbackHost) -> Bool {
    do {
      let address = try host.socketAddress(port: port)
      let socket = try Socket(domain: Int32(type(of: address).family))
      defer { try? socket.close() }
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return true
    } catch SocketError.failed {
      return false
    } catch {
      return true
    }
  }

  /// The first free port above one that is taken, among the next hundred.
  static func above(_ port: UInt16, of host: LoopbackHost) -> UInt16? {
    guard port < .max else { return nil }
    return (port + 1...(port > .max - 100 ? .max : port + 100)).first { isFree($0, of: host) }
  }
}
