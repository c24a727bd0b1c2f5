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
