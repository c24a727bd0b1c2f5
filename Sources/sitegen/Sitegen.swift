import ArgumentParser
import Basics
import CommonMark

/// The command `sitegen`.
@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Build a guide and its gallery of letters into a static site.",
    version: versions,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self,
      ThemeCommand.self, SchemaCommand.self, ReviewCommand.self, PicturesCommand.self,
      CleanCommand.self,
    ],
    defaultSubcommand: BuildCommand.self
  )

  /// Answers a misspelled command with the nearest, instead of taking it for an argument of `build`.
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let hint = CommandSpelling(Sitegen.self).hint(for: arguments) {
      exit(withError: ValidationError(hint))
    }
    await main(arguments)
  }

  /// What `--version` prints.
  private static var versions: String {
    """
    sitegen \(Versions.program)
    theme contract \(Versions.themeContract), manifest \(Versions.manifest), report \(Versions.report)
    cmark \(Document.cmarkVersion)
    """
  }
}
