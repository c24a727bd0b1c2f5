/// What a letter sets out to do, such as to decline or to ask for another date: the first thing a
/// reader decides.
public struct Aim: Sendable, Equatable {
  public typealias ID = Identifier<Aim>

  public let id: ID
  public let label: String
  public let description: String
  /// What readers call it when they search, besides its label: words, or a few in a row.
  public let keywords: [String]

  public init(id: ID, label: String, description: String, keywords: [String] = []) {
    self.id = id
    self.label = label
    self.description = description
    self.keywords = keywords
  }
}
