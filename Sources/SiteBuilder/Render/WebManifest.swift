import Content
import Publishing
import Templates
import Themes

/// `manifest.webmanifest`: what makes an edition a program among others on a device that installs it
/// (W3C, Web Application Manifest).
struct WebManifest: Encodable {
  private let name: String
  private let shortName: String
  private let description: String
  private let language: String
  private let direction: String
  private let start: String
  /// The whole site, so that a reader who changes the language does not leave the program.
  private let scope: String
  private let display = "standalone"
  /// With a way back where there is one, since these are pages.
  private let displayOverride = ["minimal-ui"]
  private let themeColor: String
  private let backgroundColor: String
  private let icons: [Icon]

  private struct Icon: Encodable {
    let src: String
    let sizes: String
    let type: String
    let purpose: String
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case shortName = "short_name"
    case description
    case language = "lang"
    case direction = "dir"
    case start = "start_url"
    case scope
    case display
    case displayOverride = "display_override"
    case themeColor = "theme_color"
    case backgroundColor = "background_color"
    case icons
  }

  init(_ app: ThemeApp, on page: PageScope) {
    name = page.scope.title
    shortName = page.scope.title
    description = page.scope.tagline
    language = page.edition.language.tag
    direction = page.edition.language.direction.rawValue
    start = page.href(page.addresses.home)
    scope = page.href(Route(""))
    themeColor = app.color.light.description
    backgroundColor = app.color.light.description
    icons = app.icons.map {
      Icon(
        src: page.href(ofAsset: $0.path), sizes: $0.picture.sizes, type: $0.picture.mediaType,
        purpose: $0.isMaskable ? "maskable" : "any")
    }
  }

  func bytes() -> [UInt8] {
    Array((JSONText.encode(self) + "\n").utf8)
  }
}

/// What the head of a page says about the program that the site can be.
struct AppModel: TemplateModel {
  let manifest: String
  let lightColor: String
  let darkColor: String
  let touchIcon: String?

  init(_ app: ThemeApp, on page: PageScope) {
    manifest = page.href(page.addresses.webManifest)
    lightColor = app.color.light.description
    darkColor = app.color.dark.description
    touchIcon = app.touchIcon.map(page.href(ofAsset:))
  }

  static let table = TemplateTable<Self>([
    .text("manifest", \.manifest),
    .text("lightColor", \.lightColor),
    .text("darkColor", \.darkColor),
    .optionalText("touchIcon", \.touchIcon),
  ])
}
