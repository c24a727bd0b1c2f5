/// What a letter sets out to do, such as to decline or to ask for another date: the first thing a
/// reader decides.
public struct Aim: Sendable, Equatable {
  public typealias ID = Identifier<Aim>

  public let id: ID
  public let label: String
  public let description: String

  public init(id: ID, label: String, description: String) {
    self.id = id
    self.label = label
    self.description = description
  }
}
