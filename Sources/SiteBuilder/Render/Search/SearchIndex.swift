import Etiquette

/// Which letters have which words, in their titles and anywhere.
struct SearchIndex {
  /// In the order of their words, each word once.
  private(set) var entries: [Entry] = []
  let letterCount: Int

  struct Entry {
    /// In UTF-16.
    let word: ArraySlice<UInt16>
    /// The numbers of the letters that have the word, in order.
    let anywhere: [Int]
    /// Those that have it in their title.
    let inTitle: [Int]
  }

  /// A letter as searches see it.
  struct Source {
    let title: String
    /// All else, made when it is needed, because all letters together are much to hold.
    let text: () -> String
  }

  init(_ letters: [Letter], terms: Terms) {
    self.init(
      letters.map { letter in
        Source(title: letter.title) {
          letter.summary + "\n" + letter.plainText(filledBy: terms.bracketed)
        }
      })
  }

  init(_ sources: [Source]) {
    letterCount = sources.count
    var numbers = WordNumbers()
    var words = SearchWords()
    var anywhere: [[Int]] = []
    var inTitle: [[Int]] = []
    for (letter, source) in sources.enumerated() {
      func note(_ text: String, in lists: inout [[Int]]) {
        words.forEach(in: text) { word in
          let number = numbers.number(of: word)
          if number == lists.count { lists.append([]) }
          if lists[number].last != letter { lists[number].append(letter) }
        }
      }
      note(source.title, in: &anywhere)
      note(source.text(), in: &anywhere)
      inTitle += Array(repeating: [], count: anywhere.count - inTitle.count)
      note(source.title, in: &inTitle)
    }
    entries = (0..<numbers.count).sorted {
      numbers[$0].lexicographicallyPrecedes(numbers[$1])
    }.map { Entry(word: numbers[$0], anywhere: anywhere[$0], inTitle: inTitle[$0]) }
  }
}
