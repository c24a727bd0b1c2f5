import Content
import Diagnostics
import Etiquette
import Publishing
import SocialCards
import Themes

/// Claims an address for everything a site has to show.
struct SitePlanner {
  let site: SiteScope
  let assets: AssetFolder
  var pictures = Pictures()

  func plan() -> SitePlan {
    let (library, theme) = (site.library, site.theme)
    var claims = site.editions.flatMap { EditionPlanner($0).claims() }
    func claim(_ route: Route, _ claimant: String, _ content: PlannedFile.Content) {
      claims.append(
        PlannedFile(route: route, claimant: claimant, edition: nil, content: content))
    }
    claim(Route("sitemap.xml"), SettingsReader.path, .sitemap)
    claim(Route("robots.txt"), SettingsReader.path, .robots)
    claim(Route("_headers"), SettingsReader.path, .hostHeaders)
    claim(Route("_redirects"), SettingsReader.path, .redirectList)
    claim(OfflineWorker.route, SettingsReader.path, .worker)
    // Keeps GitHub Pages from leaving out what starts with an underscore.
    claim(Route(".nojekyll"), SettingsReader.path, .emptyFile)
    if let app = theme.app {
      claims += site.editions.map { edition in
        PlannedFile(
          route: edition.addresses.webManifest, claimant: "themes/\(theme.name)/theme.yaml",
          edition: edition.index, content: .webManifest(app))
      }
    }
    let addresses = library.addresses(ofEdition: 0)
    for redirect in library.settings.redirects {
      guard let target = redirect.target else { continue }
      claims.append(
        PlannedFile(
          route: Route(redirect.from.path), claimant: SettingsReader.path, edition: 0,
          content: .redirect(
            Forwarding(
              target: target.route(in: addresses), suffix: target.suffix,
              place: redirect.from.place))))
    }
    for asset in assets.assets {
      claim(assets.route(of: asset.path), asset.source, .asset(asset.bytes))
    }
    // Editions that show the same picture have one file of it.
    var shown = Set<Route>()
    for image in library.editions.flatMap(\.shownImages) where shown.insert(image.route).inserted {
      claim(image.route, image.path, .image(image))
    }
    // Pages that are drawn alike have one picture.
    var drawn = Set<String>()
    for picture in pictures.files where drawn.insert(picture.path).inserted {
      claim(Route(picture.path), picture.path, .picture(picture.bytes))
    }
    for file in library.ownFiles { claim(file.route, file.path, .download(file.bytes)) }
    return SitePlan(claims: claims, assets: assets, pictures: pictures)
  }
}

/// Claims the addresses of one edition.
struct EditionPlanner {
  let edition: Edition
  let addresses: Addresses
  /// Where its content lies in the source.
  let folder: String
  private let index: Int
  private let settings: SiteSettings

  init(_ scope: EditionScope) {
    edition = scope.edition
    addresses = scope.addresses
    folder = "content/" + edition.language.tag
    settings = scope.settings
    index = scope.index
  }

  func claims() -> [PlannedFile] {
    let own = SitePages.kinds.flatMap { $0.claims(in: self) } + files()
    return own + aliases(of: own) + formerLanguages(of: own)
  }

  private func files() -> [PlannedFile] {
    [
      claim(.letterIndex, at: addresses.letterIndex, by: path(of: .letters)),
      claim(.feed, at: addresses.feed, by: path(of: .letters)),
      claim(.openSearch, at: addresses.openSearch, by: path(of: .letters)),
    ]
      + edition.sentenceFiles.map {
        claim(.download($0.bytes), at: addresses.sentences($0), by: $0.path)
      }
  }

  private func path(of heading: IndexPage) -> String { "\(folder)/pages/\(heading.rawValue).md" }

  func claim<Kind: SitePage>(
    _ kind: Kind.Type, _ subject: Kind.Subject, at route: Route, by heading: IndexPage
  ) -> PlannedFile {
    claim(.init(kind, subject), at: route, by: path(of: heading))
  }

  func claim<Kind: SitePage>(
    _ kind: Kind.Type, _ subject: Kind.Subject, at route: Route, by claimant: String
  ) -> PlannedFile {
    claim(.init(kind, subject), at: route, by: claimant)
  }

  func claim(_ content: PlannedFile.Content, at route: Route, by claimant: String) -> PlannedFile {
    PlannedFile(route: route, claimant: claimant, edition: index, content: content)
  }

  /// The numbers of the pages of a list of letters.
  func pages(of total: Int) -> ClosedRange<Int> {
    1...Pager.count(of: total, perPage: settings.lettersPerPage)
  }

  /// A former address leads to the first page that its file has.
  private func aliases(of claims: [PlannedFile]) -> [PlannedFile] {
    let addresses = edition.formerAddresses
    guard !addresses.isEmpty else { return [] }
    let pages = Dictionary(
      claims.filter(\.isPage).map { ($0.claimant, $0.route) },
      uniquingKeysWith: { first, _ in first })
    return addresses.compactMap { former in
      pages[former.place.file.path].map { target in
        claim(
          .redirect(Forwarding(target: target, place: former.place)),
          at: Route(self.addresses.root + former.path), by: former.place.file.path)
      }
    }
  }

  /// Where the edition had another tag, or was not the first, each page had another address.
  private func formerLanguages(of claims: [PlannedFile]) -> [PlannedFile] {
    settings.formerLanguages.filter { $0.language == edition.language.tag }.flatMap { old in
      claims.filter(\.isPage).map { page in
        claim(
          .redirect(Forwarding(target: page.route, place: old.place)),
          at: Route("\(old.tag)/\(page.route.path.dropFirst(addresses.root.count))"),
          by: SettingsReader.path)
      }
    }
  }
}
