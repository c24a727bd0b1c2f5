/// The search index as objects in JSON, each with as many of its entries as fit: a word, and what has
/// it, anywhere and in its title.
///
/// A page loads all of them before it looks for anything, so that what is asked of the host does not
/// depend on what a reader types. They are several so that no single one keeps a phone busy for long.
struct SearchPieces {
  private(set) var json: [[UInt8]] = []

  /// - Parameter limit: the most bytes of entries in a piece, unless one entry has more.
  init(_ index: SearchIndex, limit: Int) {
    var piece: [UInt8] = []
    for entry in index.entries {
      let bytes = Self.bytes(of: entry, among: index.count)
      if !piece.isEmpty, piece.count + bytes.count >= limit {
        append(piece)
        piece.removeAll(keepingCapacity: true)
      }
      if !piece.isEmpty { piece.append(UInt8(ascii: ",")) }
      piece += bytes
    }
    if !piece.isEmpty || json.isEmpty { append(piece) }
  }

  private mutating func append(_ piece: [UInt8]) {
    json.append([UInt8(ascii: "{")] + piece + [UInt8(ascii: "}")])
  }

  private static func bytes(of entry: SearchIndex.Entry, among count: Int) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    var bytes = [quote] + String(decoding: entry.word, as: UTF16.self).utf8 + [quote]
    bytes += ":[".utf8
    bytes += [quote] + LetterNumbers.text(of: entry.anywhere, among: count) + [quote]
    if !entry.inTitle.isEmpty {
      bytes += ",\"".utf8 + LetterNumbers.text(of: entry.inTitle, among: count) + [quote]
    }
    return bytes + [UInt8(ascii: "]")]
  }
}
