import Content
import Diagnostics

/// The installable web app: its icons and theme color.
package struct ThemeApp: Sendable, Equatable {
  package let color: ColorPair
  package let icons: [Icon]
  /// What Apple's devices show on the home screen, relative to the asset folder.
  package let touchIcon: String?

  package struct Icon: Sendable, Equatable {
    /// Relative to the asset folder.
    package let path: String
    package let picture: IconPicture
    /// May be cut to any shape that leaves its inner circle whole.
    package let isMaskable: Bool
  }
}

/// What a file of an icon says of itself; so nobody has to, and it cannot be said wrongly.
package struct IconPicture: Sendable, Equatable {
  package let mediaType: String
  /// As web app manifests write it: `192x192`, or `any`.
  package let sizes: String

  /// Nil for anything but PNG (its first chunk is `IHDR`: PNG, section 11.2.1) and SVG.
  init?(_ bytes: [UInt8]) {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    if bytes.starts(with: signature), bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) {
      func number(at start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
      mediaType = "image/png"
      sizes = "\(number(at: 16))x\(number(at: 20))"
    } else if String(decoding: bytes.prefix(1024), as: UTF8.self).contains("<svg") {
      mediaType = "image/svg+xml"
      sizes = "any"
    } else {
      return nil
    }
  }
}

/// What `app` of a `theme.yaml` says, before its files have been looked at.
struct ThemeAppReader {
  private let color: ColorPair?
  private let icons: [(text: String, place: Place)]
  private let maskable: [(text: String, place: Place)]
  private let touchIcon: (text: String, place: Place)?

  init(_ app: inout Record) {
    let text = app.text("color")
    color = ColorPair(text)
    if color == nil, !text.isEmpty {
      app.report(
        .wrongType(key: "color", expected: "a color such as `\"light-dark(#fff, #000)\"`"),
        at: "color")
    }
    icons = app.placedTexts("icons")
    maskable = app.placedTexts("maskable")
    let place = app.place(of: "touchIcon")
    touchIcon = app.optionalText("touchIcon").map { ($0, place) }
  }

  func app(_ assets: [Theme.Asset], into diagnostics: inout [Diagnostic]) -> ThemeApp? {
    let byPath = Dictionary(
      assets.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    func picture(_ item: (text: String, place: Place)) -> IconPicture? {
      guard let bytes = byPath[item.text] else {
        let known = byPath.keys.sorted()
        diagnostics.append(
          item.place.diagnostic(.unknownValue(item.text, kind: "asset", known: known)))
        return nil
      }
      let picture = IconPicture(bytes)
      if picture == nil {
        diagnostics.append(
          item.place.diagnostic(.wrongType(key: item.text, expected: "a PNG or SVG picture")))
      }
      return picture
    }
    func icons(_ items: [(text: String, place: Place)], isMaskable: Bool) -> [ThemeApp.Icon] {
      items.compactMap { item in
        picture(item).map { .init(path: item.text, picture: $0, isMaskable: isMaskable) }
      }
    }
    let all = icons(self.icons, isMaskable: false) + icons(maskable, isMaskable: true)
    if let touchIcon { _ = picture(touchIcon) }
    return color.map { ThemeApp(color: $0, icons: all, touchIcon: touchIcon?.text) }
  }
}
