/// What a build is doing, told as it goes on, so that whoever waits for it can see.
package struct BuildProgress: Sendable, Equatable {
  package let stage: BuildStage
  /// How much of the stage is done, and of how much: files or pages. Both are 0 where nothing is
  /// counted.
  package let done: Int
  package let total: Int

  package init(_ stage: BuildStage, done: Int = 0, of total: Int = 0) {
    self.stage = stage
    self.done = done
    self.total = total
  }
}

/// The stages of a build, in their order.
package enum BuildStage: String, CaseIterable, Sendable {
  /// Files into memory.
  case load
  /// Files into typed content, and a theme that has been checked.
  case read
  /// Every address.
  case plan
  /// What only all of the content together shows.
  case check
  case render
  /// What only the pages show.
  case inspect
  case publish
}
