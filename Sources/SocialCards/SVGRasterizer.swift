import Basics
import Content
import Foundation
import Publishing

/// Rasterizes SVG with rsvg-convert, for `sitegen pictures`; no build runs another program.
///
/// The SVG is its standard input, so that it has no address and can load nothing (librsvg,
/// "security and locations of referenced files").
struct SVGRasterizer: Sendable {
  static let name = "rsvg-convert"

  private let url: URL

  init(at url: URL) {
    self.url = url
  }

  /// The one in the folders of `PATH`.
  ///
  /// - Throws: `PictureError.noProgram` where it is in none of them.
  static func installed() throws(PictureError) -> SVGRasterizer {
    guard let url = InstalledProgram.url(named: name) else { throw .noProgram }
    return SVGRasterizer(at: url)
  }

  /// - Parameter place: a folder to put the drawing and the picture in meanwhile.
  /// - Returns: the picture as a PNG file.
  func picture(of drawing: SocialCards.Drawing, at place: URL) throws(PictureError) -> [UInt8] {
    func failure(_ reason: String) -> PictureError {
      .cannotDraw(page: drawing.page.address, reason: reason)
    }
    let svg = place.appending(path: drawing.fileName + ".svg")
    let png = place.appending(path: drawing.fileName)
    let words = place.appending(path: drawing.fileName + ".txt")
    let status: Int32
    do {
      try Data(drawing.svg.utf8).write(to: svg)
      try Data().write(to: png)
      try Data().write(to: words)
      status = try run(reading: svg, writing: png, complaining: words)
    } catch {
      throw failure(error.localizedDescription)
    }
    let complaint = (try? String(contentsOf: words, encoding: .utf8))?
      .split(separator: "\n").first.map(String.init)
    guard status == 0 else { throw failure(complaint ?? "it ended with exit code \(status)") }
    let bytes = [UInt8]((try? Data(contentsOf: png)) ?? Data())
    guard SocialCard.isOne(bytes) else {
      throw failure(complaint ?? "what it made is no picture")
    }
    return bytes
  }

  private func run(reading input: URL, writing output: URL, complaining errors: URL) throws -> Int32
  {
    let process = Process()
    process.executableURL = url
    process.arguments = [
      "--format=png", "--width=\(SocialCard.width)", "--height=\(SocialCard.height)",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
