/// What is wrong with the content or a theme, in words: a stable id, the cause, and what to write
/// instead.
///
/// Each fault is made by a function in one of the `…Faults.swift` files, the only places that word
/// them.
package struct Fault: Sendable {
  package let id: ID
  /// What is wrong, in lower case and without a full stop, ready to follow a place.
  package let message: String
  /// The words in the source that it is about, as far as a place in a line is told by them.
  package private(set) var subject: String?
  private let solution: Solution

  /// What can be done about it.
  private enum Solution: Sendable {
    case none
    case text(String)
    case name(like: String, among: Names)
    case address(like: String, among: Names)
  }

  /// The names that could have been meant.
  package typealias Names = @Sendable () -> [String]

  init(_ id: ID, _ message: String, fix: String? = nil) {
    self.id = id
    self.message = message
    solution = fix.map { .text($0) } ?? .none
  }

  /// - Parameters:
  ///   - name: what was written instead of one of the known names.
  init(_ id: ID, _ message: String, for name: String, among known: @escaping Names) {
    self.id = id
    self.message = message
    solution = .name(like: name, among: known)
  }

  /// - Parameters:
  ///   - address: what was written instead of one of the addresses.
  init(
    _ id: ID, _ message: String, forAddress address: String, among addresses: @escaping Names
  ) {
    self.id = id
    self.message = message
    solution = .address(like: address, among: addresses)
  }

  func about(_ subject: String) -> Fault {
    var fault = self
    fault.subject = subject
    return fault
  }

  /// What to write instead. What is nearest to a name is looked for only now: of many faults, few are
  /// ever shown.
  var fix: String? {
    switch solution {
    case .none: nil
    case .text(let text): text
    case .name(let name, let known): Self.spelling(of: name, among: known())
    case .address(let address, let known):
      Spelling.nearest(to: address, among: known()).map { "did you mean `\($0)`?" }
    }
  }

  /// A warning lets the build go on, unless warnings are asked to be errors.
  var severity: Diagnostic.Severity {
    switch id {
    case .missingString, .untranslated, .needlessExpectation, .unexpectedFile, .unmetGuideline,
      .unreachablePage,
      .lengthOutsideBand, .needlessWaiver, .similarLetter,
      .repeatedSentence, .styleLimit,
      .strayFile, .unusedPicture, .unusedThemeFile, .unusedString, .unusedBlank, .unusedSource,
      .valueWithoutLetter,
      .draftFollowUp:
      .warning
    default: .error
    }
  }

  /// Every kind of fault; the raw values are part of the JSON report and never change.
  package enum ID: String, CaseIterable, Sendable {
    case notUTF8 = "not-utf8"
    case missingFile = "missing-file"
    case unexpectedFile = "unexpected-file"
    case unreadableFile = "unreadable-file"
    case tooLarge = "too-large"
    case controlCharacter = "control-character"
    case notAnIdentifier = "not-an-identifier"
    case missingFrontMatter = "missing-front-matter"
    case unclosedFrontMatter = "unclosed-front-matter"
    case invalidYAML = "invalid-yaml"
    case yamlAlias = "yaml-alias"
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
    case noReplyText = "no-reply-text"
    case exampleWithoutSentence = "example-without-sentence"
    case belowPassingScore = "below-passing-score"
    case lengthOutsideBand = "length-outside-band"
    case unrecognizedGuideline = "unrecognized-guideline"
    case needlessWaiver = "needless-waiver"
    case similarLetter = "similar-letter"
    case repeatedSentence = "repeated-sentence"
    case styleLimit = "style-limit"
    case unusedBlank = "unused-blank"
    case unusedSource = "unused-source"
    case valueWithoutLetter = "value-without-letter"
    case draftFollowUp = "draft-follow-up"
    case choiceWithoutSentence = "choice-without-sentence"
    case markdownNearMiss = "markdown-near-miss"
    case commentInText = "comment-in-text"
    case misplacedFile = "misplaced-file"
    case strayFile = "stray-file"
    case draftDestination = "draft-destination"
    case blockedByPolicy = "blocked-by-policy"
    case styleSheetSyntax = "style-sheet-syntax"
    case unusedThemeFile = "unused-theme-file"
    case unusedString = "unused-string"
    case rawHTML = "raw-html"
    case unsafeDestination = "unsafe-destination"
    case relativeDestination = "relative-destination"
    case headingLevelSkipped = "heading-level"
    case missingAlternativeText = "missing-alternative-text"
    case brokenLink = "broken-link"
    case brokenAnchor = "broken-anchor"
    case addressClaimedTwice = "address-claimed-twice"
    case notInPlan = "not-in-plan"
    case leftover
    case duplicateElementID = "duplicate-element-id"
    case missingTitle = "missing-title"
    case missingDescription = "missing-description"
    case malformedMarkup = "malformed-markup"
    case unreachablePage = "unreachable-page"
    case notRedirectable = "not-redirectable"
    case unknownContract = "unknown-contract"
    case templateSyntax = "template-syntax"
    case unknownTemplateName = "unknown-template-name"
    case unknownPartial = "unknown-partial"
    case themeExtendsItself = "theme-extends-itself"
    case partialIncludesItself = "partial-includes-itself"
    case wrongTemplateUse = "wrong-template-use"
    case unclosedSection = "unclosed-section"
    case nestedTooDeeply = "nested-too-deeply"
    case requiredString = "required-string"
    case missingString = "missing-string"
    case untranslated
    case lowContrast = "low-contrast"
    case wrongPicture = "wrong-picture"
    case unusedPicture = "unused-picture"
  }

  /// "did you mean", where a known name is near, and the known names unless that would bury it.
  package static func spelling(of name: String, among known: [String]) -> String? {
    if let nearest = Spelling.nearest(to: name, among: known) {
      let question = "did you mean `\(nearest)`?"
      return known.count > 12 ? question : "\(question) \(list(known))"
    }
    return known.isEmpty ? nil : list(known)
  }

  /// All known names, or the first of very many.
  static func list(_ known: [String]) -> String {
    let shown = known.prefix(60).joined(separator: ", ")
    return "Known: \(shown)" + (known.count > 60 ? " and \(known.count - 60) more" : "")
  }
}

extension Fault: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.message == right.message && left.fix == right.fix
  }
}
