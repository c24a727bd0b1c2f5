import ArgumentParser
import Foundation
import SocialCards

/// `sitegen pictures`: what links to the pages are shown with where they are shared.
struct PicturesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures",
    abstract: "Make the pictures that links to the site are shared with.",
    discussion: """
      Draws one for each letter, each guideline and the site, by the theme's picture.mustache, and \
      leaves them in the folder `pictures` of the source, from which every build publishes them. A \
      picture that is up to date is not made again; one that no page has any more is removed. \
      Needs rsvg-convert (Debian: librsvg2-bin, Homebrew: librsvg), which builds do not.
      """)

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let start = ContinuousClock.now
    let report = Report(format: site.format, quiet: site.quiet)
    do {
      let making = try PictureMaking(site.sourceFolder)
      let made = try await making.make(
        site.build().socialCards(), onProgress: report.pictureProgress)
      report.pictured(made, after: .now - start)
    } catch {
      throw report.refusal(error)
    }
  }
}
