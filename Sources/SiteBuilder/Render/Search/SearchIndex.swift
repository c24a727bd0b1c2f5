import Content
import Etiquette

/// Which letters and pages have which words, in their titles and anywhere.
struct SearchIndex {
  /// In the order of their words, each word once.
  private(set) var entries: [Entry] = []
  /// Of letters and pages.
  let count: Int

  struct Entry {
    /// In UTF-16.
    let word: ArraySlice<UInt16>
    /// The numbers of the letters and pages that have the word, in order.
    let anywhere: [Int]
    /// Those that have it in their title.
    let inTitle: [Int]

    /// Those that have the word, but not in their title.
    var outsideOfTitle: [Int] {
      var titles = inTitle[...]
      return anywhere.filter { number in
        guard titles.first == number else { return true }
        titles.removeFirst()
        return false
      }
    }
  }

  /// A letter or page as searches see it.
  struct Source {
    /// And what readers call it.
    let title: String
    /// All else, made when it is needed, because all letters together are much to hold.
    let text: () -> String
  }

  /// All letters in reading order, and after them the pages.
  init(_ letters: [Letter], pages: [SearchedPage], terms: Terms) {
    let letters = letters.map { letter in
      Source(title: ([letter.title] + letter.keywords).joined(separator: "\n")) {
        letter.summary + "\n" + letter.plainText(filledBy: terms.bracketed)
      }
    }
    self.init(letters + pages.map { Source(title: $0.title, text: $0.text) })
  }

  init(_ sources: [Source]) {
    count = sources.count
    var numbers = WordNumbers()
    var words = SearchWords()
    var anywhere: [[Int]] = []
    var inTitle: [[Int]] = []
    for (place, source) in sources.enumerated() {
      func note(_ text: String, in lists: inout [[Int]]) {
        words.forEach(in: text) { word in
          let number = numbers.number(of: word)
          if number == lists.count { lists.append([]) }
          if lists[number].last != place { lists[number].append(place) }
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
