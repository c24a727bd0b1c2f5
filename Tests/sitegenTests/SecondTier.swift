import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For what takes long and few changes can break: `scripts/test --all` runs it.
  static var onlyWhereEverythingIsTested: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["SITEGEN_TEST_EVERYTHING"] != nil,
      "scripts/test --all runs it")
  }
}
