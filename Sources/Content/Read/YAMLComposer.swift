internal import CYaml

/// Puts nodes together from what libyaml reads, which Yams brings along. Its own nodes are larger, and each is
/// made and compared with the help of Foundation.
///
/// Tags and anchors mean nothing here; an alias is refused.
final class YAMLComposer {
  /// libyaml keeps its address, which is why the composer is a class.
  private var parser = yaml_parser_t()

  enum Problem: Error {
    /// Keys that a mapping has twice, with the place of the first.
    case duplicateKeys([String], YAMLNode.Mark)
    /// It is no YAML, more than one document, or has an alias.
    case refused
  }

  /// - Returns: nil for an empty text.
  static func root(of text: String) throws(Problem) -> YAMLNode? {
    var text = text
    return try text.withUTF8 { bytes in
      Result { () throws(Problem) in try YAMLComposer(bytes).root() }
    }.get()
  }

  /// - Parameter text: what it is valid for, the composer is.
  private init(_ text: UnsafeBufferPointer<UInt8>) {
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(&parser)
  }

  private func root() throws(Problem) -> YAMLNode? {
    _ = try next()  // The start of the stream.
    guard case .structure(YAML_DOCUMENT_START_EVENT) = try next() else { return nil }
    guard let node = try node() else { throw .refused }
    _ = try next()  // The end of the document.
    guard case .structure(YAML_STREAM_END_EVENT) = try next() else { throw .refused }
    return node
  }

  // MARK: Nodes

  /// The next node; nil at the end of a collection.
  private func node() throws(Problem) -> YAMLNode? {
    switch try next() {
    case .scalar(let scalar): return .scalar(scalar)
    case .mapping(let mark):
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      while let key = try node() {
        guard let value = try node() else { throw .refused }
        pairs.append((key, value))
      }
      try checkKeys(pairs.map(\.key))
      return .mapping(.init(pairs: pairs, mark: mark))
    case .sequence(let mark):
      var items: [YAMLNode] = []
      while let item = try node() { items.append(item) }
      return .sequence(.init(items: items, mark: mark))
    case .structure(YAML_ALIAS_EVENT): throw .refused
    case .structure: return nil
    }
  }

  private func checkKeys(_ keys: [YAMLNode]) throws(Problem) {
    var names: Set<String> = []
    var twice: Set<String> = []
    for name in keys.lazy.compactMap(\.string) where !names.insert(name).inserted {
      twice.insert(name)
    }
    guard let least = twice.min(), let first = keys.first(where: { $0.string == least }) else {
      return
    }
    throw .duplicateKeys(twice.sorted(), first.mark)
  }

  // MARK: Events

  private enum Event {
    case scalar(YAMLNode.Scalar)
    case mapping(YAMLNode.Mark)
    case sequence(YAMLNode.Mark)
    /// Any other, such as the end of a collection.
    case structure(yaml_event_type_t)
  }

  private func next() throws(Problem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw .refused }
    defer { yaml_event_delete(&event) }
    let mark = YAMLNode.Mark(
      line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.plain_implicit == 1
      return .scalar(
        .init(string: String(decoding: bytes, as: UTF8.self), isPlain: isPlain, mark: mark))
    case YAML_MAPPING_START_EVENT: return .mapping(mark)
    case YAML_SEQUENCE_START_EVENT: return .sequence(mark)
    default: return .structure(event.type)
    }
  }
}
