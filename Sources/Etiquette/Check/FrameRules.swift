/// What letters through a channel are expected to have around their text.
public struct ChannelRule: Sendable, Equatable {
  public let hasSubject: Bool
  public let hasGreeting: Bool
  public let hasSignOff: Bool

  public init(hasSubject: Bool, hasGreeting: Bool, hasSignOff: Bool) {
    self.hasSubject = hasSubject
    self.hasGreeting = hasGreeting
    self.hasSignOff = hasSignOff
  }
}

/// How many words suit a channel, at some stages or at any.
public struct LengthBand: Sendable, Equatable {
  public let channel: FacetValue.ID
  /// Empty for any.
  public let stages: [FacetValue.ID]
  public let least: Int
  public let most: Int

  public init(channel: FacetValue.ID, stages: [FacetValue.ID], least: Int, most: Int) {
    self.channel = channel
    self.stages = stages
    self.least = least
    self.most = most
  }
}

/// How a greeting is told from the text, and a line in which the writer says who they are.
public struct GreetingRule: Sendable, Equatable {
  /// How many lines from the top it may stand, blank ones not counted.
  public var lines = 0
  /// The most words of a greeting that is followed by text on its line.
  public var words = Int.max
  /// The most words of a line above it, as in an address block.
  public var blockWords = Int.max
  public var cues: [String] = []
  /// The most words of a salutation without a cue, such as `Ms. Okafor:`.
  public var nameWords = 0
  public var introductions: [String] = []
  public var introductionWords = 0

  public init() {}
}

/// How a sign-off and a signature are told from the text.
public struct SignOffRule: Sendable, Equatable {
  /// How many lines from the end it may stand, blank ones not counted.
  public var lines = 0
  public var words = 0
  /// The most words of a line below it.
  public var afterWords = 0
  public var cues: [String] = []
  /// The most words of a name that ends a letter without a sign-off.
  public var signatureWords = 0

  public init() {}
}

/// What a subject line should be.
public struct SubjectRule: Sendable, Equatable {
  /// The word before the colon where a pasted letter brings its subject line along.
  public var label: String?
  public var least = 0
  public var most = Int.max
  /// The words that name neither a role nor a person.
  public var ignored: Set<String> = []

  public init() {}
}

/// Which sentences are cut up. In a script without spaces, characters count as words.
public struct LongSentenceRule: Sendable, Equatable {
  /// Those of more words.
  public var words = 40
  /// The fewest words of a piece.
  public var pieceWords = 7

  public init() {}
}

/// How what is not the writer's own words is told from the rest.
public struct SetAsideRule: Sendable, Equatable {
  /// The line that mail programs put before a message they quote: its first words, and its last or such as it has
  /// somewhere. A colon ends it.
  public struct Attribution: Sendable, Equatable {
    public let starts: String
    public let ends: String?
    public let contains: String?

    public init(starts: String, ends: String? = nil, contains: String? = nil) {
      self.starts = starts
      self.ends = ends
      self.contains = contains
    }
  }

  public var attributions: [Attribution] = []
  /// The words of a line behind which another message follows.
  public var dividers: [String] = []
  /// The names before the colon in the lines at the head of a message.
  public var headers: [String] = []
  /// What phones and mail programs add.
  public var devices: [String] = []
  /// What the footer of a firm contains.
  public var footers: [String] = []

  public init() {}
}
