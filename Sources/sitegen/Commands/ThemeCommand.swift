import ArgumentParser
import Scaffolding

/// `sitegen theme`: the themes that are part of the program.
struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Write out a theme of the program.",
    subcommands: [ThemeExportCommand.self])
}

/// `sitegen theme export`.
struct ThemeExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the files of a built-in theme into the folder `themes`.",
    discussion: """
      From then on the site uses these files, and gets no later improvements of the theme. To change \
      little, `sitegen new theme` begins one that extends it.
      """)

  @Argument(help: "The theme: letterhead or plain.")
  var name: String?

  @OptionGroup var site: SourceOption

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    do {
      report.exported(try ThemeExport(to: site.folder).write(name))
    } catch {
      throw report.refusal(error)
    }
  }
}
