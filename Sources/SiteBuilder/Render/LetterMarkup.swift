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
    var html = ""
    for paragraph in letter.paragraphs {
      html += "<p>"
      var previous: Sentence?
      for sentence in paragraph {
        if let previous {
          switch letter.separator(between: previous, and: sentence) {
          case "\n": html += "<br />\n"
          case "": break
          default: html += "\n"
          }
        }
        html += self.html(sentence)
        previous = sentence
      }
      html += "</p>\n"
    }
    return html
  }

  /// The text of a reply, so that the form fills it in as it does a letter: a paragraph is one sentence
  /// that carries out no guideline.
  func html(_ reply: Reply) -> String {
    reply.paragraphs.map { paragraph in
      let lines = html(paragraph).replacing("\n", with: "<br />\n")
      return "<p>\(opening(roles: [.logistics]))\(lines)</span></p>\n"
    }.joined()
  }

  /// A text with its blanks marked: `<span class="blank" data-field="…">[placeholder]</span>`.
  func html(_ text: BlankedText) -> String {
    text.segments.map { segment in
      switch segment {
      case .text(let text): text.escapedForHTML
      case .blank(let id):
        "<span class=\"blank\" data-field=\"\(id.rawValue.escapedForHTML)\">"
          + "\(terms.bracketed(id).escapedForHTML)</span>"
      }
    }.joined()
  }

  private func html(_ sentence: Sentence) -> String {
    var html = opening(roles: sentence.roles, isOptional: sentence.isOptional)
    for (number, role) in sentence.roles.enumerated() {
      html += label(
        of: role,
        pause: strings.text(
          number == sentence.roles.count - 1
            ? StringTable.labelSeparator : StringTable.listSeparator))
    }
    return html + self.html(sentence.text) + "</span>"
  }

  private func opening(roles: [Role], isOptional: Bool = false) -> String {
    let names = roles.map(\.name).joined(separator: " ").escapedForHTML
    return "<span class=\"sentence\" data-role=\"\(names)\"\(isOptional ? " data-optional" : "")>"
  }

  /// A label is hidden until a style sheet shows it, so that no browser that takes none mixes labels
  /// into the letter. What parts it from what follows is in it, for who hears the page, and what is
  /// left without the labels is exactly the letter.
  private func label(of role: Role, pause: String) -> String {
    "<span class=\"role\" data-role=\"\(role.name.escapedForHTML)\" hidden>"
      + "\(terms.label(of: role).escapedForHTML)<span class=\"pause\">\(pause.escapedForHTML)</span></span>"
  }
}
