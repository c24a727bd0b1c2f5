import ArgumentParser
import SiteBuilder

/// The command `sitegen`.
@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Build a guide and its gallery of letters into a static site.",
    version: versions,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self,
      ThemeCommand.self, ReviewCommand.self, PicturesCommand.self, CleanCommand.self,
    ],
    defaultSubcommand: BuildCommand.self
  )

  /// What `--version` prints.
  private static var versions: String {
    """
    sitegen \(Versions.program)
    theme contract \(Versions.themeContract), manifest \(Versions.manifest), report \(Versions.report)
    cmark \(Versions.cmark)
    """
  }
}
