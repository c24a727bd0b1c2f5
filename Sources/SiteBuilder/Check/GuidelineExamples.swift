import Content
import Diagnostics
import Etiquette

/// Checks that the letters which a guideline names as examples have a sentence to quote.
///
/// A letter that is a draft is passed over, as everywhere.
struct GuidelineExamples {
  let library: Library

  func diagnostics() -> [Diagnostic] {
    library.editions.flatMap { edition in
      edition.guidelines.flatMap { page in
        page.examples.compactMap { edition.gallery[$0] }
          .filter { $0.sentence(carryingOut: page.guideline.id) == nil }
          .map { letter in
            page.body.file.diagnostic(
              .exampleWithoutSentence(
                letter: letter.id.rawValue, guideline: page.guideline.id.rawValue))
          }
      }
    }
  }
}
