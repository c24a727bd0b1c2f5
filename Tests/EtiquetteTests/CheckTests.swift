import Etiquette
import Foundation
import SiteBuilder
import Testing

/// Holds the check to the vectors that the theme's script is held to as well, with the lists that are
/// published.
struct CheckTests {
  private static let check = Task {
    let source = SourceFolder(at: Vector.root)
    let (review, diagnostics) = try await LetterReview.read(source, language: "en")
    return try #require(review, "\(diagnostics)").check
  }

  @Test(arguments: try Vector.all())
  func findsWhatTheVectorSays(vector: Vector) async throws {
    let check = try await Self.check.value
    let result = check.result(for: vector.wholeText, in: vector.context.value)
    #expect(Vector.Outcome(result) == vector.expected)
    for (id, start) in vector.advice ?? [:] {
      let finding = result.guidelines.first { $0.id.rawValue == id }
      #expect(finding?.advice?.text.hasPrefix(start) == true)
    }
  }

  @Test func givesTheSameResultTwice() async throws {
    let check = try await Self.check.value
    for vector in try Vector.all() where vector.text != nil {
      let context = vector.context.value
      #expect(
        check.result(for: vector.wholeText, in: context)
          == check.result(for: vector.wholeText, in: context))
    }
  }

  /// Thousands of real letters, each changed at random, in which the script of the site has looked before:
  /// Tests/Scripts/variations.mjs.
  @Test(.enabled(if: Vector.fileOfVariations != nil, "scripts/test writes the variations"))
  func findsInVariationsWhatTheScriptFinds() async throws {
    let check = try await Self.check.value
    let variations = try Vector.variations()
    #expect(variations.count >= 1_000)
    let others = variations.filter {
      Vector.Outcome(check.result(for: $0.wholeText, in: $0.context.value)) != $0.expected
    }
    for vector in others.prefix(3) {
      let found = Vector.Outcome(check.result(for: vector.wholeText, in: vector.context.value))
      #expect(found == vector.expected, "\(vector.name): \(vector.wholeText)")
    }
    #expect(others.isEmpty, "\(others.count) of \(variations.count) differ")
  }

  @Test func hasVectorsOfEveryKind() throws {
    #expect(try Vector.all().count >= 60)
  }

  /// `RECORD=1` writes down what the check finds now; look at the difference before you keep it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD"] != nil))
  func recordsWhatItFinds() async throws {
    let check = try await Self.check.value
    try Vector.record { check.result(for: $0.wholeText, in: $0.context.value) }
    Issue.record("the expectations were rewritten")
  }
}
