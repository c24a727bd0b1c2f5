import ArgumentParser
import Content
import Diagnostics
import Etiquette
import Foundation

/// `sitegen review`: the etiquette check on letters.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Check letters in plain text against the guidelines.",
    discussion: """
      A small model judges what each sentence does; it is often right and sometimes wrong. Whatever \
      it finds, the command exits with 0; with 1 only if a letter cannot be read or is not UTF-8, if \
      the language has no model, or if its lists have errors.
      """)

  @Argument(help: "The letters, or - for standard input.", completion: .file())
  var files: [String]

  @Option(help: "How to report what was found: text, or json for programs.")
  var format = ReviewFormat.text

  @Option(help: "Where the writer stands, such as invited or offer.")
  var stage: String?

  @Option(help: "How the letter goes out, such as email or phone.")
  var channel: String?

  @Option(help: "The tone it should have, such as warm or formal.")
  var tone: String?

  @Option(help: "What the letter is for, such as decline or ask; decline by default.")
  var aim: String?

  @Option(help: "The language of the letter, one of those in site.yaml; the first by default.")
  var language: String?

  @OptionGroup var site: SourceOption

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    let review = try await review(report)
    let context = CheckContext(
      stage: try name(stage, of: .stage, review), channel: try name(channel, of: .channel, review),
      tone: try name(tone, of: .tone, review), aim: try name(aim, kind: "aim", review.aims))
    let letters: [(path: String, text: String)]
    do {
      letters = try files.map { ($0, try text(of: $0)) }
    } catch let error as BuildError {
      report.failure(error)
      throw ExitCode.failure
    }
    let results = letters.map { review.check.result(for: $0.text, in: context) }
    switch format {
    case .json:
      let documents = zip(letters, results).map { ReviewReport.Letter(path: $0.path, result: $1) }
      print(ReviewReport(letters: documents).json)
    case .text:
      let texts = zip(letters, results).map { letter, result in
        (files.count > 1 ? "\(letter.path)\n" : "")
          + ReviewText(letter: letter.text, path: letter.path, result: result).text
      }
      print(texts.joined(separator: "\n"), terminator: "")
    }
  }

  private func review(_ report: Report) async throws -> LetterReview {
    do {
      let folder = site.folder
      let (review, diagnostics) = try await LetterReview.read(folder, language: language)
      guard let review else {
        report.faults(diagnostics, published: true)
        throw ExitCode.failure
      }
      return review
    } catch let error as BuildError {
      report.failure(error)
      throw ExitCode.failure
    }
  }

  private func name(_ name: String?, of facet: Facet, _ review: LetterReview) throws
    -> FacetValue.ID?
  {
    try self.name(name, kind: facet.rawValue, review.names(of: facet))
  }

  private func name<Kind>(_ name: String?, kind: String, _ known: [String]) throws
    -> Identifier<Kind>?
  {
    guard let name else { return nil }
    guard known.contains(name) else {
      throw ValidationError(
        "unknown \(kind) '\(name)'. Known: \(known.joined(separator: ", "))")
    }
    return Identifier(name)
  }

  private func text(of file: String) throws(BuildError) -> String {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(filePath: file))
    } catch {
      throw .cannotRead(path: file, reason: error.localizedDescription)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .cannotRead(path: file, reason: "it is not UTF-8")
    }
    return text
  }
}

/// How what was found in letters is reported.
enum ReviewFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
