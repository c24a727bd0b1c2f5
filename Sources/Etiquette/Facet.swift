/// One of the five questions by which a letter is found: where the reader stands, why they decline,
/// how they write, in which tone, and to whom.
public enum Facet: String, CaseIterable, Sendable {
  case stage
  case reason
  case channel
  case tone
  case relationship

  /// The key of the facet's values in `vocabulary.yaml` and the first part of their addresses.
  public var plural: String { rawValue + "s" }

  /// Its place among all, from 0.
  public var number: Int {
    switch self {
    case .stage: 0
    case .reason: 1
    case .channel: 2
    case .tone: 3
    case .relationship: 4
    }
  }
}

/// One answer to the question a facet asks, such as the stage `invited`.
public struct FacetValue: Sendable, Equatable {
  public typealias ID = Identifier<FacetValue>

  public let id: ID
  public let label: String
  public let description: String
  /// A letter through this channel is a script to be said aloud.
  public let isSpoken: Bool
  /// What a letter through this channel is copied for; nil where its writer knows best.
  public let opens: ChannelOpening?
  /// What readers call it when they search, besides its label: words, or a few in a row.
  public let keywords: [String]
  /// Searches that say nothing of the facet are taken to mean this value.
  public let isAssumed: Bool

  public init(
    id: ID, label: String, description: String, isSpoken: Bool = false,
    opens: ChannelOpening? = nil, keywords: [String] = [], isAssumed: Bool = false
  ) {
    self.id = id
    self.label = label
    self.description = description
    self.isSpoken = isSpoken
    self.opens = opens
    self.keywords = keywords
    self.isAssumed = isAssumed
  }
}

/// What is opened for a letter that has been copied, by the channel it goes through.
public enum ChannelOpening: Sendable, Equatable {
  /// The app for text messages.
  case messages
  /// The browser's dialog for printing.
  case printer
  /// The page where such messages are written.
  case page(String)

  /// - Parameter text: `messages`, `printer` or an address with `https://`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "messages": self = .messages
    case "printer": self = .printer
    case _ where text.hasPrefix("https://"): self = .page(text)
    default: return nil
    }
  }

  /// As it is written in the vocabulary.
  public var text: String {
    switch self {
    case .messages: "messages"
    case .printer: "printer"
    case .page(let address): address
    }
  }
}
