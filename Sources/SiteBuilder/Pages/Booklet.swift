import CommonMark
import Content
import Diagnostics
import Etiquette
import Publishing
import Templates

/// `booklet.mustache`: the whole guide on one page, to be printed and read on paper.
///
/// It leaves out what a guideline's own page takes from the gallery and the phrasebook, which is there
/// to be followed on a screen.
struct Booklet: SitePage {
  static let template = "booklet"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    guard planner.edition.has(.booklet) else { return [] }
    return [
      planner.claim(Self.self, (), at: planner.addresses.optional(.booklet), by: .guide)
    ]
  }

  static func metadata(of subject: Void, on page: PageScope) -> PageMetadata {
    let guide = page.edition.heading(of: .guide)
    var metadata = PageMetadata(
      page.strings.text("booklet", ["title": guide?.title ?? ""]), guide?.summary ?? "",
      on: page, under: [(.guide, page.addresses.guide)])
    metadata.isBooklet = true
    // What it says is found at its own addresses.
    metadata.isIndexed = false
    return metadata
  }

  let title: String
  let intro: String
  let chapters: [Chapter]
  let guideHref: String
  /// The last day on which somebody read one of the chapters through; nil without chapters.
  let reviewed: ReviewDate?

  static let table = TemplateTable<Self>([
    .text("title", \.title),
    .html("intro", \.intro),
    .list("chapters", \.chapters),
    .text("guideHref", \.guideHref),
    .optionalText("reviewed", \.reviewed?.words),
    .optionalText("reviewedISO", \.reviewed?.iso8601),
  ])

  /// A guideline as one part of the page.
  struct Chapter: TemplateModel {
    let guideline: Guideline
    let body: String

    static let table = TemplateTable<Self>([
      .text("id", \.guideline.id.rawValue),
      .text("number") { String($0.guideline.order) },
      .text("label", \.guideline.label),
      .text("title", \.guideline.title),
      .text("summary", \.guideline.summary),
      .html("body", \.body),
      .texts("do", \.guideline.advice.do),
      .texts("avoid", \.guideline.advice.avoid),
      .list("rewrites") { $0.guideline.advice.rewrites.map(RewriteLines.init) },
      .texts("exceptions", \.guideline.advice.exceptions),
    ])
  }

  init(_ subject: Void, on page: PageScope) {
    title = page.edition.heading(of: .guide)?.title ?? ""
    intro = page.intro(.guide)
    guideHref = page.href(page.addresses.guide)
    let guidelines = page.edition.guidelines.sorted { $0.guideline.order < $1.guideline.order }
    let fragments = Dictionary(
      guidelines.map { (page.addresses.guideline($0.guideline.id), "#\($0.guideline.id)") },
      uniquingKeysWith: { first, _ in first })
    chapters = guidelines.map { chapter in
      let document = chapter.body.document()
      document.lowerHeadings()
      document.placeImages(page.edition.images, on: chapter.body.file.path, href: page.href(_:))
      document.rewriteDestinations { destination in
        let link = SiteLink(destination)
        let inBooklet = link.flatMap {
          $0.suffix.isEmpty ? fragments[$0.route(in: page.addresses)] : nil
        }
        return inBooklet ?? page.href(ofDestination: destination)
      }
      return Chapter(guideline: chapter.guideline, body: document.html())
    }
    reviewed = guidelines.map(\.reviewed).max().map { ReviewDate($0, on: page) }
  }
}
