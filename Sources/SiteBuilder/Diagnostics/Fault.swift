/// What is wrong with the content or a theme, in words: a stable id, the cause, and what to write
/// instead.
///
/// Each fault is made by a function in one of the `…Faults.swift` files, the only places that word
/// them.
public struct Fault: Sendable, Equatable {
  public let id: ID
  /// What is wrong, in lower case and without a full stop, ready to follow a place.
  public let message: String
  /// What to write instead.
  public let fix: String?

  init(_ id: ID, _ message: String, fix: String? = nil) {
    self.id = id
    self.message = message
    self.fix = fix
  }

  /// A warning lets the build go on, unless warnings are asked to be errors.
  public var severity: Diagnostic.Severity {
    switch id {
    case .missingString, .needlessExpectation, .unexpectedFile, .unmetGuideline: .warning
    default: .error
    }
  }

  /// Every kind of fault; the raw values are part of the JSON report and never change.
  public enum ID: String, CaseIterable, Sendable {
    case notUTF8 = "not-utf8"
    case missingFile = "missing-file"
    case unexpectedFile = "unexpected-file"
    case notAnIdentifier = "not-an-identifier"
    case missingFrontMatter = "missing-front-matter"
    case unclosedFrontMatter = "unclosed-front-matter"
    case invalidYAML = "invalid-yaml"
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case emptyValue = "empty-value"
    case wrongType = "wrong-type"
    case notADate = "not-a-date"
    case outOfRange = "out-of-range"
    case tooLong = "too-long"
    case unknownValue = "unknown-value"
    case duplicateName = "duplicate-name"
    case noSentences = "no-sentences"
    case missingRole = "missing-role"
    case unknownRole = "unknown-role"
    case emptySentence = "empty-sentence"
    case undeclaredBlank = "undeclared-blank"
    case unclosedBlank = "unclosed-blank"
    case markupInLetter = "markup-in-letter"
    case unmetGuideline = "unmet-guideline"
    case needlessExpectation = "needless-expectation"
    case followsItself = "follows-itself"
    case belowPassingScore = "below-passing-score"
    case rawHTML = "raw-html"
    case unsafeDestination = "unsafe-destination"
    case relativeDestination = "relative-destination"
    case headingLevelSkipped = "heading-level"
    case missingAlternativeText = "missing-alternative-text"
    case brokenLink = "broken-link"
    case brokenAnchor = "broken-anchor"
    case addressClaimedTwice = "address-claimed-twice"
    case notInPlan = "not-in-plan"
    case unknownContract = "unknown-contract"
    case templateSyntax = "template-syntax"
    case unknownTemplateName = "unknown-template-name"
    case unknownPartial = "unknown-partial"
    case themeExtendsItself = "theme-extends-itself"
    case partialIncludesItself = "partial-includes-itself"
    case wrongTemplateUse = "wrong-template-use"
    case unclosedSection = "unclosed-section"
    case requiredString = "required-string"
    case missingString = "missing-string"
  }

  /// "did you mean", where a known name is near, and the known names unless that would bury it.
  static func spelling(of name: String, among known: [String]) -> String? {
    if let nearest = Spelling.nearest(to: name, among: known) {
      let question = "did you mean `\(nearest)`?"
      return known.count > 12 ? question : "\(question) \(list(known))"
    }
    return known.isEmpty ? nil : list(known)
  }

  static func list(_ known: [String]) -> String {
    "Known: \(known.joined(separator: ", "))"
  }
}
