import Etiquette

/// The first versions of pages that are all the editor's own: each part says what belongs there.
enum NewPageText {
  static func guideline(_ name: NewName, order: Int, today: CalendarDate) -> String {
    """
    ---
    title: \(YAMLScalar.text(name.title))
    label: \(YAMLScalar.text(label(name.title)))
    order: \(order)
    # Letters need not carry it out yet. Remove this line to have those reported that do not.
    expected: false
    summary: What it asks of a letter, in one sentence.
    do:
      - One thing to do, in a short item.
    avoid:
      - One thing to leave, in a short item.
    rewrites:
      - weak: A sentence that goes against it.
        stronger: The same sentence as it should be.
        why: What makes the difference.
    exceptions:
      - A situation to which it does not apply.
    reviewed: \(today.iso8601)
    ---
    Why it matters to the person who reads the letter, and where in the letter it belongs.

    """
  }

  static func debate(_ name: NewName, today: CalendarDate) -> String {
    """
    ---
    title: \(YAMLScalar.text(name.title))
    summary: What the two sides disagree on, in one sentence.
    # A side may name `sources:`, a list of ids in sources.yaml.
    sides:
      - claim: What one side says to do.
        argument: Why, as its best advocate would put it.
      - claim: What the other side says to do.
        argument: Why, as its best advocate would put it.
    default: What the letters here do, and when to do the other.
    reviewed: \(today.iso8601)
    ---
    How readers can tell whether their own case is the exception.

    """
  }

  /// - Parameter isDraft: whether to leave it out of the site until something leads to it.
  static func page(_ name: NewName, isDraft: Bool, today: CalendarDate) -> String {
    let draft = """
      # Remove this line once another page, or `navigation` or `footer` in site.yaml, links to it.
      draft: true

      """
    return """
      ---
      title: \(YAMLScalar.text(name.title))
      summary: What the page is for, in one sentence.
      \(isDraft ? draft : "")reviewed: \(today.iso8601)
      ---
      What readers come here for, in the first sentence.

      """
  }

  static func question(_ name: NewName, theme: String, order: Int) -> String {
    """
    ---
    title: \(YAMLScalar.text(name.title))
    theme: \(theme)
    order: \(order)
    ---
    The answer in one sentence, then what it depends on.

    """
  }

  static func reply(_ name: NewName, order: Int, frame: GreetingAndClosing) -> String {
    let paragraphs = [frame.greeting, ["What to write back, in a sentence or two."], frame.closing]
    let text = paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
    return """
      ---
      title: \(YAMLScalar.text(name.title))
      summary: When they write this, in one sentence.
      order: \(order)
      theyWrite: What they write, as it might stand in their message.
      ---
      When to answer, and what to leave out.

      ```reply
      \(text)
      ```

      """
  }

  /// As much of the title as fits into the margin of a letter.
  private static func label(_ title: String) -> String {
    var label = ""
    for word in title.split(separator: " ") {
      let longer = label.isEmpty ? String(word) : "\(label) \(word)"
      if longer.count > 20 { break }
      label = longer
    }
    return label.isEmpty ? String(title.prefix(20)) : label
  }
}
