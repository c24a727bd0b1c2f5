import Etiquette
import Testing

@Suite struct VocabularyTests {
  private let vocabulary = Vocabulary(
    values: [
      .tone: [
        FacetValue(id: "warm", label: "Warm", description: "As to a friend."),
        FacetValue(id: "formal", label: "Formal", description: "As to a court."),
      ]
    ],
    roleLabels: [.greet: "Greeting"], aims: [])

  @Test func valuesKeepTheEditorsOrder() {
    #expect(vocabulary.values(of: .tone).map(\.id) == ["warm", "formal"])
    #expect(vocabulary.values(of: .stage).isEmpty)
  }

  @Test func aValueBelongsToItsFacetOnly() {
    #expect(vocabulary.value("formal", of: .tone)?.label == "Formal")
    #expect(vocabulary.value("formal", of: .channel) == nil)
    #expect(vocabulary.value("cold", of: .tone) == nil)
  }

  @Test func onlyTheFrameHasLabelsHere() {
    #expect(vocabulary.label(of: .greet) == "Greeting")
    #expect(vocabulary.label(of: .close) == nil)
    #expect(vocabulary.label(of: .guideline("thank")) == nil)
  }

  @Test func anEmptyBlankShowsItsPlaceholder() {
    let field = Field(
      id: "sender", label: "Your full name", placeholder: "your name", hint: nil, kind: .text,
      example: "Sam", isRequired: true, autocomplete: "name", maxLength: 80, whenEmpty: .keep)
    #expect(field.bracketed == "[your name]")
  }
}
