import Testing

@testable import Diagnostics

@Suite struct SourceFileTests {
  private func decode(_ bytes: [UInt8]) -> (file: SourceFile?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile.decoding(bytes, path: "content/en/a.md", into: &diagnostics)
    return (file, diagnostics)
  }

  private func file(_ text: String) throws -> SourceFile {
    try #require(decode(Array(text.utf8)).file)
  }

  // MARK: Text

  @Test(arguments: [
    ("", ""),
    ("a\nb\n", "a\nb\n"),
    ("\u{FEFF}a\nb", "a\nb"),
    ("\u{FEFF}", ""),
    ("a\u{FEFF}b", "a\u{FEFF}b"),
    ("a\r\nb\r\n", "a\nb\n"),
    ("a\rb\r", "a\nb\n"),
    ("a\r\n\r\nb", "a\n\nb"),
    ("a\r\rb", "a\n\nb"),
    ("a\n\rb", "a\n\nb"),
    ("a\r\n\rb\n", "a\n\nb\n"),
    ("\u{FEFF}é\r\n名", "é\n名"),
  ])
  func linesEndInALineFeedAndThereIsNoMark(source: String, text: String) throws {
    let (file, diagnostics) = decode(Array(source.utf8))
    #expect(file?.text.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("content/en/letters/no-reason.md", "no-reason"),
    ("a.b.md", "a.b"),
    ("content/README", "README"),
  ])
  func theStemIsTheNameWithoutItsExtension(path: String, stem: String) {
    #expect(SourceFile(path: path, text: "").stem == stem)
  }

  // MARK: Places

  /// A parser of YAML misses what is not there on the line behind the last.
  @Test(arguments: [
    ("---", 2, 1, 1, 4), ("a\nbé", 9, 3, 2, 3), ("a\n", 2, 1, 2, 1), ("", 2, 5, 1, 1),
  ])
  func aPlaceBehindTheLastLineIsItsEnd(
    text: String, line: Int, column: Int, lastLine: Int, lastColumn: Int
  ) {
    let place = SourceFile(path: "a.yaml", text: text)
      .diagnostic(.notUTF8, line: line, column: column).location
    #expect(place.line == lastLine)
    #expect(place.column == lastColumn)
  }

  // MARK: What is not UTF-8

  /// Columns count in Unicode scalars, as everywhere else.
  @Test(
    arguments: [
      ([0xFF], 1, 1),
      (Array("ab".utf8) + [0xFF], 1, 3),
      (Array("a\nbc".utf8) + [0x80], 2, 3),
      (Array("a\nbc".utf8) + [0x80] + Array("\nd\n".utf8), 2, 3),
      (Array("\n\n\n".utf8) + [0xC0, 0xAF], 4, 1),
      (Array("é".utf8) + [0xFF], 1, 2),
      (Array("Grüße".utf8) + [0xFF], 1, 6),
      (Array("名前🙂 ".utf8) + [0xFF], 1, 5),
      (Array("éééé".utf8) + [0xE9] + Array("t\n".utf8), 1, 5),
      (Array("ab".utf8) + [0xC3], 1, 3),
      (Array("ab".utf8) + [0xE2, 0x82], 1, 3),
      (Array("ab".utf8) + [0xED, 0xA0, 0x80], 1, 3),
      (Array("ab".utf8) + [0xF4, 0x90, 0x80, 0x80], 1, 3),
      ([0xEF, 0xBB, 0xBF] + Array("ab".utf8) + [0xFF], 1, 3),
      (Array("a\r\nb".utf8) + [0xFF], 2, 2),
      (Array("a\rb".utf8) + [0xFF], 2, 2),
    ] as [([UInt8], Int, Int)])
  func theFirstWrongByteIsNamed(bytes: [UInt8], line: Int, column: Int) {
    let (file, diagnostics) = decode(bytes)
    #expect(file == nil)
    #expect(
      diagnostics.map(\.location) == [
        Diagnostics.SourceLocation(path: "content/en/a.md", line: line, column: column)
      ])
    #expect(diagnostics.map(\.fault) == [.notUTF8])
  }

  // MARK: What no text holds

  /// YAML would count a line more from here on, and CommonMark none.
  @Test(arguments: ["\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FFFE}"])
  func aCharacterThatNoTextHoldsIsNamed(character: String) {
    let (file, diagnostics) = decode(Array("a\nbc\(character)d\n".utf8))
    #expect(file == nil)
    #expect(diagnostics.map(\.location.description) == ["content/en/a.md:2:3"])
    #expect(diagnostics.map(\.fault.id) == [.controlCharacter])
  }

  // MARK: Places

  @Test(arguments: [
    ("a\nbc", 3, 1, 2, 3), ("a\nbc\n", 9, 4, 3, 1), ("---", 2, 1, 1, 4), ("a\nb", 2, 1, 2, 1),
  ])
  func whatIsMissingBehindTheEndIsMissingAtIt(
    text: String, line: Int, column: Int, foundLine: Int, foundColumn: Int
  ) throws {
    let place = try file(text).place(line: line, column: column)
    #expect((place.line, place.column) == (foundLine, foundColumn))
  }

  @Test(arguments: [(1, "first"), (2, ""), (3, "third"), (4, "")])
  func linesAreCountedFromOne(number: Int, text: String) throws {
    #expect(try file("first\n\nthird\n").line(number) == text)
  }

  @Test func aLineBeyondTheEndIsNone() throws {
    #expect(try file("a\nb").line(3) == nil)
    #expect(try file("").line(2) == nil)
  }

  @Test(arguments: [("{role}", 2), ("role", 3), ("b", 12), ("missing", 1), ("x", 1)])
  func columnsAreCountedInScalars(needle: String, column: Int) throws {
    var line = SearchedLine(2, of: try file("x\né{role} e\u{301}🙂b"))
    #expect(line.place(of: needle).column == column)
  }

  @Test func placesInALineAreFoundOneAfterTheOther() throws {
    var line = SearchedLine(1, of: try file("é {a} {b} {a}"))
    #expect(["{a}", "{b}", "{a}", "{b}"].map { line.place(of: $0).column } == [3, 7, 11, 1])
  }

  @Test(arguments: [(0, 1, 1), (3, 1, 4), (4, 2, 1), (5, 3, 1), (9, 3, 4)])
  func aByteHasALineAndAColumnInIt(offset: Int, line: Int, column: Int) throws {
    let place = try file("one\n\nthïrd").place(atUTF8: offset)
    #expect((place.line, place.column) == (line, column))
  }

  /// What the body says is no key of the front matter.
  @Test(arguments: [("b", 3, 5), ("c", 4, 3), ("d", nil, nil)] as [(String, Int?, Int?)])
  func aKeyOfTheFrontMatterHasAPlace(key: String, line: Int?, column: Int?) throws {
    let place = try file("---\na: 1\nb:  x\nc:\n---\nd: no\n").place(ofKey: key)
    #expect((place.line, place.column) == (line, column))
  }

  @Test func aDiagnosticQuotesItsLine() throws {
    let file = try file("one\ntwo\nthree")
    let diagnostic = file.diagnostic(.emptyValue(key: "x"), line: 2, column: 2)
    #expect(diagnostic.location.description == "content/en/a.md:2:2")
    #expect(diagnostic.excerpt == "two")
    #expect(file.diagnostic(.emptyValue(key: "x")).excerpt == nil)
    #expect(file.diagnostic(.emptyValue(key: "x")).location.description == "content/en/a.md")
  }
}
