import Content
import Diagnostics

/// Reads what a theme lets a site choose: `settings` of `theme.yaml`.
enum ThemeSettingReader {
  private static let kinds = ["color", "fonts", "choice", "flag", "text"]

  static func read(_ record: inout Record) -> [ThemeSetting] {
    record.records("settings") { setting in
      let name = setting.text("name")
      let kind = setting.name("type", of: "type of setting", among: kinds)
      return setting.choice(kind, among: kinds) { kind, setting in
        ThemeSetting(name: name, kind: read(kind, &setting))
      }
    }
  }

  private static func read(_ kind: String?, _ setting: inout Record) -> ThemeSetting.Kind {
    switch kind {
    case "color":
      .color(property: property(&setting), grounds: grounds(&setting))
    case "fonts":
      .fonts(property: property(&setting))
    case "choice":
      .choice(
        property: property(&setting),
        values: Dictionary(
          setting.textPairs("values").map { ($0.name, $0.text) },
          uniquingKeysWith: { first, _ in first }))
    case "text":
      .text(default: setting.optionalProse("default") ?? "")
    default:
      .flag(isOn: setting.flag("default", default: true))
    }
  }

  private static func property(_ setting: inout Record) -> String {
    let property = setting.text("property", matching: "^--")
    if !property.isEmpty, !property.hasPrefix("--") {
      setting.report(
        .wrongType(key: "property", expected: "a custom property, such as `--accent`"),
        at: "property")
    }
    return property
  }

  private static func grounds(_ setting: inout Record) -> [ColorPair] {
    setting.texts("grounds").compactMap { text in
      if let pair = ColorPair(text) { return pair }
      setting.report(
        .wrongType(key: "grounds", expected: "colors such as `\"light-dark(#fff, #000)\"`"),
        at: "grounds")
      return nil
    }
  }
}
