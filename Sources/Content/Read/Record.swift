import Basics
import Diagnostics
import Etiquette

/// A YAML mapping read under a closed schema: what is asked for is the schema, and whatever else is
/// there is a fault.
///
/// Each question answers with a value in any case, so that one reading finds every fault; where it
/// found one, the value is an empty one that never reaches a page, because faults stop the build.
/// Ask `finish(into:)` last.
///
/// A record that is described instead answers as if every key were there and empty, and notes what it
/// is asked: so the readers are the only place that says which keys there are.
package struct Record {
  let file: SourceFile
  private let firstLine: Int
  private let mark: YAMLNode.Mark?
  private let pairs: [(key: YAMLNode, value: YAMLNode)]
  /// Of each pair; nil for a key that is no text.
  private let names: [String?]
  private var known: [String] = []
  /// Where the questions are noted; nil while a file is read.
  private let schema: MappingSchema?
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - name: what the node is, for the message where it is not a mapping.
  ///   - firstLine: the line of the file on which the YAML starts.
  package init?(
    _ node: YAMLNode, named name: String, file: SourceFile, firstLine: Int,
    into diagnostics: inout [Diagnostic]
  ) {
    guard case .mapping(let mapping) = node else {
      let line = node.mark.line + firstLine - 1
      diagnostics.append(
        file.place(line: line, column: node.mark.column)
          .diagnostic(.wrongType(key: name, expected: "keys with values")))
      return nil
    }
    self.file = file
    self.firstLine = firstLine
    mark = mapping.mark
    pairs = mapping.pairs
    names = pairs.map(\.key.string)
    schema = nil
  }

  /// A record without keys, for a reader whose questions are to be noted.
  ///
  /// - Parameter file: an empty one, with the path of what the reader is for.
  package init(describedIn schema: MappingSchema, file: SourceFile) {
    self.file = file
    self.schema = schema
    firstLine = 1
    mark = nil
    pairs = []
    names = []
  }

  private var typography: Typography { Typography(ofPath: file.path) }

  /// Reports the keys that nobody asked for, and hands over all faults.
  package func finish(into diagnostics: inout [Diagnostic]) {
    diagnostics += self.diagnostics
    let known = known
    for (name, pair) in zip(names, pairs) where !known.contains(name ?? "") {
      diagnostics.append(diagnostic(.unknownKey(name ?? "?", known: known.sorted()), at: pair.key))
    }
  }

  // MARK: Asking

  /// In the order of the file.
  var keys: [String] {
    schema == nil ? names.compactMap(\.self) : [AnyName.text]
  }

  package mutating func has(_ key: String) -> Bool {
    node(key) != nil || schema != nil
  }

  /// Reports a key that is not there, whatever it holds.
  package mutating func require(_ key: String) {
    if !has(key) { report(.missingKey(key), at: key) }
    schema?.require(key)
  }

  /// Reads the keys that belong to one choice among several; a description gets those of all.
  package mutating func choice<Choice, Value>(
    _ chosen: Choice, among choices: [Choice], read: (Choice, inout Record) -> Value
  ) -> Value {
    guard let schema else { return read(chosen, &self) }
    let isChoice = schema.isChoice
    schema.isChoice = true
    defer { schema.isChoice = isChoice }
    for choice in choices { _ = read(choice, &self) }
    return read(chosen, &self)
  }

  package mutating func optionalText(_ key: String, matching pattern: String? = nil) -> String? {
    note(key, .text(pattern: pattern))
    guard let node = node(key) else { return nil }
    return text(node, key: key)
  }

  /// - Parameter pattern: what every right text matches, for a schema; checking it is for the caller.
  package mutating func text(_ key: String, matching pattern: String? = nil) -> String {
    note(key, .text(pattern: pattern), isRequired: true)
    guard let node = required(key) else { return "" }
    return text(node, key: key) ?? ""
  }

  /// A text that is read as prose: with typographic quotes and dashes, as in a Markdown body.
  ///
  /// - Parameter limit: the most characters that fit where it is shown.
  mutating func prose(_ key: String, limit: Int? = nil) -> String {
    note(key, .text(limit: limit), isRequired: true)
    let text = text(key)
    // Characters are counted where there can be too many: each has a byte at least.
    if let limit, text.utf8.count > limit, text.count > limit, let node = node(key) {
      diagnostics.append(
        diagnostic(.tooLong(key: key, length: text.count, limit: limit), at: node))
    }
    return typography.prose(text)
  }

  package mutating func optionalProse(_ key: String) -> String? {
    optionalText(key).map(typography.prose)
  }

  mutating func proseItems(_ key: String) -> [String] {
    texts(key).map(typography.prose)
  }

  /// A sequence of texts; empty where the key is absent.
  package mutating func texts(_ key: String) -> [String] {
    note(key, .list(.text()))
    return items(key, expected: "a list of texts").compactMap { text($0, key: key) }
  }

  /// A sequence of texts, each with its place; empty where the key is absent.
  package mutating func placedTexts(_ key: String, matching pattern: String? = nil)
    -> [(text: String, place: Place)]
  {
    note(key, .list(.text(pattern: pattern)))
    return items(key, expected: "a list of texts").compactMap { node in
      text(node, key: key).map { ($0, place(of: node)) }
    }
  }

  package mutating func flag(_ key: String, default absent: Bool = false) -> Bool {
    note(key, .flag)
    guard let node = node(key) else { return absent }
    guard let flag = node.bool else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "true or false"), at: node))
      return absent
    }
    return flag
  }

  package mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    note(key, .integer(range))
    guard let node = node(key) else { return nil }
    guard let number = node.wholeNumber, range.contains(number) else {
      let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
      diagnostics.append(diagnostic(.outOfRange(key: key, expected: expected), at: node))
      return nil
    }
    return number
  }

  mutating func date(_ key: String) -> CalendarDate? {
    note(key, .date, isRequired: true)
    guard let node = required(key), let text = text(node, key: key) else { return nil }
    guard let date = CalendarDate(iso8601: text) else {
      diagnostics.append(diagnostic(.notADate(text), at: node))
      return nil
    }
    return date
  }

  /// One of a closed set of names.
  package mutating func name(_ key: String, of kind: String, among names: [String]) -> String? {
    note(key, .name(kind: kind, among: names), isRequired: true)
    guard let node = required(key), let text = text(node, key: key) else { return nil }
    return checked(text, kind: kind, names: names, at: node)
  }

  mutating func optionalName(_ key: String, of kind: String, among names: [String]) -> String? {
    note(key, .name(kind: kind, among: names))
    return node(key) == nil ? nil : name(key, of: kind, among: names)
  }

  /// Names of a closed set; empty where the key is absent.
  package mutating func names(_ key: String, of kind: String, among names: [String]) -> [String] {
    note(key, .list(.name(kind: kind, among: names)))
    return items(key, expected: "a list of names").compactMap { node in
      text(node, key: key).flatMap { checked($0, kind: kind, names: names, at: node) }
    }
  }

  /// Mappings in a sequence; empty where the key is absent. Each is finished after `read`.
  ///
  /// - Parameter count: how many there have to be. Where one is needed, none is reported; any other wrong
  ///   number is for the caller.
  package mutating func records<Value>(
    _ key: String, count: ClosedRange<Int> = 0...Int.max, _ read: (inout Record) -> Value
  ) -> [Value] {
    if let schema {
      let (item, value) = described(read)
      schema.note(key, .list(item, count: count), isRequired: count.lowerBound > 0)
      return [value]
    }
    let items = items(key, expected: "a list")
    if count.lowerBound > 0, items.isEmpty { report(.missingKey(key), at: key) }
    return items.compactMap { item($0, of: key, read) }
  }

  /// A sequence of texts and mappings, in their order; empty where the key is absent.
  mutating func entries<Value>(
    _ key: String, text read: (String, Place) -> Value, record readRecord: (inout Record) -> Value
  ) -> [Value] {
    if let schema {
      let (item, value) = described(readRecord)
      schema.note(key, .list(.either(.text(), item)))
      return [value]
    }
    return items(key, expected: "a list").compactMap { node in
      if case .scalar = node { return text(node, key: key).map { read($0, place(of: node)) } }
      return item(node, of: key, readRecord)
    }
  }

  /// A mapping in a sequence, finished after `read`; nil, with a fault, where it is none.
  private mutating func item<Value>(
    _ node: YAMLNode, of key: String, _ read: (inout Record) -> Value
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
  package mutating func record<Value>(_ key: String, _ read: (inout Record) -> Value) -> Value? {
    if let schema {
      let (mapping, value) = described(read)
      schema.note(key, mapping)
      return value
    }
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
    textPairs(key, of: kind, among: names).compactMap { pair in
      if names.contains(pair.name) { return (pair.name, pair.text) }
      let fault = Fault.unknownValue(pair.name, kind: kind, known: names)
      diagnostics.append(pair.namePlace.diagnostic(fault))
      return nil
    }
  }

  /// Texts with a text each; empty where the key is absent.
  ///
  /// - Parameter names: the only right ones, for a schema; checking them is for the caller.
  package mutating func textPairs(
    _ key: String, of kind: String? = nil, among names: [String]? = nil
  )
    -> [(name: String, text: String, namePlace: Place, textPlace: Place)]
  {
    note(key, .pairs(kind: kind, names: names, .text()))
    guard let node = node(key) else { return [] }
    guard case .mapping(let mapping) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "keys with values"), at: node))
      return []
    }
    return mapping.pairs.compactMap { pair in
      guard let name = text(pair.key, key: key), let value = text(pair.value, key: name) else {
        return nil
      }
      return (name, value, place(of: pair.key), place(of: pair.value))
    }
  }

  /// Names with a name each, both of closed sets; empty where the key is absent.
  mutating func namePairs(
    _ key: String, of kind: String, among names: [String], valuesAmong values: [String]
  ) -> [(name: String, value: String)] {
    note(key, .pairs(kind: kind, names: names, .name(kind: "value", among: values)))
    guard let node = node(key) else { return [] }
    guard case .mapping(let mapping) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "keys with values"), at: node))
      return []
    }
    return mapping.pairs.compactMap { pair in
      guard let name = text(pair.key, key: key), let value = text(pair.value, key: name),
        let name = checked(name, kind: kind, names: names, at: pair.key),
        let value = checked(value, kind: "value", names: values, at: pair.value)
      else { return nil }
      return (name, value)
    }
  }

  /// A fault at a key's value, or at the record where the key is absent.
  package mutating func report(_ fault: Fault, at key: String, notes: [Diagnostic.Note] = []) {
    diagnostics.append(place(of: key).diagnostic(fault, notes: notes))
  }

  mutating func report(_ fault: Fault, at place: Place, notes: [Diagnostic.Note] = []) {
    diagnostics.append(place.diagnostic(fault, notes: notes))
  }

  /// Where a key's value stands, or the record where the key is absent.
  package mutating func place(of key: String) -> Place { place(of: node(key)) }

  /// The line of the file on which the record starts.
  var line: Int { (mark?.line ?? 1) + firstLine - 1 }

  // MARK: Describing

  private func note(
    _ key: String, _ value: @autoclosure () -> ValueSchema, isRequired: Bool = false
  ) {
    schema?.note(key, value(), isRequired: isRequired)
  }

  private func described<Value>(_ read: (inout Record) -> Value) -> (ValueSchema, Value) {
    let schema = MappingSchema()
    var record = Record(describedIn: schema, file: file)
    let value = read(&record)
    return (.mapping(schema), value)
  }

  // MARK: Looking

  mutating func node(_ key: String) -> YAMLNode? {
    if !known.contains(key) { known.append(key) }
    return names.firstIndex(of: key).map { pairs[$0].value }
  }

  mutating func required(_ key: String) -> YAMLNode? {
    if let node = node(key) { return node }
    diagnostics.append(diagnostic(.missingKey(key), at: nil))
    return nil
  }

  private mutating func items(_ key: String, expected: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: expected), at: node))
      return []
    }
    return sequence.items
  }

  private mutating func text(_ node: YAMLNode, key: String) -> String? {
    guard case .scalar(let scalar) = node else {
      diagnostics.append(diagnostic(.wrongType(key: key, expected: "a text"), at: node))
      return nil
    }
    if let control = scalar.string.firstControl {
      diagnostics.append(diagnostic(.controlCharacter(control), at: node))
      return nil
    }
    let text = scalar.string.trimmingWhitespace()
    if text.isEmpty || scalar.isNull {
      diagnostics.append(diagnostic(.emptyValue(key: key), at: node))
      return nil
    }
    if let fault = file.commentCutting(scalar, line: line(node), column: node.mark.column) {
      diagnostics.append(fault)
      return nil
    }
    return text
  }

  private mutating func checked(_ name: String, kind: String, names: [String], at node: YAMLNode)
    -> String?
  {
    if names.contains(name) { return name }
    diagnostics.append(diagnostic(.unknownValue(name, kind: kind, known: names), at: node))
    return nil
  }

  private func line(_ node: YAMLNode) -> Int {
    node.mark.line + firstLine - 1
  }

  private func diagnostic(_ fault: Fault, at node: YAMLNode?) -> Diagnostic {
    place(of: node).diagnostic(fault)
  }

  func place(of node: YAMLNode?) -> Place {
    guard let node else { return file.place(line: line, column: mark?.column ?? 1) }
    return file.place(line: line(node), column: node.mark.column)
  }
}
