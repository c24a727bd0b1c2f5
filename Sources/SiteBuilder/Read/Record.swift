import Etiquette
import Yams

/// A YAML mapping read under a closed schema: what is asked for is the schema, and whatever else is
/// there is a fault.
///
/// Each question answers with a value in any case, so that one reading finds every fault; where it
/// found one, the value is an empty one that never reaches a page, because faults stop the build.
/// Ask `finish(into:)` last.
struct Record {
  let file: SourceFile
  private let firstLine: Int
  private let mark: Mark?
  private let pairs: [(key: Node, value: Node)]
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - name: what the node is, for the message where it is not a mapping.
  ///   - firstLine: the line of the file on which the YAML starts.
  init?(
    _ node: Node, named name: String, file: SourceFile, firstLine: Int,
    into diagnostics: inout [Diagnostic]
  ) {
    guard case .mapping(let mapping) = node else {
      let line = (node.mark?.line ?? 1) + firstLine - 1
      diagnostics.append(
        file.place(line: line, column: node.mark?.column ?? 1)
          .diagnostic(.wrongType(key: name, expected: "keys with values")))
      return nil
    }
    self.file = file
    self.firstLine = firstLine
    mark = mapping.mark
    pairs = mapping.map { ($0.key, $0.value) }
  }

  /// Reports the keys that nobody asked for, and hands over all faults.
  func finish(into diagnostics: inout [Diagnostic]) {
    diagnostics += self.diagnostics
    let known = known.sorted()
    for (key, _) in pairs where !known.contains(key.string ?? "") {
      diagnostics.append(diagnostic(.unknownKey(key.string ?? "?", known: known), at: key))
    }
  }

  // MARK: Asking

  /// In the order of the file.
  var keys: [String] { pairs.compactMap { $0.key.string } }

  mutating func has(_ key: String) -> Bool {
    node(key) != nil
  }

  mutating func optionalText(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    return text(node, key: key)
  }

  mutating func text(_ key: String) -> String {
    guard let node = required(key) else { return "" }
    return text(node, key: key) ?? ""
  }

  /// A text that is read as prose: with typographic quotes and dashes, as in a Markdown body.
  ///
  /// - Parameter limit: the most characters that fit where it is shown.
  mutating func prose(_ key: String, limit: Int? = nil) -> String {
    let text = text(key)
    if let limit, text.count > limit, let node = node(key) {
      diagnostics.append(
        diagnostic(.tooLong(key: key, length: text.count, limit: limit), at: node))
    }
    return Typography.prose(text)
  }

  mutating func optionalProse(_ key: String) -> String? {
    optionalText(key).map(Typography.prose)
  }

  mutating func proseItems(_ key: String) -> [String] {
    texts(key).map { Typography.prose($0.text) }
  }

  /// A sequence of texts, each with its line in the file; empty where the key is absent.
  mutating func texts(_ key: String) -> [(text: String, line: Int)] {
    items(key, expected: "a list of texts").compactMap { node in
      text(node, key: key).map { ($0, line(node)) }
    }
  }

  /// A sequence of texts, each with its place; empty where the key is absent.
  mutating func placedTexts(_ key: String) -> [(text: String, place: Place)] {
    items(key, expected: "a list of texts").compactMap { node in
      text(node, key: key).map { ($0, place(of: node)) }
    }
  }

