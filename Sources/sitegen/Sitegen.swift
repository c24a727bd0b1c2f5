import ArgumentParser

/// The command `sitegen`.
@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Build a guide and its gallery of letters into a static site.",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self,
      ReviewCommand.self, PicturesCommand.self, CleanCommand.self,
    ],
    defaultSubcommand: BuildCommand.self
  )
}
