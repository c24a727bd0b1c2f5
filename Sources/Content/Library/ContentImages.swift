import Basics
import CommonMark
import Diagnostics
import Foundation
import Publishing

/// A picture that a page shows, from the content itself.
package struct ContentImage: Sendable {
  /// In the source.
  package let path: String
  package let bytes: [UInt8]
  let width: Int
  let height: Int
  /// Its name ends in a digest of its bytes, so that an address never changes its content.
  package let route: Route

  /// Nil where the bytes are no whole picture.
  init?(path: String, bytes: [UInt8]) {
    guard let header = ImageHeader(bytes) else { return nil }
    self.path = path
    self.bytes = bytes
    (width, height) = (header.width, header.height)
    let digest = SHA256.digest(of: bytes).hexadecimal.prefix(12)
    let name = ContentImages.name(of: path)
    let stem = name.stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    route = Route("images/\(String(stem))-\(digest).\(name.ending)")
  }
}

/// The pictures of an edition: beside the pages that show them, or in `images/`.
///
/// Markdown names them as seen from the page's file, `![A desk](desk.jpg)`, or by their name in `images/`.
package struct ContentImages: Sendable {
  static let folder = "images"
  static let extensions = ImageHeader.Format.allCases.flatMap(\.extensions)
  /// The folders beside whose pages pictures can lie.
  static let folders =
    [folder, "guide", "debates", "questions", "replies", "pages"]

  /// The edition's folder, such as `content/en`.
  private let root: String
  /// By path; those that are no pictures have none.
  private let images: [String: ContentImage?]

  /// - Parameter diagnostics: gets a fault for each file that is no whole picture.
  init(in root: String, of snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic]) {
    self.root = root
    var images: [String: ContentImage?] = [:]
    for path in snapshot.paths(under: root) {
      guard Self.isNamedAsOne(path), Self.isPlace(path.dropFirst(root.count + 1)),
        let bytes = snapshot.bytes(path)
      else { continue }
      images[path] = .some(ContentImage(path: path, bytes: bytes))
      diagnostics += Self.faults(in: bytes, at: path)
    }
    self.images = images
  }

  var isEmpty: Bool { images.isEmpty }
  /// Of all files that should be pictures, in order.
  var paths: [String] { images.keys.sorted() }

  /// What a destination in Markdown leads to.
  package enum Target {
    case image(ContentImage)
    /// A file that is no whole picture, which is a fault of its own.
    case damaged
    /// The names there are.
    case missing(known: [String])
  }

  /// - Parameter page: the path of the file with the destination.
  /// - Returns: nil for a destination that names no file of the content.
  package func target(of destination: String, on page: String) -> Target? {
    let path = destination.removingPercentEncoding ?? destination
    guard Self.isNamedAsOne(path), !path.hasPrefix("/"),
      !path.contains(":")
    else { return nil }
    let folder = page.split(separator: "/").dropLast()
    let candidates = [
      Self.resolved(path, in: folder.map(String.init)), "\(root)/\(Self.folder)/\(path)",
    ]
    guard let found = candidates.lazy.compactMap({ $0.flatMap { images[$0] } }).first else {
      return .missing(known: paths.map { String($0.split(separator: "/").last ?? "") })
    }
    return found.map(Target.image) ?? .damaged
  }

  /// RFC 3986, section 5.2.4; nil where there are more `../` than folders.
  private static func resolved(_ path: String, in folder: [String]) -> String? {
    var parts = folder
    for part in path.split(separator: "/") where part != "." {
      if part != ".." { parts.append(String(part)) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }

  /// - Parameter path: in the edition's folder.
  static func isPlace(_ path: some StringProtocol) -> Bool {
    guard let first = path.split(separator: "/").first else { return false }
    return folders.contains(String(first)) || first == "facets"
  }

  /// Whether a file's name ends as those of pictures do.
  static func isNamedAsOne(_ path: String) -> Bool {
    extensions.contains(name(of: path).ending)
  }

  static func name(of path: String) -> (stem: String, ending: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return (String(name), "") }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
  }

  private static func faults(in bytes: [UInt8], at path: String) -> [Diagnostic] {
    let ending = name(of: path).ending
    let place = SourceLocation(path: path)
    guard let format = ImageHeader.format(of: bytes), ImageHeader(bytes) != nil else {
      return [Diagnostic(.damagedPicture, at: place)]
    }
    if !format.extensions.contains(ending) {
      let fault = Fault.misnamedPicture(format: format.rawValue, ending: format.extensions[0])
      return [Diagnostic(fault, at: place)]
    }
    if format == .svg, hasScript(String(decoding: bytes, as: UTF8.self)) {
      return [Diagnostic(.scriptInPicture, at: place)]
    }
    return []
  }

  /// Whether an SVG drawing has a script element of whatever prefix, a `javascript:` address or an event attribute;
  /// or a page in a frame, entities or a style sheet of its own, from which any of them can come.
  private static func hasScript(_ svg: String) -> Bool {
    let text = svg.resolvingCharacterReferences.lowercased()
    // Browsers pass over tabs and line breaks in an address (WHATWG URL, section 4.4).
    let address = String(text.unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) })
    return text.firstMatch(of: /<([^\s<>\/:]+:)?script[\s>\/]/) != nil
      || address.contains("javascript:")
      || text.firstMatch(of: /\s(on[a-z]+|srcdoc)\s*=/) != nil
      || text.contains("<!entity") || text.contains("<?xml-stylesheet")
  }
}

