/// A value that a template receives, with the list of the names it answers to.
///
/// One table gives both what is rendered and what is checked, so the two cannot drift apart.
@usableFromInline package protocol TemplateModel: Sendable {
  static var table: TemplateTable<Self> { get }

  /// The value of a name. A requirement, and inlinable below, so that each model has its own code for it,
  /// which looks no type up.
  ///
  /// - Parameter number: the place of the name in the table, as the compiler has resolved it.
  func member(_ number: Int) -> TemplateValue
}

extension TemplateModel {
  @inlinable package func member(_ number: Int) -> TemplateValue {
    Self.table.values[number](self)
  }
}

/// What a template shows or asks.
@usableFromInline package enum TemplateValue: Sendable {
  /// An optional value that is not there.
  case absent
  case text(String)
  /// A text that is markup already.
  case html(String)
  case flag(Bool)
  case object(any TemplateModel)
  case list([any TemplateModel])
  case texts([String])
}

/// The names a model answers to.
@usableFromInline package final class TemplateTable<Model: Sendable>: Sendable {
  /// How to get the value of each.
  @usableFromInline let values: [@Sendable (Model) -> TemplateValue]
  @usableFromInline package let names: TemplateNames

  /// - Parameter members: of two with one name the first counts.
  package init(_ members: [TemplateMember<Model>]) {
    values = members.map(\.value)
    names = TemplateNames(
      Dictionary(
        members.enumerated().map { ($1.name, .init(number: $0, shape: $1.shape)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

/// One name, what it stands for, and how to get it.
///
/// Inlinable, so that each model has its own code for this as well.
@usableFromInline package struct TemplateMember<Model: Sendable>: Sendable {
  let name: String
  let shape: TemplateShape
  let value: @Sendable (Model) -> TemplateValue

  @usableFromInline init(
    name: String, shape: TemplateShape, value: @escaping @Sendable (Model) -> TemplateValue
  ) {
    self.name = name
    self.shape = shape
    self.value = value
  }

  @inlinable package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String)
    -> Self
  {
    Self(name: name, shape: .text) { .text(get($0)) }
  }

  @inlinable package static func optionalText(
    _ name: String, _ get: @escaping @Sendable (Model) -> String?
  )
    -> Self
  {
    Self(name: name, shape: .text) { get($0).map(TemplateValue.text) ?? .absent }
  }

  /// A text that is markup already and is not escaped.
  @inlinable package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> String)
    -> Self
  {
    Self(name: name, shape: .html) { .html(get($0)) }
  }

  @inlinable package static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool)
    -> Self
  {
    Self(name: name, shape: .flag) { .flag(get($0)) }
  }

  @inlinable package static func texts(
    _ name: String, _ get: @escaping @Sendable (Model) -> [String]
  ) -> Self {
    Self(name: name, shape: .list(.text)) { .texts(get($0)) }
  }

  @inlinable package static func object<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Self {
    Self(name: name, shape: .object { Child.table.names }) { .object(get($0)) }
  }

  @inlinable package static func optionalObject<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(name: name, shape: .object { Child.table.names }) {
      get($0).map { .object($0) } ?? .absent
    }
  }

  @inlinable package static func list<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Child]
  ) -> Self {
    // One by one: an array is converted by a cast of each element, which looks its type up.
    Self(name: name, shape: .list(.object { Child.table.names })) {
      .list(get($0).map { $0 as any TemplateModel })
    }
  }
}
