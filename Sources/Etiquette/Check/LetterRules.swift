/// A phrase of the lists: a few words in a row, of which the last may be only the start of one.
struct PhrasePattern: Sendable {
  let words: [Word]
  /// The phrase ends in `*`, which stands for any ending.
  let isOpen: Bool
  /// The phrase begins with `*`, which stands for any words before it.
  let isEnd: Bool

  init(_ phrase: String) {
    words = Self.words(of: phrase)
    isOpen = phrase.hasSuffix("*")
    isEnd = phrase.hasPrefix("*")
  }

  static func words(of phrase: String) -> [Word] {
    let text = TextUnits(phrase, limit: .max - 1)
    return text.tokens().map { text.word($0.range) }
  }

  /// Whether the words from `start` on, before `end`, begin with the phrase, or end with one that is an end.
  func fits(_ found: [Word], from start: Int, before end: Int) -> Bool {
    let first = isEnd ? max(start, end - words.count) : start
    guard first >= 0, first + words.count <= end else { return false }
    for (offset, word) in words.enumerated() {
      let other = found[first + offset]
      let isStart = isOpen && offset == words.count - 1
      if isStart ? !other.starts(with: word) : other != word { return false }
    }
    return true
  }

  func begins(_ found: [Word]) -> Bool {
    fits(found, from: 0, before: found.count)
  }

  func ends(_ found: [Word]) -> Bool {
    fits(found, from: found.count - words.count, before: found.count)
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

    /// - Parameter words: of a line that starts so and ends with a colon.
    func fits(_ words: [Word]) -> Bool {
      ends.ends(words)
        && words.indices.contains { contains.fits(words, from: $0, before: words.count) }
        && (contains.words.isEmpty || words.contains { $0.first == 0x30 })
    }
  }

  /// The words after which a name is looked for, and those that are none.
  struct Names: Sendable {
    let after: Set<Word>
    let ignored: Set<Word>
  }

  let lists: CheckLists
  let examined: Int
  let greeting: GreetingRule
  let signOff: SignOffRule
  /// Without words where there is none.
  let subjectLabel: PhrasePattern
  let greetings: [PhrasePattern]
  let introductions: [PhrasePattern]
  let signOffs: [PhrasePattern]
  let attributions: [Attribution]
  let dividers: [PhrasePattern]
  let headers: Set<Word>
  let devices: [PhrasePattern]
  let footers: [PhrasePattern]
  let abbreviations: Set<Word>
  let connectors: [PhrasePattern]
  let longSentences: LongSentenceRule
  /// Words with a capital that are no names. If there are none, capitals tell nothing, as in German.
  let capitalized: Set<Word>
  /// What the model is not given of a word that begins so; the first that fits is taken off.
  let prefixes: [Word]
  /// The words of a subject line that name neither a role nor a person.
  let namelessInSubject: Set<Word>
  /// Of the flags that look for names, by id.
  let names: [String: Names]

  init(_ lists: CheckLists) {
    self.lists = lists
    examined = lists.examined
    greeting = lists.greeting
    signOff = lists.signOff
    subjectLabel = PhrasePattern(lists.subject.label ?? "")
    greetings = lists.greeting.cues.map(PhrasePattern.init)
    introductions = lists.greeting.introductions.map(PhrasePattern.init)
    signOffs = lists.signOff.cues.map(PhrasePattern.init)
    attributions = lists.setAside.attributions.map {
      Attribution(
        starts: PhrasePattern($0.starts), ends: PhrasePattern($0.ends ?? ""),
        contains: PhrasePattern($0.contains ?? ""))
    }
    dividers = lists.setAside.dividers.map(PhrasePattern.init)
    headers = LetterRules.words(lists.setAside.headers)
    devices = lists.setAside.devices.map(PhrasePattern.init)
    footers = lists.setAside.footers.map(PhrasePattern.init)
    abbreviations = LetterRules.words(lists.abbreviations)
    connectors = lists.connectors.map(PhrasePattern.init)
    longSentences = lists.longSentences
    capitalized = LetterRules.words(lists.capitalized)
    prefixes = lists.prefixes.map(Word.init(normalizing:))
    namelessInSubject = LetterRules.words(lists.subject.ignored)
    var names: [String: Names] = [:]
    for flag in lists.flags {
      guard case .twoNames(let after, let ignored) = flag.finder else { continue }
      names[flag.id] = Names(
        after: LetterRules.words(after), ignored: LetterRules.words(ignored))
    }
    self.names = names
  }

  private static func words(_ list: some Sequence<String>) -> Set<Word> {
    Set(list.map(Word.init(normalizing:)))
  }
}
