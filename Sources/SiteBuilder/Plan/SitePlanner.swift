import Content
import Diagnostics
import Etiquette
import Publishing
import SocialCards
import Themes

/// Claims an address for everything the library and the theme have to show.
struct SitePlanner {
  let library: Library
  let theme: Theme
  var pictures = Pictures()

  func plan() -> SitePlan {
    var claims: [PlannedFile] = []
    for index in library.editions.indices {
      claims += EditionPlanner(library: library, index: index).claims()
    }
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
      claims += library.editions.indices.map { index in
        PlannedFile(
          route: library.addresses(ofEdition: index).webManifest,
          claimant: "themes/\(theme.name)/theme.yaml", edition: index, content: .webManifest(app))
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
    let assets = AssetFolder(
      theme.assets + (library.settings.isOfflineEnabled ? [OfflineWorker.module] : [])
        + library.editions.indices.flatMap { index in
          DataModules(library: library, theme: theme, edition: index).assets()
        })
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
private struct EditionPlanner {
  let library: Library
  let index: Int

  private var edition: Edition { library.editions[index] }
  private var addresses: Addresses { library.addresses(ofEdition: index) }
  private var folder: String { "content/" + edition.language.tag }

  func claims() -> [PlannedFile] {
    let own = pages()
    return own + aliases(of: own) + formerLanguages(of: own)
  }

  private func pages() -> [PlannedFile] {
    fixedPages() + optionalPages() + sentences() + guide() + letters() + facets() + replies()
      + edition.askedThemes.map {
        claim(
          addresses.questions(of: $0.id), "\(folder)/vocabulary.yaml", .questionTheme($0))
      }
      + edition.debates.map {
        claim(addresses.debate($0.slug), "\(folder)/debates/\($0.slug).md", .debate($0))
      }
      + edition.ownPages.map {
        claim(addresses.page($0.slug), "\(folder)/pages/\($0.slug).md", .page($0))
      }
  }

  private func claim(_ route: Route, _ claimant: String, _ content: PlannedFile.Content)
    -> PlannedFile
  {
    PlannedFile(route: route, claimant: claimant, edition: index, content: content)
  }

  private func claim(_ route: Route, _ heading: IndexPage, _ content: PlannedFile.Content)
    -> PlannedFile
  {
    claim(route, "\(folder)/pages/\(heading.rawValue).md", content)
  }

  private func fixedPages() -> [PlannedFile] {
    [
      claim(addresses.home, .home, .home),
      claim(addresses.guide, .guide, .guide),
      claim(addresses.notFound, .notFound, .notFound),
      claim(addresses.letterIndex, .letters, .letterIndex),
      claim(addresses.feed, .letters, .feed),
      claim(addresses.openSearch, .letters, .openSearch),
    ]
  }

  private func optionalPages() -> [PlannedFile] {
    OptionalPage.allCases.filter(edition.has).map { page in
      claim(addresses.optional(page), page.heading ?? .guide, .init(page))
    }
  }

  private func sentences() -> [PlannedFile] {
    edition.sentenceFiles.map { claim(addresses.sentences($0), $0.path, .download($0.bytes)) }
  }

  private func guide() -> [PlannedFile] {
    edition.guidelines.map {
      claim(addresses.guideline($0.guideline.id), $0.body.file.path, .guideline($0))
    }
  }

  private func letters() -> [PlannedFile] {
    let pages = pages(of: edition.gallery.letters.count).map { page in
      claim(addresses.gallery(page: page), .letters, .gallery(page: page))
    }
    return pages
      + edition.gallery.letters.compactMap { edition.letterPages[$0.id] }.flatMap { page in
        [
          claim(addresses.letter(page.letter.id), page.file.path, .letter(page)),
          claim(addresses.letterText(page.letter.id), page.file.path, .letterText(page.letter)),
        ]
      }
  }

  private func facets() -> [PlannedFile] {
    Facet.allCases.flatMap { facet in
      [claim(addresses.facet(facet), IndexPage(facet), .facet(facet))]
        + edition.terms.vocabulary.values(of: facet).flatMap { value in
          pages(of: edition.gallery.count(with: value.id, in: facet)).map { page in
            claim(
              addresses.facetValue(value.id, of: facet, page: page),
              edition.text(on: value.id, of: facet)?.body.file.path ?? "\(folder)/vocabulary.yaml",
              .facetValue(value, of: facet, page: page))
          }
        }
    }
  }

  private func replies() -> [PlannedFile] {
    edition.replies.flatMap { reply in
      [
        claim(addresses.reply(reply.slug), reply.body.file.path, .reply(reply)),
        claim(addresses.replyText(reply.slug), reply.body.file.path, .replyText(reply)),
      ]
    }
  }

  /// A former address leads to the first page that its file has.
  private func aliases(of claims: [PlannedFile]) -> [PlannedFile] {
    let addresses = edition.formerAddresses
    guard !addresses.isEmpty else { return [] }
    let pages = Dictionary(
      claims.filter(\.content.isPage).map { ($0.claimant, $0.route) },
      uniquingKeysWith: { first, _ in first })
    return addresses.compactMap { former in
      pages[former.place.file.path].map { target in
        claim(
          Route(self.addresses.root + former.path), former.place.file.path,
          .redirect(Forwarding(target: target, place: former.place)))
      }
    }
  }

  /// Where the edition had another tag, or was not the first, each page had another address.
  private func formerLanguages(of claims: [PlannedFile]) -> [PlannedFile] {
    library.settings.formerLanguages.filter { $0.language == edition.language.tag }.flatMap { old in
      claims.filter(\.content.isPage).map { page in
        claim(
          Route("\(old.tag)/\(page.route.path.dropFirst(addresses.root.count))"),
          SettingsReader.path,
          .redirect(Forwarding(target: page.route, place: old.place)))
      }
    }
  }

  private func pages(of total: Int) -> ClosedRange<Int> {
    1...Pager.count(of: total, perPage: library.settings.lettersPerPage)
  }
}

extension PlannedFile.Content {
  fileprivate init(_ page: OptionalPage) {
    self =
      switch page {
      case .write: .write
      case .check: .check
      case .matrix: .matrix
      case .booklet: .booklet
      case .phrases: .phrasebook
      case .debates: .debates
      case .questions: .questions
      case .replies: .replies
      case .sources: .sources
      }
  }
}