  mutating func flag(_ key: String, default absent: Bool = false) -> Bool {
    guard let node = node(key) else { return absent }
    guard let flag = node.bool else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "true or false"), at: node))
      return absent
    }
    return flag
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(key) else { return nil }
    guard let number = node.wholeNumber, range.contains(number) else {
      let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
      diagnostics.append(diagnostic(.outOfRange(key: key, expected: expected), at: node))
      return nil
    }
    return number
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let node = required(key), let text = text(node, key: key) else { return nil }
    guard let date = CalendarDate(iso8601: text) else {
      diagnostics.append(diagnostic(.notADate(text), at: node))
      return nil
    }
    return date
  }

  /// One of a closed set of names.
  mutating func name(_ key: String, of kind: String, among names: [String]) -> String? {
    guard let node = required(key), let text = text(node, key: key) else { return nil }
    return checked(text, kind: kind, names: names, at: node)
  }

  mutating func optionalName(_ key: String, of kind: String, among names: [String]) -> String? {
    node(key) == nil ? nil : name(key, of: kind, among: names)
  }

  /// Names of a closed set; empty where the key is absent.
  mutating func names(_ key: String, of kind: String, among names: [String]) -> [String] {
    items(key, expected: "a list of names").compactMap { node in
      text(node, key: key).flatMap { checked($0, kind: kind, names: names, at: node) }
    }
  }

  /// Mappings in a sequence; empty where the key is absent. Each is finished after `read`.
  mutating func records<Value>(_ key: String, _ read: (inout Record) -> Value) -> [Value] {
    items(key, expected: "a list").compactMap { item($0, of: key, read) }
  }

  /// A sequence of texts and mappings, in their order; empty where the key is absent.
  mutating func entries<Value>(
    _ key: String, text read: (String, Place) -> Value, record readRecord: (inout Record) -> Value
  ) -> [Value] {
    items(key, expected: "a list").compactMap { node in
      if case .scalar = node { return text(node, key: key).map { read($0, place(of: node)) } }
      return item(node, of: key, readRecord)
    }
  }

  /// A mapping in a sequence, finished after `read`; nil, with a fault, where it is none.
  private mutating func item<Value>(
    _ node: Node, of key: String, _ read: (inout Record) -> Value
  ) -> Value? {
    guard
      var record = Record(
        node, named: "each item of `\(key)`", file: file, firstLine: firstLine,
        into: &diagnostics)
    else { return nil }
    let value = read(&record)
    record.finish(into: &diagnostics)
    return value
  }

  /// A mapping in the record, finished after `read`; nil where the key is absent.
  mutating func record<Value>(_ key: String, _ read: (inout Record) -> Value) -> Value? {
    guard let node = node(key),
      var record = Record(
        node, named: key, file: file, firstLine: firstLine, into: &diagnostics)
    else { return nil }
    let value = read(&record)
    record.finish(into: &diagnostics)
    return value
  }

  /// Texts with a name each, of a closed set; empty where the key is absent.
  mutating func namedTexts(_ key: String, of kind: String, among names: [String])
    -> [(name: String, text: String)]
  {
    textPairs(key).compactMap { pair in
      if names.contains(pair.name) { return (pair.name, pair.text) }
      let fault = Fault.unknownValue(pair.name, kind: kind, known: names)
      diagnostics.append(pair.namePlace.diagnostic(fault))
      return nil
    }
  }

  /// Texts with a text each; empty where the key is absent.
  mutating func textPairs(_ key: String)
    -> [(name: String, text: String, namePlace: Place, textPlace: Place)]
  {
    guard let node = node(key) else { return [] }
    guard case .mapping(let mapping) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "keys with values"), at: node))
      return []
    }
    return mapping.compactMap { pair in
      guard let name = text(pair.key, key: key), let value = text(pair.value, key: name) else {
        return nil
      }
      return (name, value, place(of: pair.key), place(of: pair.value))
    }
  }

  /// Names with a name each, both of closed sets; empty where the key is absent.
  mutating func namePairs(
    _ key: String, of kind: String, among names: [String], valuesAmong values: [String]
  ) -> [(name: String, value: String, line: Int)] {
    guard let node = node(key) else { return [] }
    guard case .mapping(let mapping) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "keys with values"), at: node))
      return []
    }
    return mapping.compactMap { pair in
      guard let name = text(pair.key, key: key), let value = text(pair.value, key: name),
        let name = checked(name, kind: kind, names: names, at: pair.key),
        let value = checked(value, kind: "value", names: values, at: pair.value)
      else { return nil }
      return (name, value, line(pair.key))
    }
  }

  /// A fault at a key's value, or at the record where the key is absent.
  mutating func report(_ fault: Fault, at key: String, notes: [Diagnostic.Note] = []) {
    diagnostics.append(place(of: key).diagnostic(fault, notes: notes))
  }

  mutating func report(_ fault: Fault, at place: Place, notes: [Diagnostic.Note] = []) {
    diagnostics.append(place.diagnostic(fault, notes: notes))
  }

  /// Where a key's value stands, or the record where the key is absent.
  mutating func place(of key: String) -> Place { place(of: node(key)) }

  /// The line of the file on which the record starts.
  var line: Int { (mark?.line ?? 1) + firstLine - 1 }

  // MARK: Looking

  mutating func node(_ key: String) -> Node? {
    if !known.contains(key) { known.append(key) }
    return pairs.first { $0.key.string == key }?.value
  }

  mutating func required(_ key: String) -> Node? {
    if let node = node(key) { return node }
    diagnostics.append(diagnostic(.missingKey(key), at: nil))
    return nil
  }

  private mutating func items(_ key: String, expected: String) -> [Node] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: expected), at: node))
      return []
    }
    return Array(sequence)
  }

  private mutating func text(_ node: Node, key: String) -> String? {
    guard case .scalar(let scalar) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "a text"), at: node))
      return nil
    }
    if let control = scalar.string.unicodeScalars.first(where: \.isControl) {
      diagnostics.append(diagnostic(.controlCharacter(control), at: node))
      return nil
    }
    let text = scalar.string.trimmingWhitespace()
    if text.isEmpty || (scalar.style == .plain && node.null != nil) {
      diagnostics.append(diagnostic(.emptyValue(key: key), at: node))
      return nil
    }
    if let fault = file.commentCutting(scalar, line: line(node), column: node.mark?.column) {
      diagnostics.append(fault)
      return nil
    }
    return text
  }

  private mutating func checked(_ name: String, kind: String, names: [String], at node: Node)
    -> String?
  {
    if names.contains(name) { return name }
    diagnostics.append(diagnostic(.unknownValue(name, kind: kind, known: names), at: node))
    return nil
  }

  private func line(_ node: Node) -> Int {
    (node.mark?.line ?? mark?.line ?? 1) + firstLine - 1
  }

  private func diagnostic(_ fault: Fault, at node: Node?) -> Diagnostic {
    place(of: node).diagnostic(fault)
  }

  func place(of node: Node?) -> Place {
    guard let node else { return Place(file: file, line: line, column: mark?.column ?? 1) }
    return file.place(line: line(node), column: node.mark?.column ?? 1)
  }
}

extension SourceFile {
  /// The fault of a text without quotes that a comment on its last line cuts off: of several words, or
  /// directly before a number. A name may have a comment behind it.
  func commentCutting(_ scalar: Node.Scalar, line: Int, column: Int?) -> Diagnostic? {
    guard scalar.style == .plain, let column, let source = self.line(line) else { return nil }
    let rest = source.unicodeScalars.dropFirst(column - 1)
    let text = Array(scalar.string.unicodeScalars)
    guard rest.starts(with: text) else { return nil }
    let after = rest.dropFirst(text.count)
    let comment = after.drop { $0 == " " || $0 == "\t" }
    guard comment.first == "#", comment.count < after.count else { return nil }
    let isNumber = comment.dropFirst().first.map { ("0"..."9").contains($0) } ?? false
    guard text.contains(" ") || isNumber else { return nil }
    let place = column + text.count + (after.count - comment.count)
    return diagnostic(.commentInText(scalar.string), line: line, column: place)
  }
}

extension String {
  /// Without the white space at both ends.
  func trimmingWhitespace() -> String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
