import Content
import Diagnostics
import Etiquette

/// Holds all letters of an edition together to `style.yaml`, where it has one.
struct StyleCheck {
  let edition: Edition

  /// The most letters that are named for a limit.
  private static let mostNamed = 5

  func diagnostics() -> [Diagnostic] {
    guard let guide = edition.style else { return [] }
    return edition.styleFigures.filter { !$0.isWithinBound }.map { figure in
      let letters = figure.letters.compactMap { edition.letterPages[$0] }.prefix(Self.mostNamed)
      return guide.place(of: figure.subject).diagnostic(
        .styleLimit(figure),
        notes: letters.map {
          .isCounted(for: figure.subject, at: SourceLocation(path: $0.file.path))
        })
    }
  }
}

/// The figures of an edition for what its `style.yaml` asks.
package struct StyleReport: Sendable {
  /// Of `style.yaml`, relative to the source folder.
  package let path: String
  package let letterCount: Int
  package let figures: [StyleFigure]

  init?(of edition: Edition) {
    guard let guide = edition.style else { return nil }
    path = guide.file.path
    letterCount = edition.gallery.letters.count
    figures = edition.styleFigures
  }
}
