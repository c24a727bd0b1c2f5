/// The facets and the structural roles as one language words them: data, so that a new value needs
/// no code.
public struct Vocabulary: Sendable, Equatable {
  private let valuesByFacet: [Facet: [FacetValue]]
  private let valuesByID: [Facet: [FacetValue.ID: FacetValue]]
  private let namesByFacet: [Facet: [String]]
  private let labelsByRole: [Role: String]
  /// What letters are for, in the order the editor gave them; the first is what most are for.
  public let aims: [Aim]
  /// What frequent questions are about, in the order the editor gave them.
  public let questionThemes: [QuestionTheme]

  /// - Parameter roleLabels: the words for `greet`, `logistics` and `close`.
  public init(
    values: [Facet: [FacetValue]], roleLabels: [Role: String], aims: [Aim],
    questionThemes: [QuestionTheme] = []
  ) {
    valuesByFacet = values
    valuesByID = values.mapValues { values in
      Dictionary(values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    namesByFacet = values.mapValues { $0.map(\.id.rawValue) }
    labelsByRole = roleLabels
    self.aims = aims
    self.questionThemes = questionThemes
  }

  /// The values of a facet in the order the editor gave them.
  public func values(of facet: Facet) -> [FacetValue] {
    valuesByFacet[facet] ?? []
  }

  /// The ids of the values, in the same order.
  public func names(of facet: Facet) -> [String] {
    namesByFacet[facet] ?? []
  }

  public func value(_ id: FacetValue.ID, of facet: Facet) -> FacetValue? {
    valuesByID[facet]?[id]
  }

  /// The word for a structural role; nil for a guideline, which has a label of its own.
  public func label(of role: Role) -> String? {
    labelsByRole[role]
  }
}
