import Foundation
import Testing

@testable import Publishing
@testable import SiteBuilder

@Suite struct OfflineTests {
  /// What the worker is told about the site.
  private struct List: Decodable {
    let version: String
    let assets: String
    let files: [String: String]

    init(_ built: BuiltSite) throws {
      let line = try #require(try built.text("worker.js").split(separator: "\n").first)
      let json = line.trimmingPrefix("const site = ").dropLast()
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }
  }

  private static let off: @Sendable (inout SmallSite) -> Void = {
    $0["content/site.yaml"]? += "offline: false\n"
  }

  @Test func theWorkerKeepsEveryPageAndEveryAsset() async throws {
    let built = try await SmallSite.unchanged.value
    let list = try List(built)
    let site = try #require(built.site)
    let plan = try #require(built.plan)
    let expected = site.files.filter {
      $0.isPage || $0.route.path == "404.html" || $0.route.path.hasPrefix("assets/")
    }
    #expect(list.files.keys.sorted() == expected.map(\.route.path).sorted())
    for file in expected {
      #expect(list.files[file.route.path] == String(file.digest.prefix(12)))
    }
    #expect(list.assets == plan.assets.route.path)
    let abc = RenderedSite.File(route: Route("abc"), bytes: Array("abc".utf8), isPage: false)
    #expect(abc.digest.hasPrefix("ba7816bf8f01"))
  }

  /// A theme need not know: it is one of the modules that `scripts[]` names.
  @Test func everyPageAsksForTheWorker() async throws {
    let built = try await SmallSite.unchanged.value
    let folder = try #require(built.plan).assets.route
    let module = Route(folder.path + "offline.js")
    #expect(try built.text(module.path).contains("new URL(\"../../worker.js\""))
    for file in try #require(built.site).files where file.isPage {
      let html = String(decoding: file.bytes, as: UTF8.self)
      #expect(html.contains("src=\"\(file.route.reference(to: module))\""), "\(file.route)")
      #expect(html.contains("trusted-types offline\""), "\(file.route)")
    }
  }

  @Test func anotherByteIsAnotherVersion() async throws {
    let before = try List(try await SmallSite.unchanged.value)
    let edits: [@Sendable (inout SmallSite) -> Void] = [
      { $0.replace("Nothing", with: "None", in: "content/en/pages/not-found.md") },
      { $0.replace("margin: 0", with: "margin: 1px", in: "themes/tiny/assets/second.css") },
    ]
    for edit in edits {
      #expect(try List(try await SmallSite(edit).build()).version != before.version)
    }
  }

  /// What nobody opens as a page is not kept, so it makes no version either.
  @Test func whatIsNotKeptDoesNotMakeAVersion() async throws {
    let before = try List(try await SmallSite.unchanged.value)
    let after = try List(
      try await SmallSite {
        $0["content/site.yaml"]? += "redirects:\n  - from: /old/\n    to: /guide/\n"
      }.build())
    #expect(after.version == before.version)
    #expect(after.files["old/"] == nil)
  }

  @Test func theSameSourceGivesTheSameWorker() async throws {
    let first = try await SmallSite().build().text("worker.js")
    #expect(try await SmallSite().build().text("worker.js") == first)
  }

  /// The guide, the form's modules and the lists stay; letters are kept when they are visited.
  @Test func aLargeSiteIsNotKeptWhole() async throws {
    let built = try await SmallSite.unchanged.value
    let (plan, site) = (try #require(built.plan), try #require(built.site))
    let whole = PrecacheManifest(plan, of: site, languages: ["en"])
    let part = PrecacheManifest(plan, of: site, languages: ["en"], limit: 1000)
    let left = Set(whole.digests.keys).subtracting(part.digests.keys)
    #expect(
      left == [
        "letters/accepted-another-job/", "letters/no-reason/", "channels/email/",
        "channels/phone/", "reasons/accepted-another-job/", "reasons/no-reason/",
        "relationships/hiring-manager/", "stages/invited/", "stages/offer/", "tones/warm/",
      ])
    // Also of what is not on the list: a letter that was visited must not outlive a new build.
    #expect(part.version == whole.version)
  }

  @Test func turnedOffAWorkerOnlyTakesLeave() async throws {
    let built = try await SmallSite(Self.off).build()
    #expect(built.faults == [])
    let worker = try built.text("worker.js")
    #expect(worker.contains("registration.unregister()"))
    #expect(!worker.contains("const site"))
    #expect(!built.paths.contains { $0.hasSuffix("offline.js") })
    let home = try built.text("")
    #expect(!home.contains("offline"))
    #expect(home.contains("trusted-types &#39;none&#39;"))
    #expect(try built.text("_headers").contains("trusted-types 'none'"))
  }

  /// Both must name caches alike, or turning it off would leave them on devices.
  @Test func bothWorkersNameTheirCachesAlike() async throws {
    let on = try await SmallSite.unchanged.value.text("worker.js")
    let off = try await SmallSite(Self.off).build().text("worker.js")
    #expect(on.contains("const scope = self.registration.scope;"))
    #expect(on.contains("const own = `sitegen ${scope} `;"))
    #expect(off.contains("const own = `sitegen ${self.registration.scope} `;"))
  }

  @Test func theSettingIsTrueOrFalse() async throws {
    let built = try await SmallSite { $0["content/site.yaml"]? += "offline: sometimes\n" }.build()
    #expect(built.faults.count == 1)
    #expect(built.faults.first?.hasSuffix(" wrong-type") == true)
  }

  @Test func aThemeWithAModuleOfThatNameIsTold() async throws {
    let built = try await SmallSite { $0["themes/tiny/assets/offline.js"] = "export {};\n" }.build()
    #expect(built.faults.contains { $0.hasSuffix(" address-claimed-twice") })
  }
}
