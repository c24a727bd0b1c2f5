import CCMark

/// What a parse may do beyond CommonMark 0.30, nothing by default, so that a document means what
/// the specification says unless its author asks otherwise.
public struct ParseOptions: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Turns straight quotes into curly ones, `---` and `--` into dashes and `...` into an ellipsis.
  public static let smartPunctuation = ParseOptions(rawValue: 1 << 0)

  /// Positions are asked for always: without them cmark does not count the line breaks in code spans
  /// and raw HTML.
  var cmarkOptions: CInt {
    let smart = contains(.smartPunctuation) ? CMARK_OPT_SMART : 0
    return CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS | smart
  }
}
