import CommonMark
import Content
import Etiquette
import Themes

/// Letters and other texts with blanks as HTML: the only code that marks sentences, roles and blanks,
/// of which the form in the browser is made.
struct LetterMarkup {
  let terms: Terms
  /// What stands between the names of several roles, and after the last.
  let strings: StringTable

  /// A paragraph for each of the letter's, and in it
  /// `<span class="sentence" data-role="…"><span class="role" data-role="…" hidden>Label<span
  /// class="pause">: </span></span>…</span>` for each sentence.
  func html(_ letter: Letter) -> String {
    var html: [UInt8] = []
    for paragraph in letter.paragraphs {
      html += "<p>".utf8
      var previous: Sentence?
      for sentence in paragraph {
        if let previous {
          switch letter.separator(between: previous, and: sentence) {
          case "\n": html += "<br />\n".utf8
          case "": break
          default: html.append(UInt8(ascii: "\n"))
          }
        }
        append(sentence, to: &html)
        previous = sentence
      }
      html += "</p>\n".utf8
    }
    return String(decoding: html, as: UTF8.self)
  }

  /// The text of a reply, so that the form fills it in as it does a letter: a paragraph is one sentence
  /// that carries out no guideline.
  func html(_ reply: Reply) -> String {
    reply.paragraphs.map { paragraph in
      var opening: [UInt8] = []
      appendOpening(roles: [.logistics], to: &opening)
      let lines = html(paragraph).replacing("\n", with: "<br />\n")
      return "<p>\(String(decoding: opening, as: UTF8.self))\(lines)</span></p>\n"
    }.joined()
  }

  /// A text with its blanks marked: `<span class="blank" data-field="…">[placeholder]</span>`.
  func html(_ text: BlankedText) -> String {
    var html: [UInt8] = []
    append(text, to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  private func append(_ text: BlankedText, to html: inout [UInt8]) {
    for segment in text.segments {
      switch segment {
      case .text(let text): html.append(escaping: text)
      case .blank(let id):
        html += "<span class=\"blank\" data-field=\"".utf8
        html.append(escaping: id.rawValue)
        html += "\">".utf8
        html.append(escaping: terms.bracketed(id))
        html += "</span>".utf8
      }
    }
  }

  private func append(_ sentence: Sentence, to html: inout [UInt8]) {
    appendOpening(roles: sentence.roles, isOptional: sentence.isOptional, to: &html)
    for (number, role) in sentence.roles.enumerated() {
      let isLast = number == sentence.roles.count - 1
      let pause = strings.text(isLast ? StringTable.labelSeparator : StringTable.listSeparator)
      appendLabel(of: role, pause: pause, to: &html)
    }
    append(sentence.text, to: &html)
    html += "</span>".utf8
  }

  private func appendOpening(roles: [Role], isOptional: Bool = false, to html: inout [UInt8]) {
    html += "<span class=\"sentence\" data-role=\"".utf8
    for (number, role) in roles.enumerated() {
      if number > 0 { html.append(UInt8(ascii: " ")) }
      html.append(escaping: role.name)
    }
    html += (isOptional ? "\" data-optional>" : "\">").utf8
  }

  /// A label is hidden until a style sheet shows it, so that no browser that takes none mixes labels
  /// into the letter. What parts it from what follows is in it, for who hears the page, and what is
  /// left without the labels is exactly the letter.
  private func appendLabel(of role: Role, pause: String, to html: inout [UInt8]) {
    html += "<span class=\"role\" data-role=\"".utf8
    html.append(escaping: role.name)
    html += "\" hidden>".utf8
    html.append(escaping: terms.label(of: role))
    html += "<span class=\"pause\">".utf8
    html.append(escaping: pause)
    html += "</span></span>".utf8
  }
}
