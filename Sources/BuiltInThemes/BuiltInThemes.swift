import Foundation

/// The themes that are part of the program, so that a site needs no folder `themes` of its own: a site
/// that has none of a theme's files gets all of them from here.
public enum BuiltInThemes {
  /// The files by their path relative to a source folder, such as `themes/plain/theme.yaml`.
  public static let files: [String: [UInt8]] = Dictionary(
    uniqueKeysWithValues: embedded.map { ("themes/\($0.path)", $0.bytes) })

  /// The theme of a new site that asks for none.
  public static let standard = "letterhead"

  /// In alphabetical order.
  public static let names: [String] = Set(
    embedded.compactMap { "\($0.path)".split(separator: "/").first.map(String.init) }
  ).sorted()
}

/// A file as the build has written it into the source of the program.
enum EmbeddedFile {
  case text(_ path: StaticString, StaticString)
  case base64(_ path: StaticString, StaticString)

  var path: StaticString {
    switch self {
    case .text(let path, _), .base64(let path, _): path
    }
  }

  var bytes: [UInt8] {
    switch self {
    case .text(_, let text): text.withUTF8Buffer { Array($0) }
    case .base64(_, let text): Data(base64Encoded: "\(text)").map { Array($0) } ?? []
    }
  }
}
