import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Scaffolding

@Suite struct SchemaTests {
  private let descriptions = KeyDescriptions.standard

  /// Each key of each kind, with the entry that describes it.
  private var keys: [(name: String, entry: String?)] {
    ContentKind.allCases.flatMap { kind in
      [(kind.rawValue, entry(of: kind, at: []))]
        + keys(of: ContentSchemas.ofAnySite.keys(of: kind), kind, at: [])
    }
  }

  private func keys(of schema: MappingSchema, _ kind: ContentKind, at path: [String])
    -> [(name: String, entry: String?)]
  {
    schema.keys.flatMap { name, value in
      let path = path + [name]
      return [("\(kind.rawValue): \(path.joined(separator: "."))", entry(of: kind, at: path))]
        + KeyReference.mappings(in: value).flatMap { keys(of: $0, kind, at: path) }
    }
  }

  private func entry(of kind: ContentKind, at path: [String]) -> String? {
    descriptions.entry(of: kind, at: path).map { KeyDescriptions.name($0.section, $0.path) }
  }

  @Test func everyKeyIsDescribedAndNothingElse() {
    #expect(keys.filter { $0.entry == nil }.map(\.name) == [])
    #expect(descriptions.all.subtracting(keys.compactMap(\.entry)) == [])
  }

  @Test func theReferenceIsThatOfTheReaders() throws {
    let root = SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs/content-keys.md")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == SchemaFiles.reference,
      "run `sitegen schema --markdown > docs/content-keys.md`")
  }

  /// What a reader is asked to describe it also accepts: an unknown key is one that it did not ask for.
  @Test func aReaderDescribesTheKeysThatItKnows() {
    let schema = MappingSchema()
    var record = Record(describedIn: schema, file: SourceFile(path: "x.yaml", text: ""))
    _ = record.prose("title", limit: 60)
    _ = record.choice("a", among: ["a", "b"]) { key, record in record.text(key) }
    _ = record.records("list", count: 1...3) { $0.flag("isOn") }
    if record.has("asked") { record.require("asked") }
    #expect(schema.keys.map(\.name) == ["title", "a", "b", "list"])
    #expect(schema.required == ["title", "list", "asked"])
  }

  @Test func namesAreThoseOfTheSite() throws {
    var site = try SmallSite()
    site.replace("id: no-reason", with: "id: no-time", in: "content/en/vocabulary.yaml")
    let schema = SchemaFiles(SourceSnapshot(files: site.files)).schema(of: .letter, language: "en")
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any]
    let keys = object?["properties"] as? [String: [String: Any]]
    #expect(keys?["reason"]?["enum"] as? [String] == ["no-time", "accepted-another-job"])
    #expect(object?["additionalProperties"] as? Bool == false)
    #expect(keys?["title"]?["maxLength"] as? Int == 70)
  }

  @Test func sourcesAreThoseOfTheSite() throws {
    let files = try SmallSite().files
    let schema = SchemaFiles(SourceSnapshot(files: files)).schema(of: .page, language: "en")
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any]
    let sources = (object?["properties"] as? [String: [String: Any]])?["sources"]
    let names = (sources?["items"] as? [String: Any])?["enum"] as? [String]
    #expect(names == ["etiquette-weekly", "office-almanac"])
  }

  @Test(arguments: [
    ("content/site.yaml", ContentKind.site), ("content/en/letters/x.md", .letter),
    ("content/en/pages/home.md", .home), ("content/en/pages/matrix.md", .indexPage),
    ("content/en/pages/about.md", .page), ("content/en/facets/stages/offer.md", .facetText),
    ("themes/plain/theme.yaml", .theme), ("content/en/phrases/thank.yaml", .phrases),
  ])
  func aFileIsOfAKindByItsPath(path: String, kind: ContentKind) {
    #expect(ContentKind(path: path) == kind)
  }

  @Test(arguments: ["content/en/model.json", "content/en/pages/a/b.md", "static/CNAME"])
  func otherFilesAreOfNone(path: String) {
    #expect(ContentKind(path: path) == nil)
  }
}