extension ContentImages {
  /// Those that pages show, each once.
  func shown(on proses: [Prose]) -> [ContentImage] {
    if isEmpty { return [] }
    var seen = Set<Route>()
    return proses.flatMap { prose in
      prose.document().imageDestinations.compactMap { destination in
        if case .image(let image)? = target(of: destination, on: prose.file.path) {
          image
        } else {
          nil
        }
      }
    }.filter { seen.insert($0.route).inserted }
  }

  /// A warning for each that no page of the edition names, drafts included.
  func unused(in snapshot: SourceSnapshot) -> [Diagnostic] {
    if isEmpty { return [] }
    let texts = snapshot.paths(under: root).filter { $0.hasSuffix(".md") }
      .compactMap(snapshot.bytes)
    return paths.filter { path in
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let names = [name, name.replacing(" ", with: "%20")]
      return !texts.contains { text in names.contains { text[...].contains($0) } }
    }.map { Diagnostic(.unusedPicture, at: SourceLocation(path: $0)) }
  }
}

extension Document {
  /// Gives each picture of the content its address, and the size by which a browser keeps its place.
  package func placeImages(_ images: ContentImages, on page: String, href: (Route) -> String) {
    if images.isEmpty { return }
    for node in nodes {
      guard case .image(let destination, let title) = node.kind,
        case .image(let image)? = images.target(of: destination, on: page)
      else { continue }
      let titled = title.isEmpty ? "" : " title=\"\(title.escapedForHTML)\""
      node.replace(
        with: makeCustomInline(
          onEnter: """
            <img src="\(href(image.route).escapedForHTML)" alt="\(node.plainText.escapedForHTML)" \
            width="\(image.width)" height="\(image.height)"\(titled)>
            """))
    }
  }

  /// Where the images of the document lead.
  var imageDestinations: [String] {
    nodes.compactMap { node in
      if case .image(let destination, _) = node.kind { destination } else { nil }
    }
  }
}

extension String {
  /// With what character references of XML (version 1.0, section 4.1) stand for in their place; of those by name, the
  /// five that need no declaration.
  fileprivate var resolvingCharacterReferences: String {
    replacing(/&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/) {
      reference -> String in
      let (whole, decimal, hexadecimal, name) = reference.output
      switch name {
      case "amp"?: return "&"
      case "lt"?: return "<"
      case "gt"?: return ">"
      case "quot"?: return "\""
      case "apos"?: return "'"
      default:
        let code = decimal.flatMap { UInt32($0) } ?? hexadecimal.flatMap { UInt32($0, radix: 16) }
        return code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(whole)
      }
    }
  }
}
