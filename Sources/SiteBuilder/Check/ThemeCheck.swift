import Diagnostics
import SocialCards
import Themes

/// Everything that can be wrong with a theme once it is read; pages can be rendered by one that has
/// passed.
struct ThemeCheck {
  let theme: Theme
  /// The tag of the default language.
  let language: String

  func diagnostics() -> [Diagnostic] {
    TemplateCheck(theme: theme).diagnostics() + words() + picture()
  }

  /// The ready-made picture, if there is one.
  private func picture() -> [Diagnostic] {
    theme.assets.filter { $0.path == Pictures.readyMade }.flatMap { asset in
      Pictures.faults(
        in: asset.bytes, at: asset.source, fix: "make one of that size; themes/README.md says how")
    }
  }

  private func words() -> [Diagnostic] {
    let table = theme.strings[language]
    return TemplateContract.requiredStrings.filter { table?[$0] == nil }.map { key in
      Diagnostic(
        .requiredString(key: key),
        at: SourceLocation(path: "themes/\(theme.name)/strings/\(language).yaml"))
    }
  }
}
