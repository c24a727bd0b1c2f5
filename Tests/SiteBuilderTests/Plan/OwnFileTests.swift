import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing

@Suite struct OwnFileTests {
  @Test func filesArePublishedAsTheyAreAtTheirPlace() async throws {
    let bytes: [UInt8] = [0, 0xFF, 0x0A]
    let site = try SmallSite {
      $0.setBytes(bytes, of: "static/.well-known/security.txt")
      $0.setBytes(bytes, of: "static/CNAME")
      $0.setBytes(bytes, of: "static/form.pdf")
      $0.replace(
        "Two people", with: "A [form](/form.pdf). Two people", in: "content/en/pages/about.md")
    }
    let outcome = try await site.build()
    #expect(outcome.diagnostics == [])
    for path in [".well-known/security.txt", "CNAME", "form.pdf"] {
      #expect(outcome.site?.files.first { $0.route.path == path }?.bytes == bytes)
    }
  }

  @Test(arguments: [
    "robots.txt", "about/index.html", "index.html", "letters/no-reason/index.html",
    "_headers",
  ])
  func anAddressHasOneOwner(path: String) async throws {
    let site = try SmallSite { $0.setBytes([1], of: "static/\(path)") }
    let found = try await site.build().diagnostics
    #expect(found.map(\.fault.id) == [.addressClaimedTwice])
    #expect(found.first?.location.path == "static/\(path)")
  }

  @Test func hiddenFilesAreReadThereAndNowhereElse() async throws {
    let folder = try TemporaryFolder()
    for path in [
      "content/.hidden", "content/site.yaml", "static/.well-known/a", "static/.git/config",
      "static/.sitegen-manifest.json", "static/b~", "static/.DS_Store",
    ] {
      try folder.write("x", to: path)
    }
    let snapshot = try await SourceFolder(at: folder.url).snapshot()
    #expect(
      snapshot.paths.filter { !$0.hasPrefix("themes/") } == [
        "content/site.yaml", "static/.well-known/a",
      ])
  }
}
