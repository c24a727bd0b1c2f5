import Foundation
import Testing

@testable import SiteBuilder
@testable import Templates
@testable import Themes

/// The manual for themes is the contract, so it lists every name that a template receives.
@Suite struct ThemeManualTests {
  private let manual: String
  /// What is said of each shared thing, such as *Link*.
  private let shared: [String: String]

  init() throws {
    let project = SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    manual = try String(contentsOf: project.appending(path: "themes/README.md"), encoding: .utf8)
    shared = Dictionary(
      uniqueKeysWithValues: manual.matches(of: /\n- \*\*\*([^*]+)\*\*\*([^\n]*)/).map {
        (String($0.output.1), String($0.output.2))
      })
  }

  /// The text with that of the shared things it names, and of those that they name.
  private func whole(_ text: String) -> String {
    var whole = text
    var missing = Set(shared.keys)
    while let next = missing.first(where: { whole.contains("*\($0)*") }) {
      missing.remove(next)
      whole += shared[next] ?? ""
    }
    return whole
  }

  /// Every word in a text that stands between backticks.
  private func names(in text: String) -> Set<String> {
    Set(
      text.matches(of: /`([^`]+)`/).flatMap { match in
        match.output.1.split { !$0.isLetter }.map(String.init)
      })
  }

  /// Those of a shape and of everything in it; a thing in itself, such as an entry of the navigation, once.
  private func names(
    of shape: TemplateShape, in path: String = "", depth: Int = 0
  ) -> Set<String> {
    switch shape {
    case .list(let element): return names(of: element, in: path, depth: depth)
    case .object:
      guard depth < 5 else { return [] }
      return shape.names.all.reduce(into: []) { all, name in
        let full = path.isEmpty ? name : "\(path).\(name)"
        all.insert(full)
        if let member = shape.names[name] {
          all.formUnion(names(of: member.shape, in: full, depth: depth + 1))
        }
      }
    case .text, .html, .flag, .constant: return []
    }
  }

  private func unlisted(_ shape: TemplateShape?, in text: String) throws -> [String] {
    let listed = names(in: whole(text))
    return try names(of: #require(shape)).filter { name in
      name.split(separator: ".").last.map { !listed.contains(String($0)) } ?? true
    }.sorted()
  }

  @Test(arguments: SitePages.kinds.map { $0.template })
  func everyNameOfATemplateIsListed(template: String) throws {
    let start = try #require(manual.firstRange(of: "\n### Each template\n"))
    let rows = manual[start.upperBound...].split(separator: "\n")
    let row = try #require(rows.first { $0.hasPrefix("| `\(template)` | ") }, "no row")
    let shape = ThemeContract.current.templates[template]?.last
    let missing = try unlisted(shape, in: String(row))
    #expect(missing == [])
  }

  @Test func everyNameOfEveryPageIsListed() throws {
    let start = try #require(manual.firstRange(of: "\n### On every page\n"))
    let end = try #require(manual.firstRange(of: "\n### Shared things\n"))
    let text = String(manual[start.upperBound..<end.lowerBound])
    for shape in try #require(ThemeContract.current.templates["layout"]) {
      let missing = try unlisted(shape, in: text)
      #expect(missing == [])
    }
  }

  @Test func everyNameOfAPictureIsListed() throws {
    let start = try #require(manual.firstRange(of: "\n### The picture of a page\n"))
    let end = try #require(manual[start.upperBound...].firstRange(of: "\n### "))
    let text = String(manual[start.upperBound..<end.lowerBound])
    #expect(try unlisted(ThemeContract.current.templates["picture"]?.last, in: text) == [])
  }
}
