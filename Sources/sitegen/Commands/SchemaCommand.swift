import ArgumentParser
import Diagnostics
import Foundation
import Scaffolding

/// `sitegen schema`: what content files may say, for editors and for people.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Describe the keys of content files to editors, as JSON Schemas.",
    discussion: """
      In a site, the names of its own stages, blanks and guidelines are the ones allowed. Editors with a \
      YAML language server complete keys and names by the schemas and underline what is wrong. Write \
      them again when names have changed.
      """)

  @Argument(
    help: ArgumentHelp(
      "The kind of file whose schema to print.",
      discussion: "One of: \(ContentKind.allCases.map(\.rawValue).joined(separator: ", "))."))
  var kind: ContentKind?

  @Option(
    help:
      "The folder to write all schemas to: \(SchemaFiles.folder) is where `new` looks for them.",
    completion: .directory)
  var write: String?

  @Flag(help: "Print the reference of all keys as Markdown.")
  var markdown = false

  @Option(help: "The language whose names to allow; the first by default.")
  var language: String?

  @OptionGroup var site: SourceOption

  func validate() throws {
    let wishes = [kind != nil, write != nil, markdown].filter { $0 }
    guard wishes.count == 1 else {
      throw ValidationError("name the kind of file, or give --write FOLDER or --markdown")
    }
  }

  func run() async throws {
    if markdown { return print(SchemaFiles.reference, terminator: "") }
    let report = Report(format: .text, quiet: false)
    do {
      let schemas = try await SchemaFiles(of: site.folder)
      if let language, !schemas.languages.contains(language) {
        let known = schemas.languages.joined(separator: ", ")
        throw ValidationError("there is no content in the language '\(language)'. Known: \(known)")
      }
      if let kind {
        let language = language ?? schemas.languages.first
        print(schemas.schema(of: kind, language: language), terminator: "")
      } else if let write {
        try schemas.write(to: URL(filePath: write, directoryHint: .isDirectory))
        print("Wrote \(schemas.all().count) schemas into \(write).")
      }
    } catch let error as BuildError {
      report.failure(error)
      throw ExitCode.failure
    }
  }
}

extension ContentKind: ExpressibleByArgument {}
