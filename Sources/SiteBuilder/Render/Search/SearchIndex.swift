import Content
import Etiquette

/// Which letters and pages have which words, in their titles and anywhere, and which words people type
/// who want one.
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
    /// The letters and replies that people want who type the word, by its level for each, from 1; no more
    /// levels than there are.
    let typed: [[Int]]

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
    /// What people type who want just that.
    var typed: [LearnedSearches.Word] = []
  }

  /// All letters in reading order, and after them the pages.
  ///
  /// - Parameter typed: what people type, by the id of a letter or the path of a reply.
  init(
    _ letters: [Letter], pages: [SearchedPage], terms: Terms,
    typed: [String: [LearnedSearches.Word]] = [:]
  ) {
    let letters = letters.map { letter in
      Source(
        title: ([letter.title] + letter.keywords).joined(separator: "\n"),
        text: { letter.summary + "\n" + letter.plainText(filledBy: terms.bracketed) },
        typed: typed[letter.id.rawValue] ?? [])
    }
    let pages = pages.map { page in
      Source(title: page.title, text: page.text, typed: page.path.flatMap { typed[$0] } ?? [])
    }
    self.init(letters + pages)
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
          while lists.count <= number { lists.append([]) }
          if lists[number].last != place { lists[number].append(place) }
        }
      }
      note(source.title, in: &anywhere)
      note(source.text(), in: &anywhere)
      note(source.title, in: &inTitle)
    }
    var typed: [[[Int]]] = []
    for (place, source) in sources.enumerated() {
      for word in source.typed {
        words.forEach(in: word.text) { units in
          let number = numbers.number(of: units)
          while typed.count <= number { typed.append([]) }
          while typed[number].count < word.level { typed[number].append([]) }
          typed[number][word.level - 1].append(place)
        }
      }
    }
    func list(_ number: Int, of lists: [[Int]]) -> [Int] {
      number < lists.count ? lists[number] : []
    }
    entries = (0..<numbers.count).sorted {
      numbers[$0].lexicographicallyPrecedes(numbers[$1])
    }.map { number in
      Entry(
        word: numbers[number], anywhere: list(number, of: anywhere),
        inTitle: list(number, of: inTitle), typed: number < typed.count ? typed[number] : [])
    }.filter { !$0.anywhere.isEmpty || !$0.typed.isEmpty }
  }
}
