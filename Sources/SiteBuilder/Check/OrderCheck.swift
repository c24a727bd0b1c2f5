import Content
import Diagnostics
import Etiquette

/// Finds guidelines that claim the same place in the guide, or the same part in a letter.
struct OrderCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    duplicates("order") { String($0.order) } + duplicates("part") { $0.part?.rawValue }
  }

  private func duplicates(_ key: String, _ claim: (Guideline) -> String?) -> [Diagnostic] {
    var holders: [String: GuidelinePage] = [:]
    var found: [Diagnostic] = []
    for page in edition.guidelines.sorted(by: { $0.body.file.path < $1.body.file.path }) {
      guard let claimed = claim(page.guideline) else { continue }
      if let holder = holders[claimed] {
        let other = holder.body.file.diagnostic(.missingKey(key), atKey: key).location
        found.append(
          page.body.file.diagnostic(
            .duplicateName(claimed, kind: key), atKey: key, notes: [.isThereAlready(at: other)]))
      } else {
        holders[claimed] = page
      }
    }
    return found
  }
}
