import Content
import Diagnostics
import Themes

/// Everything that can be wrong with a library once it is read and planned.
struct SiteCheck {
  let site: SiteScope
  let plan: SitePlan
  var reused: ReusedLetters?

  private var library: Library { site.library }

  func diagnostics() async -> [Diagnostic] {
    plan.collisions
      + navigation()
      + library.editions.flatMap {
        EditionCheck(edition: $0).diagnostics() + StyleCheck(edition: $0).diagnostics()
      }
      + (await GalleryCheck(site: site, reused: reused).diagnostics())
      + redirects() + TranslationCheck(library: library).diagnostics()
      + ProseCheck(library: library, plan: plan).diagnostics()
  }

  private func navigation() -> [Diagnostic] {
    let settings = library.settings
    return navigation(settings.navigation + settings.footer, ofEdition: 0)
      + library.editions.indices.flatMap { index in
        let own = settings.editions[library.editions[index].language.tag]
        return navigation((own?.navigation ?? []) + (own?.footer ?? []), ofEdition: index)
      }
  }

  private func navigation(_ items: [NavigationItem], ofEdition index: Int) -> [Diagnostic] {
    let addresses = library.addresses(ofEdition: index)
    return (items + items.flatMap(\.items)).compactMap { item in
      guard let address = item.address, !address.isEmpty,
        !(item.isExternal && item.label != nil)
      else { return nil }
      if let link = SiteLink(address), let file = plan[link.route(in: addresses)],
        file.forwarding == nil
      {
        return nil
      }
      if let link = SiteLink(address),
        library.editions[index].drafts.has(link.route(in: addresses), in: addresses)
      {
        return item.place.diagnostic(.draftDestination(address))
      }
      return item.place.diagnostic(.notInPlan(address, known: plan.pageAddresses))
    }
  }

  /// A redirect leads to what is there, in one step.
  private func redirects() -> [Diagnostic] {
    let addresses = library.addresses(ofEdition: 0)
    return library.settings.redirects.filter { !$0.to.isEmpty }.compactMap { redirect in
      if let link = redirect.target, let file = plan[link.route(in: addresses)],
        file.forwarding == nil
      {
        return nil
      }
      return redirect.place.diagnostic(.notInPlan(redirect.to, known: plan.pageAddresses))
    }
  }
}
