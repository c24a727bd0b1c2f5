import Content
import Diagnostics
import Etiquette

/// The shapes that stand for guidelines in the margin of a letter, and the rules by which the style sheet shows
/// them.
///
/// A guideline has the shape of the theme that its page names, any other the first that is left, in the order of the
/// guide.
package struct GuidelineMarks {
  /// The guidelines of a language, in their order.
  package struct Edition {
    let language: String
    let pages: [GuidelinePage]

    package init(language: String, pages: [GuidelinePage]) {
      self.language = language
      self.pages = pages
    }
  }

  /// A shape of a theme.
  struct Shape {
    let name: String
    /// A value for `clip-path`.
    let value: String
  }

  /// Rules that end the style sheet; empty for a theme without shapes.
  let css: String

  init(_ editions: [Edition], shapes: [Shape], into diagnostics: inout [Diagnostic]) {
    let values = Dictionary(shapes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let shapes = shapes.map(\.name)
    if shapes.isEmpty {
      css = ""
      return
    }
    for page in editions.flatMap(\.pages) {
      if let mark = page.guideline.mark, !shapes.contains(mark) {
        let fault = Fault.unknownValue(mark, kind: "mark of the theme", known: shapes)
        diagnostics.append(page.body.file.place(ofKey: "mark").diagnostic(fault))
      }
    }
    let first = Self.shapes(of: editions.first?.pages ?? [], among: shapes)
    css = editions.enumerated().flatMap { index, edition in
      Self.shapes(of: edition.pages, among: shapes).filter { index == 0 || first[$0] != $1 }
        .sorted { $0.key < $1.key }
        .map {
          Self.rule(
            $0, values[$1] ?? "none", within: index == 0 ? "" : ":lang(\(edition.language)) ")
        }
    }.joined()
  }

  private static func shapes(of pages: [GuidelinePage], among shapes: [String])
    -> [Guideline.ID: String]
  {
    let guidelines = pages.map(\.guideline)
    let left = shapes.filter { shape in !guidelines.contains { $0.mark == shape } }
    var next = 0
    var chosen: [Guideline.ID: String] = [:]
    for guideline in guidelines {
      if let mark = guideline.mark {
        chosen[guideline.id] = mark
      } else {
        // With more guidelines than shapes, shapes come again.
        let free = left.isEmpty ? shapes : left
        chosen[guideline.id] = free[next % free.count]
        next += 1
      }
    }
    return chosen
  }

  /// A sentence has the shape of the first guideline it carries out.
  private static func rule(_ id: Guideline.ID, _ shape: String, within scope: String) -> String {
    """
    \(scope)[data-role="\(id)"], \(scope).sentence[data-role^="\(id) "] { --mark: \(shape); }

    """
  }

  /// Reads `marks` of a `theme.yaml`.
  static func shapes(_ record: inout Record) -> [Shape] {
    var seen: [String: Place] = [:]
    return record.records("marks") { mark in
      let name = mark.uniqueIdentifier("name", of: "mark", seen: &seen)
      let value = mark.text("shape", matching: "^[a-z]+\\(")
      if !value.isEmpty, !value.hasSuffix(")") || value.contains(where: { "{};\"'".contains($0) }) {
        mark.report(
          .wrongType(key: "shape", expected: "a shape of CSS, such as `circle(46%)`"), at: "shape")
      }
      return Shape(name: name, value: value)
    }
  }
}
