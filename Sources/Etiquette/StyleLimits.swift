/// What a gallery asks of all its letters together, so that they do not read as if one hand had written
/// them.
///
/// Shares are in percent of the letters they are about; nil where nothing is asked. Greetings and
/// closings are looked at by none.
public struct StyleLimits: Sendable, Equatable {
  /// No share is taken of fewer letters.
  public var fewest = 1
  /// The most letters of a channel whose first sentence has the same roles and the same first word.
  public var openingShape: Int?
  /// The most letters that begin with the same two words.
  public var openingWords: Int?
  /// The most letters that carry out the guidelines in the same order.
  public var roleOrder: Int?
  /// The most letters whose second sentence is the refusal, of those that refuse.
  public var refusalSecond: Int?
  public var contractions: Contractions?
  public var words: [WordLimit] = []

  public init() {}

  /// Which letters have contractions, and what contractions are.
  public struct Contractions: Sendable, Equatable {
    /// The least letters that have one, of those in one of the tones or through one of the channels.
    public var least: Int
    public var tones: [FacetValue.ID]
    public var channels: [FacetValue.ID]
    /// The tones in which no letter has one.
    public var notIn: [FacetValue.ID]
    /// What a contraction ends in, such as `'ll`, in small letters.
    public var endings: [String]
    /// Those that their ending does not tell from a possessive, such as `it's`.
    public var words: [String]

    public init(
      least: Int, tones: [FacetValue.ID], channels: [FacetValue.ID], notIn: [FacetValue.ID],
      endings: [String], words: [String]
    ) {
      self.least = least
      self.tones = tones
      self.channels = channels
      self.notIn = notIn
      self.endings = endings
      self.words = words
    }

    func includes(_ word: String) -> Bool {
      words.contains(word) || endings.contains { word.hasSuffix($0) && word.count > $0.count }
    }
  }

  /// The most letters that have a word, or several in a row.
  public struct WordLimit: Sendable, Equatable {
    public let word: String
    public let most: Int

    public init(word: String, most: Int) {
      self.word = word
      self.most = most
    }
  }
}

/// How large a share of some letters has something in common, beside the share that is allowed.
public struct StyleFigure: Sendable, Equatable {
  public let subject: Subject
  public let count: Int
  public let total: Int
  public let bound: Bound
  /// The letters that are too many, or those that are missing; in reading order.
  public let letters: [Letter.ID]

  public enum Subject: Sendable, Hashable {
    case openingShape(channel: FacetValue.ID, roles: [Role], word: String)
    case openingWords(String)
    case roleOrder([Role])
    case refusalSecond
    case contractions
    case noContractions
    case word(String)
  }

  /// In percent.
  public enum Bound: Sendable, Equatable {
    case most(Int)
    case least(Int)
  }

  public var isWithinBound: Bool {
    switch bound {
    case .most(let percent): 100 * count <= percent * total
    case .least(let percent): 100 * count >= percent * total
    }
  }

  /// The share in tenths of a percent, rounded.
  public var tenthsOfPercent: Int { total == 0 ? 0 : (2000 * count + total) / (2 * total) }
}
