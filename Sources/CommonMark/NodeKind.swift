import CCMark

extension Node {
  /// What a node is, with the data that only this kind has (CommonMark 0.30, 4 to 6).
  public enum Kind: Sendable, Equatable {
    case document
    case blockQuote
    /// `start` is the number of the first item, 0 for a bullet list; in a tight list paragraphs are
    /// rendered without `<p>`.
    case list(isOrdered: Bool, start: Int, isTight: Bool)
    case item
    /// `info` is the info string of a fenced block, empty for an indented one.
    case codeBlock(info: String)
    case htmlBlock
    case customBlock
    case paragraph
    case heading(level: Int)
    case thematicBreak
    case text
    case softBreak
    case lineBreak
    case code
    case htmlInline
    case customInline
    case emphasis
    case strong
    /// Escapes and entities in `destination` and `title` are resolved; `title` is empty for none.
    case link(destination: String, title: String)
    /// Escapes and entities in `destination` and `title` are resolved; `title` is empty for none.
    case image(destination: String, title: String)
  }

  public var kind: Kind {
    withPointer { Self.blockKind(of: $0) ?? Self.inlineKind(of: $0) }
  }

  private static func blockKind(of pointer: OpaquePointer) -> Kind? {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: listKind(of: pointer)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock(info: string(cmark_node_get_fence_info(pointer)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_CUSTOM_BLOCK: .customBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: nil
    }
  }

  /// The last case is for custom inlines: cmark 0.30 has no further type.
  private static func inlineKind(of pointer: OpaquePointer) -> Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(destination: destination(of: pointer), title: title(of: pointer))
    case CMARK_NODE_IMAGE: .image(destination: destination(of: pointer), title: title(of: pointer))
    default: .customInline
    }
  }

  private static func listKind(of pointer: OpaquePointer) -> Kind {
    .list(
      isOrdered: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST,
      start: Int(cmark_node_get_list_start(pointer)),
      isTight: cmark_node_get_list_tight(pointer) != 0
    )
  }

  private static func destination(of pointer: OpaquePointer) -> String {
    string(cmark_node_get_url(pointer))
  }

  private static func title(of pointer: OpaquePointer) -> String {
    string(cmark_node_get_title(pointer))
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
