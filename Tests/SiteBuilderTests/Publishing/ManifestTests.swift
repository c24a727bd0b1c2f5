import Foundation
import Testing

@testable import Publishing

@Suite struct ManifestTests {
  private let site = RenderedSite(files: [
    RenderedSite.File(route: Route(""), bytes: Array("abc".utf8), isPage: true),
    RenderedSite.File(route: Route("b/c.txt"), bytes: [], isPage: false),
  ])

  @Test func listsFilesByTheirDigest() async {
    #expect(
      Manifest(site).files == [
        "index.html": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "b/c.txt": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ])
  }

  @Test func isReadBackAsItWasWritten() async throws {
    let manifest = Manifest(site)
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(manifest.encoded())) == manifest)
  }

  @Test func itsBytesDependOnTheFilesAlone() {
    let names = (0..<50).map { "\($0).txt" }
    let some = Manifest(files: Dictionary(uniqueKeysWithValues: names.map { ($0, "00") }))
    let same = Manifest(
      files: Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, "00") }))
    #expect(some.encoded() == same.encoded())
    #expect(some.encoded().last == 0x0A)
  }

  @Test func aUnionHoldsTheFilesOfBoth() {
    let union = Manifest(files: ["a": "1", "b": "2"]).union(Manifest(files: ["b": "3", "c": "4"]))
    #expect(union.files.keys.sorted() == ["a", "b", "c"])
  }
}
