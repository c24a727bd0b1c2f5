/// Finds guidelines that claim the same place in the guide.
struct OrderCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    var holders: [Int: GuidelinePage] = [:]
    var found: [Diagnostic] = []
    for page in edition.guidelines.sorted(by: { $0.body.file.path < $1.body.file.path }) {
      let order = page.guideline.order
      if let holder = holders[order] {
        let other = holder.body.file.diagnostic(.missingKey("order"), atKey: "order").location
        found.append(
          page.body.file.diagnostic(
            .duplicateName(String(order), kind: "order"), atKey: "order",
            notes: [.isThereAlready(at: other)]))
      } else {
        holders[order] = page
      }
    }
    return found
  }
}
