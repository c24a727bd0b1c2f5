import CommonMark

extension Node.Kind {
  /// The CommonMark construct with its article, for a message to an editor.
  var name: String {
    switch self {
    case .document: "a document"
    case .blockQuote: "a block quote"
    case .list: "a list"
    case .item: "a list item"
    case .codeBlock: "a code block"
    case .htmlBlock, .htmlInline: "raw HTML"
    case .customBlock, .customInline: "markup"
    case .paragraph: "a paragraph"
    case .heading: "a heading"
    case .thematicBreak: "a thematic break"
    case .text: "text"
    case .softBreak, .lineBreak: "a line break"
    case .code: "code"
    case .emphasis, .strong: "emphasis"
    case .link: "a link"
    case .image: "an image"
    }
  }
}
