import Mustache

/// What a template can ask for, so that a name it may not is found before anything is rendered.
indirect enum TemplateShape: Sendable {
  case text
  case html
  case flag
  case list(TemplateShape)
  case object(@Sendable () -> [String: TemplateShape])
}

/// A value that a template receives, with the list of the names it answers to.
///
/// One table gives both what is rendered and what is checked, so the two cannot drift apart.
protocol TemplateModel: MustacheParent, Sendable {
  static var table: TemplateTable<Self> { get }
}

extension TemplateModel {
  func child(named name: String) -> Any? {
    Self.table[name]?.value(self)
  }
}

/// The names a model answers to.
struct TemplateTable<Model: Sendable>: Sendable {
  private let members: [String: TemplateMember<Model>]

  init(_ members: [TemplateMember<Model>]) {
    self.members = Dictionary(
      members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> TemplateMember<Model>? { members[name] }

  var shapes: [String: TemplateShape] { members.mapValues(\.shape) }
}

/// One name, what it stands for, and how to get it.
struct TemplateMember<Model: Sendable>: Sendable {
  let name: String
  let shape: TemplateShape
  let value: @Sendable (Model) -> Any

  static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, shape: .text, value: get)
  }

  static func optionalText(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, shape: .text) { get($0) ?? Absent() }
  }

  /// A text that is markup already and is not escaped.
  static func html(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, shape: .html, value: get)
  }

  static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(name: name, shape: .flag, value: get)
  }

  static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Self {
    Self(name: name, shape: .list(.text), value: get)
  }

  static func object<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Self {
    Self(name: name, shape: .object { Child.table.shapes }, value: get)
  }

  static func optionalObject<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(name: name, shape: .object { Child.table.shapes }) { get($0) ?? Absent() }
  }

  static func list<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Child]
  ) -> Self {
    Self(name: name, shape: .list(.object { Child.table.shapes }), value: get)
  }
}

private func ?? <Value>(value: Value?, absent: Absent) -> Any {
  if let value { value } else { absent }
}

/// Stands for an optional value that is not there: renders as nothing, and stops Mustache from
/// looking for the name further out.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
