import Basics
import Foundation

/// What a new site has besides its content: what a repository of its own needs.
enum NewSiteFiles {
  /// - Returns: the bytes of each file, by its path in the folder of the site.
  static func files(titled title: String) -> [String: [UInt8]] {
    [
      ".gitignore": Array("Site/\n".utf8),
      "README.md": filled(PackageResources.site_readme_md, ["title": markdown(title)]),
      ".github/workflows/publish.yaml": filled(
        PackageResources.site_workflow_yaml,
        ["version": release, "repository": Versions.repository]),
    ]
  }

  /// The version whose release the workflow fetches.
  private static var release: String {
    Versions.program.split(separator: "-").first.map(String.init) ?? Versions.program
  }

  /// Replaces each `<name>` for which there is a value.
  private static func filled(_ template: [UInt8], _ values: [String: String]) -> [UInt8] {
    var text = String(decoding: template, as: UTF8.self)
    for (name, value) in values { text = text.replacing("<\(name)>", with: value) }
    return Array(text.utf8)
  }

  /// A text that CommonMark reads as nothing but a text (section 2.4, backslash escapes).
  private static func markdown(_ text: String) -> String {
    text.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) ? "\\\($0)" : String($0) }.joined()
  }
}
