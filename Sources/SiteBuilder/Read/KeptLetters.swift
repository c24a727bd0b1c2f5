/// The letters that a draft takes over from the one before it, because reading and checking them again
/// would come to the same.
///
/// What a letter turns into is a function of its file, of the names of all letters, and of what lies
/// outside their folders. So letters are kept where letters are all that has changed, none has come or
/// gone, and nothing was found wrong with them.
struct KeptLetters: Sendable {
  private let pages: [String: LetterPage]

  /// Nil where no letter can be kept.
  init?(from draft: SiteDraft, in snapshot: SourceSnapshot) {
    guard let library = draft.renderer?.library else { return nil }
    let changed = snapshot.changes(since: draft.snapshot)
    let isOnlyOfLetters = changed.allSatisfy { path in
      EditionReader.isLetter(path) && snapshot.bytes(path) != nil
        && draft.snapshot.bytes(path) != nil
    }
    guard isOnlyOfLetters else { return nil }
    let others = Set(changed).union(draft.diagnostics.map(\.location.path))
    let pages = library.editions.lazy.flatMap(\.letterPages.values).map { ($0.file.path, $0) }
    self.pages = Dictionary(
      pages.filter { !others.contains($0.0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter path: of the letter's file.
  subscript(path: String) -> LetterPage? { pages[path] }
}
