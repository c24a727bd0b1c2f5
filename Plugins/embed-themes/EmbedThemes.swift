import Foundation

/// Writes the files of a folder of themes as Swift source: texts as they are, others in base64.
///
/// usage: embed-themes THEMES OUTPUT
@main
struct EmbedThemes {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { exit(64) }
    let themes = URL(filePath: arguments[1], directoryHint: .isDirectory)
    let entries = try paths(in: themes).map { path in
      entry(path, try Data(contentsOf: themes.appending(path: path)))
    }
    let source = """
      extension BuiltInThemes {
        static let embedded: [EmbeddedFile] = [
      \(entries.joined(separator: "\n"))
        ]
      }

      """
    try Data(source.utf8).write(to: URL(filePath: arguments[2]))
  }

  /// The files in the folders of themes: none that the build of a site would not read, and not the
  /// picture that only the documentation shows.
  private static func paths(in themes: URL) throws -> [String] {
    let root = themes.path(percentEncoded: false)
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      let parts = path.split(separator: "/")
      var isFolder: ObjCBool = false
      return parts.count > 1 && parts.last != "preview.png"
        && !parts.contains { $0.hasPrefix(".") || $0.hasSuffix("~") }
        && FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func entry(_ path: String, _ bytes: Data) -> String {
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      return "    .text(\(literal(path)), \(literal(text))),"
    }
    return "    .base64(\(literal(path)), \"\(bytes.base64EncodedString())\"),"
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F:
        literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }
}
