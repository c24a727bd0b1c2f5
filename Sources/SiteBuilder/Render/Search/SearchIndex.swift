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

  init(_ letters: [Letter], terms: Terms) {
    letterCount = letters.count
    var numbers = WordNumbers()
    var words = SearchWords()
    var anywhere: [[Int]] = []
    var inTitle: [[Int]] = []
    for (letter, source) in letters.enumerated() {
      func note(_ text: String, in lists: inout [[Int]]) {
        words.forEach(in: text) { word in
          let number = numbers.number(of: word)
          if number == lists.count { lists.append([]) }
          if lists[number].last != letter { lists[number].append(letter) }
        }
      }
      for text in [source.title, source.summary, source.plainText(filledBy: terms.bracketed)] {
        note(text, in: &anywhere)
      }
      inTitle += Array(repeating: [], count: anywhere.count - inTitle.count)
      note(source.title, in: &inTitle)
    }
    entries = (0..<numbers.count).sorted {
      numbers[$0].lexicographicallyPrecedes(numbers[$1])
    }.map { Entry(word: numbers[$0], anywhere: anywhere[$0], inTitle: inTitle[$0]) }
  }
}
