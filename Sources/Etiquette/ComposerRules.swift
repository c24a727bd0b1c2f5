/// What the composer can put together, and of what: the part of `composer.yaml` that a build looks
/// at. The rest is for the script that composes, `compose-letter.js`.
public struct ComposerRules: Sendable {
  /// The choices that make sense at a stage.
  public struct Stage: Sendable, Equatable {
    public let id: FacetValue.ID
    public let channels: [FacetValue.ID]
    public let tones: [FacetValue.ID]
    public let withoutReasons: [FacetValue.ID]

    public init(
      id: FacetValue.ID, channels: [FacetValue.ID], tones: [FacetValue.ID],
      withoutReasons: [FacetValue.ID]
    ) {
      self.id = id
      self.channels = channels
      self.tones = tones
      self.withoutReasons = withoutReasons
    }
  }

  /// A row of guidelines for some situations; a facet that is absent does not matter.
  public struct Form: Sendable, Equatable {
    public let fits: [Facet: [FacetValue.ID]]
    /// What each of its orders is made of, without what is there only to make a letter longer.
    public let orders: [[Guideline.ID]]

    public init(fits: [Facet: [FacetValue.ID]], orders: [[Guideline.ID]]) {
      self.fits = fits
      self.orders = orders
    }
  }

  /// How far letters are held to guidelines, by the facet and its value.
  public typealias Expectations = [Facet: [FacetValue.ID: [Guideline.ID: String]]]

  public var stages: [Stage] = []
  public var withoutTones: [FacetValue.ID: [FacetValue.ID]] = [:]
  /// Reasons of which a letter says nothing.
  public var unsaid: [FacetValue.ID] = []
  /// The blanks that a letter put together may have.
  public var blanks: [Field.ID] = []
  /// The first that fits holds.
  public var forms: [Form] = []
  public var expects: Expectations = [:]
  /// Tones in which every word stands in full.
  public var inFull: [FacetValue.ID] = []
  /// Tones and channels in which words are contracted, unless the tone is one of the former. In all
  /// others some wordings are in full.
  public var contracted: [Facet: [FacetValue.ID]] = [:]
  /// What ends a contracted word, and words that are contractions by themselves.
  public var contractions: (endings: [String], words: [String]) = ([], [])

  public init() {}

  /// The guidelines that a letter for these choices carries out, whatever it says of its reason.
  func needed(stage: FacetValue.ID, channel: FacetValue.ID, tone: FacetValue.ID) -> [Guideline.ID] {
    let values: [Facet: FacetValue.ID] = [.stage: stage, .channel: channel, .tone: tone]
    let form = forms.first { form in
      form.fits.allSatisfy { facet, ids in values[facet].map(ids.contains) ?? true }
    }
    var seen: Set<Guideline.ID> = []
    return (form?.orders ?? []).joined().filter { seen.insert($0).inserted }
  }

  /// How far a letter for these choices is held to a guideline; `expected` where nothing says less.
  func expectation(
    _ guideline: Guideline.ID, _ values: [Facet: FacetValue.ID], lists: CheckLists
  ) -> String {
    func own(_ facet: Facet) -> String? {
      values[facet].flatMap { expects[facet]?[$0]?[guideline] }
    }
    let checked =
      values[.tone].flatMap { lists.toneExpectations[$0]?[guideline] }
      ?? values[.stage].flatMap { lists.stageExpectations[$0]?[guideline] }
    return own(.reason) ?? own(.tone) ?? own(.stage) ?? checked?.rawValue ?? own(.channel)
      ?? "expected"
  }

  /// Whether a letter for these choices has to be possible without a contracted word.
  func isInFull(channel: FacetValue.ID, tone: FacetValue.ID) -> Bool {
    inFull.contains(tone)
      || !(contracted[.tone, default: []].contains(tone)
        || contracted[.channel, default: []].contains(channel))
  }

  /// Whether a text has a contracted word.
  func isContracted(_ text: BlankedText) -> Bool {
    let text = text.filled { _ in "" }
    // Most sentences have no apostrophe, and most contractions are told by one.
    if !text.utf8.contains(UInt8(ascii: "'")),
      (contractions.endings + contractions.words).allSatisfy({ $0.contains("'") })
    {
      return false
    }
    return text.split { !$0.isLetter && $0 != "'" }.contains { word in
      contractions.endings.contains { word.hasSuffix($0) }
        || contractions.words.contains(word.lowercased())
    }
  }
}

/// Choices for which the phrasebook has no sentence that carries out a guideline.
public struct ComposerGap: Sendable, Equatable {
  public let guideline: Guideline.ID
  public let stage: FacetValue.ID
  public let channel: FacetValue.ID
  public let tone: FacetValue.ID
  /// Those that lack a sentence.
  public let reasons: [FacetValue.ID]

  /// Every gap, in the order of the rules.
  public static func all(
    in phrases: [Phrase], rules: ComposerRules, lists: CheckLists, vocabulary: Vocabulary
  ) -> [ComposerGap] {
    let reasons = vocabulary.values(of: .reason).map(\.id)
    let usable = phrases.filter { phrase in
      !phrase.isByChoice && phrase.text.blanks.allSatisfy(rules.blanks.contains)
    }
    let all = Dictionary(grouping: usable, by: \.guideline)
      .mapValues { $0.map { Candidate(phrase: $0, isContracted: rules.isContracted($0.text)) } }
    return rules.stages.flatMap { stage in
      let atStage = narrowed(all, to: stage.id, in: .stage)
      return stage.channels.flatMap { channel in
        let throughChannel = narrowed(atStage, to: channel, in: .channel)
        let without = rules.withoutTones[channel] ?? []
        return stage.tones.filter { !without.contains($0) }.flatMap { tone in
          let isInFull = rules.isInFull(channel: channel, tone: tone)
          return rules.needed(stage: stage.id, channel: channel, tone: tone).compactMap {
            guideline -> ComposerGap? in
            let fitting = (throughChannel[guideline] ?? []).lazy.filter {
              !($0.isContracted && isInFull) && $0.phrase.allows(tone, in: .tone)
            }
            // Most often there is one for any reason, and then no other need be looked at.
            if fitting.contains(where: { $0.phrase.allowsAll(of: .reason) }) { return nil }
            let lacking = reasons.filter { reason in
              !stage.withoutReasons.contains(reason)
                && !(guideline == .explain && rules.unsaid.contains(reason))
                && !fitting.contains { $0.phrase.allows(reason, in: .reason) }
                && rules.expectation(
                  guideline,
                  [.stage: stage.id, .reason: reason, .channel: channel, .tone: tone],
                  lists: lists) != Letter.Expectation.notExpected.rawValue
            }
            return lacking.isEmpty
              ? nil
              : ComposerGap(
                guideline: guideline, stage: stage.id, channel: channel, tone: tone,
                reasons: lacking)
          }
        }
      }
    }
  }

  private typealias Candidates = [Guideline.ID: [Candidate]]

  private struct Candidate {
    let phrase: Phrase
    let isContracted: Bool
  }

  private static func narrowed(
    _ candidates: Candidates, to value: FacetValue.ID, in facet: Facet
  ) -> Candidates {
    candidates.mapValues { $0.filter { $0.phrase.allows(value, in: facet) } }
  }
}
