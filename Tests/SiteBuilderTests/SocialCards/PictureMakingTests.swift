import Foundation
import Testing

@testable import Content
@testable import Publishing
@testable import SiteBuilder
@testable import SocialCards

/// `sitegen pictures`, with a program in place of rsvg-convert that does what a test asks for.
@Suite struct PictureMakingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: SmallSite.folder, to: folder.url.appending(path: "project"))
    try folder.write(
      "<svg>{{#heading}}{{.}}{{/heading}}</svg>",
      to: "project/themes/tiny/templates/picture.mustache")
  }

  /// A picture of the right size with the drawing at its end, as far as anybody looks.
  private let copying = """
    printf '\\211PNG\\r\\n\\032\\n\\000\\000\\000\\015IHDR\\000\\000\\004\\260\\000\\000\\002\\166'
    cat
    printf '\\000\\000\\000\\000IEND\\256B`\\202'
    """

  private func make(_ script: String) async throws(PictureError) -> PictureMaking.Report {
    let path = "draw-\(UUID())"
    try? folder.write("#!/bin/sh\n\(script)\n", to: path)
    chmod(folder.full(path), 0o755)
    let source = SourceFolder(at: folder.url.appending(path: "project"))
    let program = SVGRasterizer(at: folder.url.appending(path: path))
    return try await PictureMaking(source, program: program)
      .make(SiteBuild(source: source).socialCards())
  }

  private var pictures: [String] {
    folder.files.filter { $0.hasPrefix("project/pictures/") }
  }

  private func retitle() throws {
    let path = "project/content/en/guide/clear.md"
    let text = try #require(folder.text(path))
    try folder.write(
      text.replacing("title: Be clear and concise", with: "title: Be clear"), to: path)
  }

  @Test func onlyWhatHasChangedIsMadeAgain() async throws {
    #expect(try await make(copying) == .init(made: 5, kept: 0, removed: 0))
    let first = pictures
    #expect(first.count == 5)
    try folder.write("mine", to: "project/pictures/README")
    #expect(try await make("exit 1") == .init(made: 0, kept: 5, removed: 0))
    try retitle()
    #expect(try await make(copying) == .init(made: 1, kept: 4, removed: 1))
    #expect(Set(first).subtracting(pictures).count == 1)
    #expect(folder.text("project/pictures/README") == "mine")
  }

  @Test func theNextBuildPublishesThem() async throws {
    _ = try await make(copying)
    let source = SourceFolder(at: folder.url.appending(path: "project"))
    let outcome = try await SiteBuild(source: source)
      .publish(to: OutputFolder(at: folder.url.appending(path: "Site")))
    #expect(outcome.diagnostics == [])
    let published = folder.files.filter { $0.hasPrefix("Site/pictures/") }
    #expect(published.map { "project" + $0.dropFirst("Site".count) } == pictures)
  }

  @Test(arguments: [
    ("echo 'Error: no such font' >&2; exit 1", "Error: no such font"),
    ("exit 3", "it ended with exit code 3"),
    ("cat", "what it made is no picture"),
    ("", "what it made is no picture"),
    ("kill -9 $$", "it ended with exit code 9"),
  ])
  func whatTheProgramSaysIsReportedAndNothingIsLeft(script: String, reason: String) async throws {
    await #expect(throws: PictureError.cannotDraw(page: "/", reason: reason)) {
      try await make(script)
    }
    #expect(pictures == [])
  }

  @Test func aProgramThatDoesNotStartIsReported() async throws {
    let source = SourceFolder(at: folder.url.appending(path: "project"))
    let program = SVGRasterizer(at: folder.url.appending(path: "nowhere"))
    let making = PictureMaking(source, program: program)
    let drawings = try await SiteBuild(source: source).socialCards()
    await #expect(throws: PictureError.self) { try await making.make(drawings) }
    #expect(pictures == [])
  }

  @Test func aSiteWithErrorsAndAThemeWithoutDrawingGetNone() async throws {
    try FileManager.default.removeItem(
      atPath: folder.full("project/themes/tiny/templates/picture.mustache"))
    await #expect(throws: PictureError.noTemplate(theme: "tiny")) { try await make(copying) }
    try folder.write("{{", to: "project/themes/tiny/templates/picture.mustache")
    await #expect {
      try await make(copying)
    } throws: { error in
      if case .brokenSource(let faults)? = error as? PictureError {
        faults.count == 1
      } else {
        false
      }
    }
  }

  /// Reading follows a link within the source, writing none.
  @Test func nothingIsWrittenOrRemovedThroughALink() async throws {
    try folder.write("precious", to: "project/content/.victim/0123456789abcdef.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder.full("project/pictures"), withDestinationPath: "content/.victim")
    let before = folder.files
    let error = await #expect(throws: PictureError.self) { try await make(copying) }
    #expect(String(describing: error).contains("/pictures: it is a symbolic link"))
    #expect(folder.files.filter { !$0.hasPrefix("draw-") } == before)
  }
}
