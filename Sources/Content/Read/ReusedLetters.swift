import Diagnostics

/// The letters that a draft takes over from the one before it, because reading and checking them again
/// would come to the same.
///
/// What a letter turns into is a function of its file, of the names of all letters, and of what lies
/// outside their folders. So letters are reused where letters are all that has changed, none has come or
/// gone, and nothing was found wrong with them.
package struct ReusedLetters: Sendable {
  private let pages: [String: LetterPage]

  /// - Parameter pages: by the path of the letter's file.
  package init(_ pages: [String: LetterPage]) {
    self.pages = pages
  }

  /// - Parameter path: of the letter's file.
  package subscript(path: String) -> LetterPage? { pages[path] }
}
