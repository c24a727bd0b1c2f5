import Foundation

/// An address at which only this computer can be reached (RFC 1122, section 3.2.1.3; RFC 4291,
/// section 2.5.3): a preview shows drafts, and nobody else is to see them.
public struct LoopbackHost: Sendable, Equatable {
  private enum Address: Equatable {
    /// As it is written, from the first number to the last.
    case ipv4([UInt8])
    case ipv6
  }

  private let address: Address

  /// Reads `localhost`, an address of 127.0.0.0/8, or `::1`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "localhost": self = .standard
    case "::1", "[::1]": self.init(.ipv6)
    default:
      guard let bytes = Self.loopbackIPv4(text) else { return nil }
      self.init(.ipv4(bytes))
    }
  }

  public static let standard = LoopbackHost(.ipv4([127, 0, 0, 1]))

  private init(_ address: Address) {
    self.address = address
  }

  /// As it stands in the address of a page: `127.0.0.1`, `[::1]`.
  public var name: String {
    switch address {
    case .ipv4(let bytes): bytes.map(String.init).joined(separator: ".")
    case .ipv6: "[::1]"
    }
  }

  /// Whether a Host header (RFC 9110, section 7.2) names this computer.
  ///
  /// A page of somebody else's can have its own name lead to 127.0.0.1 and so read the preview as if
  /// it were its own; but then the header carries that name.
  public static func isNamed(byHostHeader header: String?) -> Bool {
    guard var host = header?.lowercased()[...] else { return false }
    if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
      guard host[host.index(after: colon)...].allSatisfy(\.isASCIIDigit) else { return false }
      host = host[..<colon]
    }
    return host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
      || loopbackIPv4(String(host)) != nil
  }

  /// The four numbers of an address of 127.0.0.0/8 as it is written today: a leading zero, which once
  /// made a number octal, is refused.
  private static func loopbackIPv4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part in UInt8(part).flatMap { String($0) == part ? $0 : nil } }
    return parts.count == 4 && bytes.count == 4 && bytes[0] == 127 ? bytes : nil
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
    case .ipv4(let bytes):
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
