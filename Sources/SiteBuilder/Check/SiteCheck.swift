import Etiquette

/// Everything that can be wrong with a library and a theme once both are read and planned.
struct SiteCheck {
  let library: Library
  let theme: Theme
  let plan: SitePlan

  func diagnostics() async -> [Diagnostic] {
    plan.collisions
      + navigation()
      + (await GalleryScore(library: library, theme: theme).diagnostics())
      + ProseCheck(library: library, plan: plan).diagnostics()
      + words()
      + TemplateCheck(theme: theme).diagnostics()
  }

  private func navigation() -> [Diagnostic] {
    let items = library.settings.navigation + library.settings.footer
    let addresses = library.addresses(ofEdition: 0)
    return items.compactMap { item in
      if let link = SiteLink(item.address), plan[link.route(in: addresses)] != nil { return nil }
      let fault = Fault.notInPlan(
        address: item.address, suggestion: plan.suggestion(for: item.address))
      let place = SourceLocation(path: SettingsReader.path, line: item.line)
      return Diagnostic(fault, at: place, excerpt: "  - \(item.address)")
    }
  }

  private func words() -> [Diagnostic] {
    let language = library.settings.languages.first?.tag ?? ""
    let table = theme.strings[language]
    return TemplateContract.requiredStrings.filter { table?[$0] == nil }.map { key in
      Diagnostic(
        .requiredString(key: key),
        at: SourceLocation(path: "themes/\(theme.name)/strings/\(language).yaml"))
    }
  }
}
