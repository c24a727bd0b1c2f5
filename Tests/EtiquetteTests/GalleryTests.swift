import Etiquette
import Testing

@Suite struct GalleryTests {
  /// The names are in an order that no alphabet has, so that sorting by name would show.
  private let vocabulary = makeVocabulary([
    .stage: ["outreach", "invited", "applied"],
    .reason: ["pay", "fit", "commute"],
    .channel: ["phone", "email"],
    .tone: ["warm", "formal"],
    .relationship: ["stranger", "agency"],
  ])

  private func letter(
    _ id: Letter.ID, _ stage: FacetValue.ID, _ reason: FacetValue.ID,
    _ channel: FacetValue.ID = "phone", _ tone: FacetValue.ID = "warm",
    _ relationship: FacetValue.ID = "stranger", followUp: Letter.ID? = nil,
    guideline: Guideline.ID = "thank"
  ) throws -> Letter {
    try makeLetter(
      id: id,
      situation: [
        .stage: stage, .reason: reason, .channel: channel, .tone: tone,
        .relationship: relationship,
      ], followUp: followUp, [[says(.guideline(guideline), text: "Thanks.")]])
  }

  /// Eight letters, in reading order.
  private func inOrder() throws -> [Letter] {
    [
      try letter("h", "outreach", "fit", followUp: "a"),
      try letter("g", "invited", "pay", "phone", "formal"),
      try letter("f", "invited", "pay", "email", "warm"),
      try letter("a", "invited", "pay", "email", "warm", "agency"),
      try letter("b", "invited", "pay", "email", "warm", "agency", guideline: "clear"),
      try letter("c", "invited", "commute"),
      try letter("d", "applied", "pay"),
      try letter("e", "unheard-of", "pay"),
    ]
  }

  @Test func readingOrderIsTheVocabularysAndThenById() throws {
    let letters = try inOrder()
    let expected = letters.map(\.id)
    #expect(Gallery(letters, vocabulary: vocabulary).letters.map(\.id) == expected)
    #expect(Gallery(letters.reversed(), vocabulary: vocabulary).letters.map(\.id) == expected)
    let mixed = letters.sorted { $0.id < $1.id }
    #expect(Gallery(mixed, vocabulary: vocabulary).letters.map(\.id) == expected)
  }

  @Test func aLetterIsFoundByItsId() throws {
    let gallery = Gallery(try inOrder(), vocabulary: vocabulary)
    #expect(gallery["c"]?.situation[.reason] == "commute")
    #expect(gallery["nobody"] == nil)
  }

  @Test func neighborsAreTheOnesBeforeAndAfter() throws {
    let gallery = Gallery(try inOrder(), vocabulary: vocabulary)
    let ids = gallery.letters.map(\.id)
    for (place, id) in ids.enumerated() {
      let neighbors = gallery.neighbors(of: id)
      #expect(neighbors.previous?.id == (place == 0 ? nil : ids[place - 1]))
      #expect(neighbors.next?.id == (place == ids.count - 1 ? nil : ids[place + 1]))
    }
    #expect(gallery.neighbors(of: "nobody").previous == nil)
    #expect(gallery.neighbors(of: "nobody").next == nil)
  }

  @Test(
    arguments: [
      (Facet.stage, "invited", ["g", "f", "a", "b", "c"]),
      (.reason, "commute", ["c"]),
      (.channel, "email", ["f", "a", "b"]),
      (.tone, "formal", ["g"]),
      (.relationship, "agency", ["a", "b"]),
      (.stage, "pay", []),
      (.tone, "nobody", []),
    ] as [(Facet, FacetValue.ID, [Letter.ID])])
  func lettersAreFoundByAValue(facet: Facet, value: FacetValue.ID, ids: [Letter.ID]) throws {
    let gallery = Gallery(try inOrder(), vocabulary: vocabulary)
    #expect(gallery.letters(with: value, in: facet).map(\.id) == ids)
    #expect(gallery.count(with: value, in: facet) == ids.count)
  }

  @Test func lettersOfACaseShareStageAndReason() throws {
    let gallery = Gallery(try inOrder(), vocabulary: vocabulary)
    let payWhenInvited = Letter.Case(stage: "invited", reason: "pay")
    #expect(gallery.letters(of: payWhenInvited).map(\.id) == ["g", "f", "a", "b"])
    #expect(gallery.letters(of: Letter.Case(stage: "pay", reason: "invited")).isEmpty)
  }

  @Test func lettersAreFoundByWhatTheyCarryOut() throws {
    let gallery = Gallery(try inOrder(), vocabulary: vocabulary)
    #expect(gallery.letters(carryingOut: "clear").map(\.id) == ["b"])
    #expect(gallery.letters(carryingOut: .followUp).map(\.id) == ["h"])
    #expect(gallery.letters(carryingOut: "thank").count == 7)
    #expect(gallery.letters(carryingOut: "regret").isEmpty)
  }

  @Test func anEmptyGalleryAnswersEverythingWithNothing() {
    let gallery = Gallery([], vocabulary: vocabulary)
    #expect(gallery.letters.isEmpty)
    #expect(gallery.letters(with: "invited", in: .stage).isEmpty)
    #expect(gallery["a"] == nil)
  }
}
