/// The media type of a file by its name, text always with its character set.
enum MediaType {
  static let html = "text/html; charset=utf-8"
  static let css = "text/css; charset=utf-8"
  static let javaScript = "text/javascript; charset=utf-8"

  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    return byExtension[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  private static let unknown = "application/octet-stream"

  private static let byExtension = [
    "avif": "image/avif",
    "css": css,
    "gif": "image/gif",
    "html": html,
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": javaScript,
    // JSON is UTF-8 by its own standard (RFC 8259, section 8.1) and has no such parameter.
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "mjs": javaScript,
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
  ]
}
