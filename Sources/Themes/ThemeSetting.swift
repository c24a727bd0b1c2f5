import Content
import Diagnostics

/// Something that a theme lets a site choose, and what the site may choose of it.
///
/// A choice reaches the style sheet as a custom property, or templates as a flag or a text; nothing else of a
/// site's settings ever gets into CSS.
struct ThemeSetting: Sendable, Equatable {
  let name: String
  let kind: Kind

  enum Kind: Sendable, Equatable {
    /// Text and marks in a color; `grounds` are the colors it stands on.
    case color(property: String, grounds: [ColorPair])
    /// The fonts of a text, the first that a reader has.
    case fonts(property: String)
    /// One of several, each by its name with its value in CSS.
    case choice(property: String, values: [String: String])
    /// Shown or not: `{{#settings.name}}` in templates.
    case flag(isOn: Bool)
    /// Words of the site: `{{settings.name}}` in templates.
    case text(default: String)
  }

  /// The least contrast of text with its ground (WCAG 2.2, criterion 1.4.3, level AA).
  static let leastContrast = 4.5
}

/// The choices of a site as its theme uses them.
struct ThemeChoices: Sendable, Equatable {
  /// By custom property.
  private(set) var properties: [String: String] = [:]
  /// The values that differ where the reader prefers dark colors, by custom property.
  private(set) var darkProperties: [String: String] = [:]
  private(set) var flags: [String: Bool] = [:]
  private(set) var texts: [String: String] = [:]

  /// - Parameter typography: that of the language in which the site says its texts.
  init(
    _ choices: [ThemeChoice], of settings: [ThemeSetting], setIn typography: Typography,
    into diagnostics: inout [Diagnostic]
  ) {
    for setting in settings {
      switch setting.kind {
      case .flag(let isOn): flags[setting.name] = isOn
      case .text(let words): texts[setting.name] = words
      default: break
      }
    }
    for choice in choices {
      guard let setting = settings.first(where: { $0.name == choice.name }) else {
        let fault = Fault.unknownValue(
          choice.name, kind: "setting of the theme", known: settings.map(\.name).sorted())
        diagnostics.append(choice.namePlace.diagnostic(fault))
        continue
      }
      diagnostics += take(choice, for: setting, setIn: typography).map {
        choice.textPlace.diagnostic($0)
      }
    }
  }

  /// The rules that end the style sheet; they stand in no layer, so they win over the theme's own.
  ///
  /// Dark colors come by a media query rather than `light-dark()`, which browsers learned in 2024:
  /// in a custom property it leaves an older one without any color.
  var css: String {
    func rule(_ properties: [String: String]) -> String {
      let lines = properties.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value);\n" }
      return ":root {\n\(lines.joined())}\n"
    }
    let dark = "@media screen and (prefers-color-scheme: dark) {\n\(rule(darkProperties))}\n"
    return (properties.isEmpty ? "" : rule(properties)) + (darkProperties.isEmpty ? "" : dark)
  }

  private mutating func take(
    _ choice: ThemeChoice, for setting: ThemeSetting, setIn typography: Typography
  ) -> [Fault] {
    switch setting.kind {
    case .color(let property, let grounds):
      guard let pair = ColorPair(choice.text) else {
        return [
          .wrongType(
            key: choice.name,
            expected: "a color in quotes, `\"#7d1d2b\"` or `\"light-dark(#7d1d2b, #eda6a1)\"`")
        ]
      }
      properties[property] = pair.light.description
      if pair.dark != pair.light { darkProperties[property] = pair.dark.description }
      return grounds.flatMap { [(pair.light, $0.light), (pair.dark, $0.dark)] }
        .filter { $0.0.contrast(with: $0.1) < ThemeSetting.leastContrast }.prefix(1)
        .map { color, ground in
          .lowContrast(
            color.description, on: ground.description, contrast: color.contrast(with: ground),
            least: ThemeSetting.leastContrast)
        }
    case .fonts(let property):
      guard choice.text.isFontList else {
        return [.wrongType(key: choice.name, expected: "names of fonts, such as `Georgia, serif`")]
      }
      properties[property] = choice.text
    case .choice(let property, let values):
      guard let value = values[choice.text] else {
        return [
          .unknownValue(choice.text, kind: choice.name, known: values.keys.sorted())
        ]
      }
      properties[property] = value
    case .flag:
      guard let isOn = Bool(choice.text) else {
        return [.wrongType(key: choice.name, expected: "true or false")]
      }
      flags[choice.name] = isOn
    case .text:
      texts[choice.name] = typography.prose(choice.text)
    }
    return []
  }
}

extension String {
  /// Family names apart by commas, in quotes or not: nothing that could end a declaration.
  fileprivate var isFontList: Bool {
    !isEmpty
      && allSatisfy { $0.isLetter || $0.isNumber || " ,-\"'".contains($0) }
      && count { $0 == "\"" }.isMultiple(of: 2) && count { $0 == "'" }.isMultiple(of: 2)
  }
}
