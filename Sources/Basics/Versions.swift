/// The versions of the program and of the formats that other software relies on.
///
/// `docs/versions.md` says what each number promises and when it changes.
package enum Versions {
  /// Of the program, by Semantic Versioning 2.0.0; `-dev` between releases.
  package static let program = "0.1.0-dev"

  /// The repository on GitHub whose releases have the program.
  package static let repository = "kind-regrets/kind-regrets"

  /// Of the theme contract: what `theme.yaml` may have and what templates receive.
  package static let themeContract = 1

  /// Of the format of `.sitegen-manifest.json`.
  package static let manifest = 1

  /// Of the report that `--format json` writes, described by `Diagnostics/report.schema.json`.
  package static let report = 1
}
