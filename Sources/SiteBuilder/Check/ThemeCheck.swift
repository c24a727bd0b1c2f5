/// Everything that can be wrong with a theme once it is read; pages can be rendered by one that has
/// passed.
struct ThemeCheck {
  let theme: Theme
  /// The tag of the default language.
  let language: String

  func diagnostics() -> [Diagnostic] {
    TemplateCheck(theme: theme).diagnostics() + words()
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
