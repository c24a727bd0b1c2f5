import Content
import Etiquette

/// How letters of an edition begin and end, with its own blanks: the lines of the first that has both.
struct GreetingAndClosing {
  let greeting: [String]
  let closing: [String]

  init(_ edition: Edition) {
    func lines(_ letter: Letter?, _ role: Role) -> [String] {
      letter?.sentences.filter { $0.roles == [role] }.map(\.text.source) ?? []
    }
    let letter = edition.gallery.letters.first {
      !lines($0, .greet).isEmpty && !lines($0, .close).isEmpty
    }
    greeting = lines(letter, .greet)
    closing = lines(letter, .close)
  }
}
