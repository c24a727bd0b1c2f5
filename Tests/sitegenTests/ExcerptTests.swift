import Testing

@testable import sitegen

/// The line of a fault as a terminal shows it.
@Suite struct ExcerptTests {
  @Test func aLineThatFitsIsShownAsItIs() {
    let excerpt = Excerpt("tone: wram", column: 7)
    #expect(excerpt.line == "tone: wram")
    #expect(excerpt.indent == "      ")
    #expect(Excerpt("tone: wram", column: nil).indent == nil)
  }

  @Test(arguments: [1, 100, 250, 400])
  func aLongLineIsCutAroundTheCaret(column: Int) throws {
    let source =
      String(repeating: "a", count: column - 1) + "X" + String(repeating: "b", count: 400)
    let excerpt = Excerpt(source, column: column)
    #expect(excerpt.line.count <= 112)
    let indent = try #require(excerpt.indent)
    #expect(excerpt.line.dropFirst(indent.count).first == "X")
    #expect(excerpt.line.hasPrefix("…") == (column > 71))
    #expect(excerpt.line.hasSuffix("…"))
  }

  @Test func theEndOfALongLineIsReached() throws {
    let excerpt = Excerpt(String(repeating: "a ", count: 200) + "X", column: 401)
    let indent = try #require(excerpt.indent)
    #expect(excerpt.line.dropFirst(indent.count) == "X")
  }

  @Test func aColumnBehindTheLineIsItsEnd() {
    #expect(Excerpt("ab", column: 9).indent == "  ")
  }

  /// An escape sequence in the content would otherwise color or clear the editor's terminal.
  @Test func aTerminalObeysNothingInIt() {
    let excerpt = Excerpt("a\u{1B}[31mb\u{7}\u{9B}c\t\u{7F}", column: 7)
    #expect(excerpt.line == "a␛[31mb␇\u{FFFD}c\t␡")
    #expect(excerpt.indent == "      ")
  }
}
