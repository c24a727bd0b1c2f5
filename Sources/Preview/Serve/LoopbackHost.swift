import FlyingSocks
import Foundation

/// An address at which only this computer can be reached (RFC 1122, section 3.2.1.3; RFC 4291,
/// section 2.5.3): a preview shows drafts, and nobody else is to see them.
public struct LoopbackHost: Sendable, Equatable {
  /// As it stands in an address: `127.0.0.1`, `[::1]`.
  let name: String

  /// Reads `localhost`, an address of 127.0.0.0/8, or `::1`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "localhost": name = "127.0.0.1"
    case "::1", "[::1]": name = "[::1]"
    default:
      guard Self.isLoopbackIPv4(text) else { return nil }
      name = text
    }
  }

  public static let standard = LoopbackHost(name: "127.0.0.1")

  private init(name: String) {
    self.name = name
  }

  func socketAddress(port: UInt16) throws -> any SocketAddress {
    name == "[::1]"
      ? try sockaddr_in6.inet6(ip6: "::1", port: port) : try sockaddr_in.inet(ip4: name, port: port)
  }

  /// Whether a Host header (RFC 9110, section 7.2) names this computer.
  ///
  /// A page of somebody else's can have its own name lead to 127.0.0.1 and so read the preview as if
  /// it were its own; but then the header carries that name.
  static func isNamed(byHostHeader header: String?) -> Bool {
    guard var host = header?.lowercased()[...] else { return false }
    if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
      guard host[host.index(after: colon)...].allSatisfy(\.isASCIIDigit) else { return false }
      host = host[..<colon]
    }
    return host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
      || isLoopbackIPv4(String(host))
  }

  private static func isLoopbackIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) && UInt8($0) != nil }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
