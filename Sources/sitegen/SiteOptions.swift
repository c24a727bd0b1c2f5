import ArgumentParser
import Content
import Foundation
import Publishing
import SiteBuilder

/// The options that `build` and `check` share.
struct SiteOptions: ParsableArguments {
  @OptionGroup var place: SourceOption

  @Option(
    help: "Build with this theme instead of the one in site.yaml.",
    completion: .shellCommand("ls themes"))
  var theme: String?

  @Option(
    name: .customLong("base-url"),
    help: "The address under which the site will be published, instead of the one in site.yaml.",
    transform: { try BaseURL($0) })
  var baseURL: BaseURL?

  @Flag(help: "Include pages marked `draft: true`.")
  var drafts = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: """
      How to report faults: text; json for other programs; github for annotations of GitHub Actions; \
      sarif for code scanning.
      """)
  var format = ReportFormat.text

  @Flag(help: "Say nothing unless something is wrong.")
  var quiet = false

  var sourceFolder: SourceFolder { place.folder }

  func build(observing observe: @escaping SiteBuild.Observer = { _ in }) -> SiteBuild {
    var options = SiteBuild.Options()
    options.theme = theme
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.isStrict = strict
    return SiteBuild(source: sourceFolder, options: options, observing: observe)
  }
}

/// How faults are reported.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, github, sarif
}
