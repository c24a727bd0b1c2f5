/// A phrase of the lists: a few words in a row, of which the last may be only the start of one.
struct PhrasePattern: Sendable {
  /// The numbers of its whole words.
  fileprivate let words: [Int]
  /// How its last word begins, where the phrase ends in `*`, which stands for any ending.
  fileprivate let opening: [UInt16]?
  /// The phrase begins with `*`, which stands for any words before it.
  let isEnd: Bool

  init(_ phrase: String, numbers: inout WordNumbers) {
    var letters = WordNumbers.letters(of: phrase)
    opening = phrase.hasSuffix("*") ? letters.popLast() : nil
    words = letters.map { numbers.add($0) }
    isEnd = phrase.hasPrefix("*")
  }

  /// How many words it has.
  var count: Int { opening == nil ? words.count : words.count + 1 }

  /// Whether the words from `start` on, before `end`, begin with the phrase, or end with one that is an end.
  func fits(_ text: TextWords, from start: Int, before end: Int) -> Bool {
    let first = isEnd ? max(start, end - count) : start
    guard first >= 0, first + count <= end else { return false }
    for offset in words.indices where text[first + offset].number != words[offset] { return false }
    guard let opening else { return true }
    return text.letters(of: text[first + words.count]).starts(with: opening)
  }

  func begins(_ text: TextWords, in range: Range<Int>) -> Bool {
    fits(text, from: range.lowerBound, before: range.upperBound)
  }

  func ends(_ text: TextWords, in range: Range<Int>) -> Bool {
    count <= range.count
      && fits(text, from: range.upperBound - count, before: range.upperBound)
  }
}

/// Phrases by their first words, so that most words are no beginning of any without a comparison.
struct PhraseList: Sendable {
  private var byFirst: [Int: [PhrasePattern]] = [:]
  /// Those that words without a number can begin.
  private var open: [PhrasePattern] = []

  init(_ phrases: [String], numbers: inout WordNumbers) {
    for phrase in phrases {
      let pattern = PhrasePattern(phrase, numbers: &numbers)
      if let first = pattern.words.first, !pattern.isEnd {
        byFirst[first, default: []].append(pattern)
      } else {
        open.append(pattern)
      }
    }
  }

  /// Whether a phrase for which the condition holds stands at the start of a range of words.
  func begins(
    _ text: TextWords, in range: Range<Int>,
    where condition: (PhrasePattern) -> Bool = { _ in true }
  ) -> Bool {
    func fits(_ pattern: PhrasePattern) -> Bool {
      pattern.begins(text, in: range) && condition(pattern)
    }
    if !range.isEmpty, let first = text[range.lowerBound].number,
      byFirst[first]?.contains(where: fits) == true
    {
      return true
    }
    return !open.isEmpty && open.contains(where: fits)
  }
}

/// What `etiquette.yaml` says, and what it says of the parts of a letter, ready to be compared with its words.
///
/// It is a class because every step of a check asks it.
final class LetterRules: Sendable {
  struct Attribution: Sendable {
    let starts: PhrasePattern
    let ends: PhrasePattern
    /// The words that such a line has somewhere, and a number as well.
    let contains: PhrasePattern

    /// - Parameter range: the words of a line that starts so and ends with a colon.
    func fits(_ text: TextWords, in range: Range<Int>) -> Bool {
      ends.ends(text, in: range)
        && range.contains { contains.fits(text, from: $0, before: range.upperBound) }
        && (contains.count == 0
          || range.contains { text.letters(of: text[$0]).first == 0x30 })
    }
  }

  /// The words after which a name is looked for, and those that are none.
  struct Names: Sendable {
    let after: Set<Int>
    let ignored: Set<Int>
  }

  let lists: CheckLists
  let examined: Int
  let greeting: GreetingRule
  let signOff: SignOffRule
  /// Of the words that are meant by all numbers here.
  let numbers: WordNumbers
  /// Without words where there is none.
  let subjectLabel: PhrasePattern
  let greetings: PhraseList
  let introductions: PhraseList
  let signOffs: PhraseList
  let attributions: [Attribution]
  let dividers: PhraseList
  let headers: Set<[UInt16]>
  let devices: PhraseList
  let footers: PhraseList
  let abbreviations: Set<Int>
  let connectors: PhraseList
  let longSentences: LongSentenceRule
  /// Words with a capital that are no names. If there are none, capitals tell nothing, as in German.
  let capitalized: Set<Int>
  /// What the model is not given of a word that begins so; the first that fits is taken off.
  let prefixes: [[UInt16]]
  /// The words of a subject line that name neither a role nor a person.
  let namelessInSubject: Set<Int>
  /// Of the flags that look for names, by id.
  let names: [String: Names]

  init(_ lists: CheckLists) {
    self.lists = lists
    examined = lists.examined
    greeting = lists.greeting
    signOff = lists.signOff
    var numbers = WordNumbers()
    subjectLabel = PhrasePattern(lists.subject.label ?? "", numbers: &numbers)
    greetings = PhraseList(lists.greeting.cues, numbers: &numbers)
    introductions = PhraseList(lists.greeting.introductions, numbers: &numbers)
    signOffs = PhraseList(lists.signOff.cues, numbers: &numbers)
    attributions = lists.setAside.attributions.map {
      Attribution(
        starts: PhrasePattern($0.starts, numbers: &numbers),
        ends: PhrasePattern($0.ends ?? "", numbers: &numbers),
        contains: PhrasePattern($0.contains ?? "", numbers: &numbers))
    }
    dividers = PhraseList(lists.setAside.dividers, numbers: &numbers)
    headers = Set(lists.setAside.headers.map(TextUnits.letters))
    devices = PhraseList(lists.setAside.devices, numbers: &numbers)
    footers = PhraseList(lists.setAside.footers, numbers: &numbers)
    abbreviations = numbers.add(lists.abbreviations)
    connectors = PhraseList(lists.connectors, numbers: &numbers)
    longSentences = lists.longSentences
    capitalized = numbers.add(lists.capitalized)
    prefixes = lists.prefixes.map(TextUnits.letters)
    namelessInSubject = numbers.add(lists.subject.ignored)
    var names: [String: Names] = [:]
    for flag in lists.flags {
      guard case .twoNames(let after, let ignored) = flag.finder else { continue }
      names[flag.id] = Names(
        after: numbers.add(after), ignored: numbers.add(ignored))
    }
    self.names = names
    self.numbers = numbers
  }
}

extension WordNumbers {
  fileprivate mutating func add(_ words: some Sequence<String>) -> Set<Int> {
    Set(words.map { add(TextUnits.letters(of: $0)) })
  }

  /// The letters of each word of a phrase.
  fileprivate static func letters(of phrase: String) -> [[UInt16]] {
    let text = TextUnits(phrase, limit: .max - 1)
    return text.tokens().map { text.word($0.range) }
  }
}
