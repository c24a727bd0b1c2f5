import Content
import Diagnostics
import Etiquette

/// Finds letters that are followed by one which this build leaves out.
struct FollowUpCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    edition.gallery.letters.compactMap { letter in
      guard let next = letter.followUp, edition.gallery[next] == nil,
        let page = edition.letterPages[letter.id]
      else { return nil }
      return page.file.diagnostic(.draftFollowUp(next.rawValue), atKey: "followUp")
    }
  }
}
