import Content
import Etiquette
import Foundation
import Testing

/// Holds the check to the vectors that the theme's script is held to as well, with the lists and the
/// model that are published.
struct CheckTests {
  private static let check = Task { try await check(in: "en") }

  /// By language, of those that have vectors.
  private static let checks = Task {
    var checks: [String: EtiquetteCheck] = [:]
    for language in Set(try Vector.all().compactMap(\.language)) {
      checks[language] = try await check(in: language)
    }
    return checks
  }

  private static func check(in language: String) async throws -> EtiquetteCheck {
    let source = SourceFolder(at: Vector.root)
    let (review, diagnostics) = try await LetterReview.read(source, language: language)
    return try #require(review, "\(diagnostics)").check
  }

  private static func check(for vector: Vector) async throws -> EtiquetteCheck {
    guard let language = vector.language else { return try await check.value }
    return try #require(try await checks.value[language])
  }

  @Test(arguments: try Vector.all())
  func findsWhatTheVectorSays(vector: Vector) async throws {
    let text = vector.wholeText
    let check = try await Self.check(for: vector)
    let result = check.result(for: text, in: vector.context.value)
    let expected = vector.expected
    let found = Set(result.guidelines.filter(\.isFound).map(\.id.rawValue))
    let flags = Set(result.flags.map(\.id))
    #expect(found.isSuperset(of: expected.found ?? []))
    #expect(found.isDisjoint(with: expected.absent ?? []))
    #expect(found.count < expected.fewer ?? .max)
    #expect(flags.isSuperset(of: expected.flags ?? []))
    #expect(flags.isDisjoint(with: expected.unflagged ?? []))
    for (id, problems) in expected.problems ?? [:] {
      let finding = try #require(result.guidelines.first { $0.id.rawValue == id })
      #expect(finding.problems.map(\.rawValue) == problems)
    }
    func texts(_ spans: [Range<Int>]) -> [String] {
      spans.map { String(decoding: Array(text.utf16)[$0], as: UTF16.self) }
    }
    if let blanks = expected.blanks { #expect(texts(result.blanks) == blanks) }
    for aside in expected.aside ?? [] {
      #expect(texts(result.setAside).contains { $0.contains(aside) })
    }
    if let words = expected.words { #expect(result.length == words) }
    if let truncated = expected.truncated { #expect(result.isTruncated == truncated) }
  }

  /// Thousands of real letters, each changed at random, in which the script of the site has looked before:
  /// Tests/Scripts/variations.mjs.
  @Test(.enabled(if: Variation.file != nil, "scripts/test writes the variations"))
  func findsInVariationsWhatTheScriptFinds() async throws {
    let check = try await Self.check.value
    let variations = try Variation.all()
    #expect(variations.count >= 1_000)
    let others = variations.filter {
      Variation.Outcome(check.result(for: $0.text, in: $0.context.value)) != $0.expected
    }
    for variation in others.prefix(3) {
      let found = Variation.Outcome(check.result(for: variation.text, in: variation.context.value))
      #expect(found == variation.expected, "\(variation.name): \(variation.text)")
    }
    #expect(others.isEmpty, "\(others.count) of \(variations.count) differ")
  }

  @Test func hasVectorsOfEveryKind() throws {
    #expect(try Vector.all().count >= 60)
  }
}
