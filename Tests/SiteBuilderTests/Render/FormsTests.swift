import Testing

@testable import Diagnostics

/// Blanks whose text follows from an answer that is asked once.
@Suite struct FormsTests {
  private static let fields = """

    - id: address
      label: How to address them
      type: select
      options: {ms: Ms., mr: Mr., neither: By the whole name}
      example: ms
    - id: dear
      label: Salutation
      type: forms
      chosenBy: address
      forms: {ms: "Dear Ms. {recipient}", mr: "Dear Mr. {recipient}", neither: "Hello {recipient}"}

    """

  private func site(_ change: (inout SmallSite) -> Void = { _ in }) throws -> SmallSite {
    try SmallSite {
      $0["content/en/fields.yaml"]?.append(Self.fields)
      $0["content/en/letters/no-reason.md"] = $0["content/en/letters/no-reason.md"]?
        .replacing(/\[greet\] [^\n]*/) { _ in "[greet] {dear}," }
      change(&$0)
    }
  }

  @Test func aLetterShowsTheFormOfItsExample() async throws {
    let built = try await site().build()
    #expect(built.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let letter = try built.text("letters/no-reason/letter.txt")
    #expect(letter.hasPrefix("[Salutation],"))
  }

  @Test(arguments: [
    ("chosenBy: address", "chosenBy: adress", "unknown-value"),
    ("neither: \"Hello {recipient}\"", "others: \"Hello {recipient}\"", "unknown-value"),
    ("neither: \"Hello {recipient}\"", "neither: \"Hello {nobody}\"", "undeclared-blank"),
    (", neither: \"Hello {recipient}\"}", "}", "missing-key"),
    ("example: ms", "example: miss", "unknown-value"),
    ("  options: {ms: Ms., mr: Mr., neither: By the whole name}\n", "", "missing-key"),
  ])
  func whatFormsNameIsThere(old: String, new: String, id: String) async throws {
    let site = try site { $0.replace(old, with: new, in: "content/en/fields.yaml") }
    #expect(try await site.build().faults.contains { $0.hasSuffix(" " + id) })
  }
}
