import Basics
import Content
import Diagnostics
import Foundation
import Publishing

/// Brings the pictures in the source folder up to date with the site: makes those that are missing, and
/// removes those that no page has any more.
package struct PictureMaking: Sendable {
  private let source: SourceFolder
  private let program: SVGRasterizer

  /// What was made of it.
  package struct Report: Sendable, Equatable {
    package var made = 0
    package var kept = 0
    package var removed = 0
  }

  /// - Throws: `PictureError.noProgram` where there is none to draw with.
  package init(_ source: SourceFolder) throws(PictureError) {
    self.init(source, program: try SVGRasterizer.installed())
  }

  init(_ source: SourceFolder, program: SVGRasterizer) {
    self.source = source
    self.program = program
  }

  /// As many are drawn before they are written, so that little is lost if somebody stops it.
  private static let atOnce = 16

  /// - Parameters:
  ///   - drawings: all that the site has.
  ///   - onProgress: is told how many are made, and of how many.
  package func make(
    _ drawings: [SocialCards.Drawing], onProgress: (Int, Int) -> Void = { _, _ in }
  ) async throws(PictureError) -> Report {
    let folder = try PictureFolder(in: source)
    let names = Set(drawings.map(\.fileName))
    let old = folder.pictures
    var report = Report(kept: names.intersection(old).count)
    var missing = ArraySlice(
      Dictionary(grouping: drawings.filter { !old.contains($0.fileName) }, by: \.fileName)
        .values.compactMap(\.first).sorted { $0.page < $1.page })
    let total = missing.count
    let place = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID())")
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    } catch {
      throw .failed(.cannotWrite(path: place.path(), reason: error.localizedDescription))
    }
    while !missing.isEmpty {
      let batch = Array(missing.prefix(Self.atOnce))
      missing = missing.dropFirst(Self.atOnce)
      let pictures = await batch.concurrentMap { drawing in
        Result { () throws(PictureError) in try program.picture(of: drawing, at: place) }
      }
      for (drawing, picture) in zip(batch, pictures) {
        try folder.write(try picture.get(), named: drawing.fileName)
        report.made += 1
      }
      onProgress(report.made, total)
    }
    for name in old.subtracting(names).sorted() {
      try folder.remove(name)
      report.removed += 1
    }
    return report
  }
}

/// What keeps pictures from being made.
package enum PictureError: Error, Equatable {
  case noProgram
  case noTemplate(theme: String)
  case cannotDraw(page: String, reason: String)
  case brokenSource([Diagnostic])
  case failed(BuildError)
}

extension PictureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noProgram:
      "there is no \(SVGRasterizer.name) here, which draws the pictures "
        + "(Debian: apt-get install librsvg2-bin, Homebrew: brew install librsvg). "
        + "Without them, links to all pages are shown with the picture that the theme brings"
    case .noTemplate(let theme):
      "the theme \(theme) has no template \(SocialCards.template).mustache to draw pictures by"
    case .cannotDraw(let page, let reason):
      "\(SVGRasterizer.name) cannot draw the picture of \(page): \(reason)"
    case .brokenSource:
      "the site has errors, which have to be fixed first"
    case .failed(let error):
      String(describing: error)
    }
  }
}
