/// A phrase of the lists: a few words in a row, of which the last may be only the start of one.
struct PhrasePattern: Sendable {
  let words: [Word]
  /// The phrase ends in `*`, which stands for any ending.
  let isOpen: Bool

  init(_ phrase: String) {
    words = Self.words(of: phrase)
    isOpen = phrase.hasSuffix("*")
  }

  static func words(of phrase: String) -> [Word] {
    let text = TextUnits(phrase, limit: .max - 1)
    return text.tokens().map { text.word($0.range) }
  }

  /// Whether the words from `start` on, before `end`, begin with the phrase.
  func fits(_ found: [Word], from start: Int, before end: Int) -> Bool {
    guard start >= 0, start + words.count <= end else { return false }
    for (offset, word) in words.enumerated() {
      let other = found[start + offset]
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
  }

  /// The words after which a name is looked for, and those that are none.
  struct Names: Sendable {
    let after: [Word]
    let ignored: [Word]
  }

  let lists: CheckLists
  let examined: Int
  let greeting: GreetingRule
  let signOff: SignOffRule
  let subjectLabel: Word?
  let greetings: [PhrasePattern]
  let introductions: [PhrasePattern]
  let signOffs: [PhrasePattern]
  let attributions: [Attribution]
  let dividers: [PhrasePattern]
  let headers: Set<Word>
  let devices: [PhrasePattern]
  let footers: [PhrasePattern]
  let abbreviations: Set<Word>
  let connectors: Set<Word>
  /// Words with a capital that are no names. If there are none, capitals tell nothing, as in German.
  let capitalized: Set<Word>
  /// The words of a subject line that name neither a role nor a person.
  let namelessInSubject: Set<Word>
  /// Of the flags that look for names, by id.
  let names: [String: Names]

  init(_ lists: CheckLists) {
    self.lists = lists
    examined = lists.examined
    greeting = lists.greeting
    signOff = lists.signOff
    subjectLabel = lists.subject.label.map { Array($0.utf16) }
    greetings = lists.greeting.cues.map(PhrasePattern.init)
    introductions = lists.greeting.introductions.map(PhrasePattern.init)
    signOffs = lists.signOff.cues.map(PhrasePattern.init)
    attributions = lists.setAside.attributions.map {
      Attribution(starts: PhrasePattern($0.starts), ends: PhrasePattern($0.ends))
    }
    dividers = lists.setAside.dividers.map(PhrasePattern.init)
    headers = LetterRules.words(lists.setAside.headers)
    devices = lists.setAside.devices.map(PhrasePattern.init)
    footers = lists.setAside.footers.map(PhrasePattern.init)
    abbreviations = LetterRules.words(lists.abbreviations)
    connectors = LetterRules.words(lists.connectors)
    capitalized = LetterRules.words(lists.capitalized)
    namelessInSubject = LetterRules.words(lists.subject.ignored)
    var names: [String: Names] = [:]
    for flag in lists.flags {
      guard case .twoNames(let after, let ignored) = flag.finder else { continue }
      names[flag.id] = Names(
        after: after.map { Array($0.utf16) }, ignored: ignored.map { Array($0.utf16) })
    }
    self.names = names
  }

  private static func words(_ list: some Sequence<String>) -> Set<Word> {
    Set(list.map { Array($0.utf16) })
  }
}
