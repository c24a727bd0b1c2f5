/// What a sentence does in a letter: it carries out a guideline, or it belongs to the frame around them.
public enum Role: Hashable, Sendable {
  case guideline(Guideline.ID)
  /// The opening: address block, date, salutation. Each such sentence stands on a line of its own.
  case greet
  /// A practical detail that no guideline asks for.
  case logistics
  /// The ending: sign-off, name, how to be reached. Each such sentence stands on a line of its own.
  case close

  /// The roles that every letter may use whatever guidelines there are.
  public static let structural: [Role] = [.greet, .logistics, .close]

  /// The name by which a letter's source calls the role.
  public var name: String {
    switch self {
    case .guideline(let id): id.rawValue
    case .greet: "greet"
    case .logistics: "logistics"
    case .close: "close"
    }
  }

  /// A sentence in this role is set on its own line rather than run on in its paragraph.
  public var standsAlone: Bool {
    self == .greet || self == .close
  }
}

extension Collection<Role> {
  /// The roles of a sentence as its source has them, such as `clear+explain`.
  public var source: String { map(\.name).joined(separator: "+") }
}
