import Foundation

/// An address that can be listened on: one at which only this computer can be reached (RFC 1122, section 3.2.1.3;
/// RFC 4291, section 2.5.3), because a preview shows drafts; or, for whoever asks for it, the one that this computer
/// has in its local network.
public struct ListeningHost: Sendable, Equatable {
  private enum Address: Equatable {
    /// As it is written, from the first number to the last.
    case ipv4([UInt8])
    case ipv6
    /// Of a private network (RFC 1918), as it is written.
    case network([UInt8])
  }

  private let address: Address

  /// Reads `localhost`, an address of 127.0.0.0/8, or `::1`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "localhost": self = .standard
    case "::1", "[::1]": self.init(.ipv6)
    default:
      guard let bytes = Self.ipv4(text), bytes[0] == 127 else { return nil }
      self.init(.ipv4(bytes))
    }
  }

  /// Reads an address of a private network (RFC 1918, section 3); nil for anything else.
  public init?(inLocalNetwork text: String) {
    guard let bytes = Self.ipv4(text) else { return nil }
    let isPrivate =
      bytes[0] == 10 || (bytes[0] == 172 && (16...31).contains(bytes[1]))
      || (bytes[0] == 192 && bytes[1] == 168)
    guard isPrivate else { return nil }
    self.init(.network(bytes))
  }

  /// The address that this computer has in its local network; nil without such a network.
  ///
  /// It is the one from which the way to anywhere else begins: connecting a socket of UDP asks the system for it
  /// and sends nothing.
  public static func ofLocalNetwork() -> ListeningHost? {
    let descriptor = socket(AF_INET, Socket.datagramType, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // An address for documentation, behind which nobody is (RFC 5737).
    let elsewhere = ListeningHost(.ipv4([192, 0, 2, 1]))
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { own in
        elsewhere.withSocketAddress(port: 9) { connect(descriptor, $0, $1) } == 0
          && getsockname(descriptor, own, &length) == 0
      }
    }
    guard isKnown else { return nil }
    let bytes = withUnsafeBytes(of: address.sin_addr) { Array($0) }
    return ListeningHost(inLocalNetwork: bytes.map(String.init).joined(separator: "."))
  }

  public static let standard = ListeningHost(.ipv4([127, 0, 0, 1]))

  private init(_ address: Address) {
    self.address = address
  }

  /// As it stands in the address of a page: `127.0.0.1`, `[::1]`.
  public var name: String {
    switch address {
    case .ipv4(let bytes), .network(let bytes): bytes.map(String.init).joined(separator: ".")
    case .ipv6: "[::1]"
    }
  }

  /// Whether others in the network can reach it.
  public var isInLocalNetwork: Bool {
    if case .network = address { true } else { false }
  }

  /// Whether a Host header (RFC 9110, section 7.2) names this computer: by any loopback name where it listens on a
  /// loopback address, by the very address where it listens on that of the network.
  ///
  /// A page of somebody else's can have its own name lead to this computer and so read the preview as if
  /// it were its own (DNS rebinding); but then the header carries that name.
  public func isNamed(byHostHeader header: String?) -> Bool {
    guard var host = header?.lowercased()[...] else { return false }
    if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
      guard host[host.index(after: colon)...].allSatisfy(\.isASCIIDigit) else { return false }
      host = host[..<colon]
    }
    if isInLocalNetwork { return host == name }
    return host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
      || Self.ipv4(String(host))?[0] == 127
  }

  /// The four numbers of an address as it is written today: a leading zero, which once made a number octal, is
  /// refused.
  private static func ipv4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part in UInt8(part).flatMap { String($0) == part ? $0 : nil } }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  // MARK: For the system

  var family: Int32 { address == .ipv6 ? AF_INET6 : AF_INET }

  /// Calls a function of the system with the address and its length.
  func withSocketAddress(
    port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    func pass<Address>(_ address: Address) -> Int32 {
      withUnsafePointer(to: address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          call($0, socklen_t(MemoryLayout<Address>.size))
        }
      }
    }
    switch address {
    case .ipv4(let bytes), .network(let bytes):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
      return pass(address)
    case .ipv6:
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = in6addr_loopback
      return pass(address)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
