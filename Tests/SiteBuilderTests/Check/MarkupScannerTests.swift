import Testing

@testable import SiteBuilder

/// The tags and texts of a page, as bytes.
@Suite struct MarkupScannerTests {
  private func tokens(_ html: String) -> [String] {
    var scanner = MarkupScanner(Array(html.utf8))
    var tokens: [String] = []
    func text(_ range: Range<Int>) -> String {
      String(decoding: scanner.bytes[range], as: UTF8.self)
    }
    while let token = scanner.next() {
      switch token {
      case .startTag(_, let place):
        let values = scanner.attributes.map { text($0.value) }
        tokens.append("<\(place)" + (values.isEmpty ? "" : " \(values.joined(separator: "|"))"))
      case .endTag: tokens.append("/")
      case .text(let range): tokens.append(text(range))
      case .unterminated(let place): tokens.append("unterminated \(place)")
      case .stray(let place): tokens.append("stray \(place)")
      }
    }
    return tokens
  }

  @Test(
    arguments: [
      ("", []),
      ("a", ["a"]),
      ("<p>a</p>", ["<0", "a", "/"]),
      ("<p class=\"b c\" id='d' e f=g>", ["<0 b c|d||g"]),
      ("<p a = \"b\"\n c>", ["<0 b|"]),
      ("<br/><br />", ["<0", "<5"]),
      ("<a b=\"c>d\">", ["<0 c>d"]),
      ("<a b=c/>", ["<0 c/"]),
      ("<!doctype html><p>", ["<15"]),
      ("a<!-- <p> -- > -->b", ["a", "b"]),
      ("<!--><p>-->a", ["<5", "-->a"]),
      ("<script>\"</p>\" < </script>a", ["<0", "/", "a"]),
      ("<STYLE>a</Style>b", ["<0", "/", "b"]),
      ("<title>a <b></title>", ["<0", "a <b>", "/"]),
      ("1 < 2", ["1 ", "stray 2", " 2"]),
      ("<p a=\"b", ["unterminated 0"]),
      ("<p a=", ["unterminated 0"]),
      ("<p", ["unterminated 0"]),
      ("a<", ["a", "unterminated 1"]),
      ("<!-- a", ["unterminated 0"]),
      ("</p", ["unterminated 0"]),
      ("<script>a", ["<0", "unterminated 8"]),
      ("<p = \"a\">", ["<0 |"]),
    ] as [(String, [String])])
  func aPageIsTakenApart(html: String, expected: [String]) {
    #expect(tokens(html) == expected)
  }

  /// Whatever the bytes are, the scanner comes to an end and stays within them.
  @Test func itEndsForAnyBytes() {
    let alphabet = Array("<>/!-=\"' abpt\u{0}é{}".utf8)
    var state: UInt64 = 42
    for length in 0..<400 {
      let bytes = (0..<length % 60).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      var scanner = MarkupScanner(bytes)
      var count = 0
      while scanner.next() != nil { count += 1 }
      #expect(count <= bytes.count)
    }
  }
  @Test func aByteIsFoundFromAnyPlaceInAnyOrder() {
    let bytes = Array("<a href=b>c</a><p>".utf8)
    var finder = ByteFinder(UInt8(ascii: "<"))
    for start in [0, 1, 3, 12, 2, 15, 16, 18, 0, 11] {
      let expected = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      #expect(finder.place(in: bytes, from: start) == expected)
    }
  }
}
