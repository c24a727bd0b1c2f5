/// What a group of frequent questions is about, such as timing; the groups are shown in the order the
/// editor gave them.
public struct QuestionTheme: Sendable, Equatable {
  public typealias ID = Identifier<QuestionTheme>

  public let id: ID
  public let label: String

  public init(id: ID, label: String) {
    self.id = id
    self.label = label
  }
}
