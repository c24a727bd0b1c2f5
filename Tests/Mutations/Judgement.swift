import Content
import Diagnostics
import Foundation
import SiteBuilder

/// What came of building a damaged site, and what is wrong with that.
struct Judgement {
  let outcome: Outcome
  /// Nil if all is well: a site, or an error; and every fault at a place that is there.
  let complaint: String?

  init(of damaged: DamagedSite.Copy) async {
    let build = SiteBuild(source: SourceFolder(at: URL(filePath: "/nowhere")))
    let outcome = await build.render(SourceSnapshot(files: damaged.files))
    self.outcome = outcome
    let hasError = outcome.diagnostics.contains { $0.severity == .error }
    if outcome.site == nil, !hasError {
      complaint = "there is neither a site nor an error"
    } else if outcome.site != nil, hasError {
      complaint = "there is a site in spite of an error"
    } else {
      var widths: [String: [Int]] = [:]
      for path in Set(outcome.diagnostics.map(\.location.path)) {
        widths[path] = damaged.files[path].map(Self.lineWidths)
      }
      complaint = outcome.diagnostics.lazy.compactMap { Self.complaint($0, widths) }.first
    }
  }

  private static func complaint(_ diagnostic: Diagnostic, _ widths: [String: [Int]]) -> String? {
    let place = diagnostic.location
    guard place.path.hasPrefix("content/") || place.path.hasPrefix("themes/") else {
      return "\(place): \(diagnostic.id) is in no file of the source"
    }
    guard let number = place.line else {
      return place.column == nil ? nil : "\(place): a column without a line"
    }
    guard let lines = widths[place.path] else { return "\(place): the file is not there" }
    guard lines.indices.contains(number - 1) else {
      return "\(place): \(diagnostic.id): there is no such line"
    }
    guard let column = place.column else { return nil }
    return (1...(lines[number - 1] + 1)).contains(column)
      ? nil : "\(place): \(diagnostic.id): there is no such column"
  }

  /// How many characters each line has, as the build counts: a carriage return, a line feed or both
  /// end a line, and a byte order mark is none.
  private static func lineWidths(_ bytes: [UInt8]) -> [Int] {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var widths = [0]
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      switch (previous, scalar) {
      case ("\r", "\n"): break
      case (_, "\r"), (_, "\n"): widths.append(0)
      default: widths[widths.count - 1] += 1
      }
      previous = scalar
    }
    return widths
  }
}
