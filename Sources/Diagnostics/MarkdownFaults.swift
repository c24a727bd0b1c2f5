// Faults of Markdown that nearly is: what readers would see as signs.
extension Fault {
  private static func nearMiss(_ message: String, fix: String) -> Fault {
    Fault(
      .markdownNearMiss, message,
      fix: fix + "; where readers are to see it as it stands, put a backslash before it")
  }

  package static var headingWithoutSpace: Fault {
    nearMiss("this is no heading: there is no space behind `#`", fix: "write `## ` and the heading")
  }

  package static func invisibleInMarkup(_ sign: String) -> Fault {
    nearMiss(
      "an invisible character beside `\(sign)` keeps it from being markup",
      fix: "delete the space and whatever is around it, and type a plain space")
  }

  package static func foreignBullet(_ bullet: String) -> Fault {
    nearMiss("`\(bullet)` makes no list in Markdown", fix: "begin each item with `- `")
  }

  package static var taskList: Fault {
    nearMiss("there are no task lists here", fix: "write a plain list: `- `")
  }

  package static var spaceInLink: Fault {
    nearMiss(
      "this is no link: a space parts its text from its address", fix: "write `[text](/address/)`")
  }

  package static var unreadLink: Fault {
    nearMiss(
      "this is no link: its address has a space in it, or does not end",
      fix: "write `[text](/address/)`, and `%20` for a space in an address")
  }

  package static var undefinedLink: Fault {
    nearMiss(
      "this is no link: nothing defines where it leads",
      fix: "write `[text](/address/)`, or a line `[label]: /address/` for it")
  }

  package static var footnote: Fault {
    nearMiss(
      "there are no footnotes here", fix: "say it in the text, or name a source under `sources`")
  }

  package static var strikethrough: Fault {
    nearMiss("`~~` strikes nothing out here", fix: "leave out what does not hold")
  }

  package static var unreadEmphasis: Fault {
    nearMiss(
      "these asterisks open or close nothing",
      fix: "put them directly at the first and the last letter of the words, outside of quotes and "
        + "punctuation, and close what you open")
  }

  package static var markdownTable: Fault {
    nearMiss(
      "there are no tables here", fix: "write a list, or a heading with a paragraph for each row")
  }

  package static func unknownEntity(_ entity: String) -> Fault {
    nearMiss(
      "`\(entity)` is no character that HTML knows by this name",
      fix: "type the character itself, or write the name with `;` at its end")
  }
}
