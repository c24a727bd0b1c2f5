import Foundation
import Publishing

/// Which planned file an address in a page leads to.
struct LinkTargets: Sendable {
  private let base: BaseURL
  private let fileByAddress: [NameHash: Int]
  /// For what is nearest to one that leads nowhere.
  let pageAddresses: [String]

  /// - Parameter plan: its files, by the numbers they have in its order.
  init(_ plan: SitePlan, base: BaseURL) {
    self.base = base
    pageAddresses = plan.pageAddresses
    var files: [NameHash: Int] = [:]
    files.reserveCapacity(plan.files.count * 2)
    for (number, file) in plan.files.enumerated() {
      files[NameHash(file.route.path)] = number
      files[NameHash(file.route.filePath)] = number
    }
    fileByAddress = files
  }

  enum Target {
    /// Another site, a mail address, data: nothing to be checked.
    case elsewhere
    /// The number of the file, and the bytes after `#`.
    case file(Int, fragment: ArraySlice<UInt8>)
    /// The address from the root of the site, under which there is nothing.
    case nothing(address: String)
  }

  /// The page that references count from.
  struct Page: Sendable {
    let number: Int
    let route: Route
    /// The hash of the path of each folder that it is in, from the root of the site.
    fileprivate let folders: [NameHash]

    init(number: Int, route: Route) {
      self.number = number
      self.route = route
      var hash = NameHash()
      var folders = [hash]
      for byte in route.path.utf8 {
        hash.append(byte)
        if byte == UInt8(ascii: "/") { folders.append(hash) }
      }
      self.folders = folders
    }
  }

  /// - Parameter reference: as it stands in the attribute.
  func target(of reference: ArraySlice<UInt8>, on page: Page) -> Target {
    if let hash = Self.hash(of: reference, on: page), let file = fileByAddress[hash] {
      return .file(file, fragment: [])
    }
    let special = reference.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }
    let reference = special ? Self.decoded(reference) : reference
    let mark = reference.firstIndex(of: UInt8(ascii: "#"))
    let fragment = mark.map { reference[($0 + 1)...] } ?? []
    let address = reference[..<(mark ?? reference.endIndex)].prefix { $0 != UInt8(ascii: "?") }
    if address.isEmpty { return .file(page.number, fragment: fragment) }
    guard let path = path(address, on: page.route) else { return .elsewhere }
    guard let path else { return .nothing(address: String(decoding: address, as: UTF8.self)) }
    if let file = fileByAddress[NameHash(path)] { return .file(file, fragment: fragment) }
    return .nothing(address: "/" + String(decoding: path, as: UTF8.self))
  }

  /// The hash of the path that a relative reference leads to, in one pass and without a copy, as most are:
  /// `../` any number of times, and then neither dots at the start of a part nor a sign with a meaning.
  /// Nil for any other.
  private static func hash(of reference: ArraySlice<UInt8>, on page: Page) -> NameHash? {
    let (dot, slash) = (UInt8(ascii: "."), UInt8(ascii: "/"))
    var index = reference.startIndex
    var depth = page.folders.count - 1
    while index + 2 < reference.endIndex, reference[index] == dot, reference[index + 1] == dot,
      reference[index + 2] == slash
    {
      index += 3
      depth -= 1
    }
    guard depth >= 0, !reference.isEmpty else { return nil }
    var hash = page.folders[depth]
    var startsPart = true
    for byte in reference[index...] {
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "%"),
        UInt8(ascii: "&"):
        return nil
      case dot, slash: if startsPart { return nil }
      default: break
      }
      startsPart = byte == slash
      hash.append(byte)
    }
    return hash
  }

  /// The path from the root of the site; nil where the address is not of this site, and an inner nil
  /// where it leaves the part of the host that the site has.
  private func path(_ address: ArraySlice<UInt8>, on route: Route) -> [UInt8]?? {
    let slash = UInt8(ascii: "/")
    if address.first == slash {
      if address.dropFirst().first == slash { return .none }
      return .some(Self.dropping(base.path, from: address))
    }
    if Self.hasScheme(address) {
      return Self.dropping(base.origin + base.path, from: address).map { .some($0) } ?? .none
    }
    return .some(Self.resolved(address, on: route))
  }

  private static func dropping(_ prefix: String, from address: ArraySlice<UInt8>) -> [UInt8]? {
    address.starts(with: prefix.utf8) ? Array(address.dropFirst(prefix.utf8.count)) : nil
  }

  /// RFC 3986, section 3.1.
  private static func hasScheme(_ address: ArraySlice<UInt8>) -> Bool {
    guard let end = address.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return !address[..<end].contains(UInt8(ascii: "/"))
  }

  /// RFC 3986, section 5.2.4; nil where there are more `../` than folders.
  private static func resolved(_ address: ArraySlice<UInt8>, on route: Route) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    var path = Array(route.path.utf8)
    path.removeLast(path.count - (path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
    var rest = address
    while let first = rest.first {
      let end = rest.firstIndex(of: slash).map { $0 + 1 } ?? rest.endIndex
      let part = rest[..<end]
      rest = rest[end...]
      let name = part.last == slash ? part.dropLast() : part
      if name.elementsEqual([dot]) { continue }
      if first == dot, name.elementsEqual([dot, dot]) {
        guard !path.isEmpty else { return nil }
        path.removeLast()
        path.removeLast(path.count - (path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
      } else {
        path += part
      }
    }
    return path
  }

  /// The bytes that `%41` and `&amp;` stand for.
  private static func decoded(_ reference: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = String(decoding: reference, as: UTF8.self)
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    return Array((text.removingPercentEncoding ?? text).utf8)[...]
  }
}
