/// A heading as a table of contents needs it, with an id that no other heading of the document has.
public struct Heading: Sendable, Equatable {
  /// 1 to 6.
  public let level: Int
  /// The fragment that leads here, without `#`.
  public let id: String
  /// The words, without markup.
  public let text: String
  /// The line in the whole file.
  public let line: Int?

  public init(level: Int, id: String, text: String, line: Int?) {
    self.level = level
    self.id = id
    self.text = text
    self.line = line
  }
}
