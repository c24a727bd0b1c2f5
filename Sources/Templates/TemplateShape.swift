/// What a template can ask for, so that a name it may not is found before anything is rendered.
@usableFromInline package indirect enum TemplateShape: Sendable {
  case text
  case html
  case flag
  case list(TemplateShape)
  case object(@Sendable () -> TemplateNames)
  /// The same on every page, so that it is known before any is rendered.
  case constant(TemplateConstant)

  /// What a name inside it stands for, without a list of all names.
  func member(_ name: String) -> TemplateNames.Member? {
    switch self {
    case .object(let names): names()[name]
    case .constant(.group(let constants)):
      constants[name].map { .init(number: 0, shape: .constant($0)) }
    default: nil
    }
  }

  /// The names inside it; none in what has none.
  var names: TemplateNames {
    switch self {
    case .object(let names): names()
    case .constant(.group(let constants)):
      TemplateNames(constants.mapValues { .init(number: 0, shape: .constant($0)) })
    default: TemplateNames([:])
    }
  }
}

/// What is known when templates are compiled: the words of the interface, and which of the theme's
/// settings are on.
@usableFromInline package indirect enum TemplateConstant: Sendable {
  case text(String)
  /// A text in another language than the page, with the attributes of an element that says so.
  case foreignText(String, attributes: String)
  case flag(Bool)
  case group([String: TemplateConstant])
}

/// The names that something answers to, each with its place in the table and its shape.
@usableFromInline package struct TemplateNames: Sendable {
  private let members: [String: Member]

  struct Member: Sendable {
    let number: Int
    let shape: TemplateShape
  }

  init(_ members: [String: Member]) {
    self.members = members
  }

  var all: [String] { members.keys.sorted() }

  subscript(name: String) -> Member? { members[name] }
}
