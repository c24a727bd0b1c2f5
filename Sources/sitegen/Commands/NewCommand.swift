import ArgumentParser
import Content
import Etiquette
import Foundation
import Scaffolding

/// `sitegen new`: the first version of something, made from what the site says already.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Add a letter or a page; begin a language, a theme or a site.",
    discussion: """
      A name is a title or a slug; the other is made from it. What is made builds without a warning, \
      and nothing is ever overwritten.
      """,
    subcommands: [
      NewLetterCommand.self, NewGuidelineCommand.self, NewDebateCommand.self, NewPageCommand.self,
      NewQuestionCommand.self, NewReplyCommand.self, NewPhraseCommand.self,
      NewLanguageCommand.self, NewThemeCommand.self, NewSiteCommand.self,
    ])
}

/// `sitegen new letter`.
struct NewLetterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "Add a letter, written with sentences of the phrasebook.",
    discussion: """
      What is not given is taken from the name, where it mentions it, or else from most letters: \
      'by-phone-because-of-the-commute' is a phone script with the reason commute.
      """)

  @OptionGroup var place: NewPlace

  @Option(help: "Where the writer stands, such as invited or offer.")
  var stage: String?

  @Option(help: "Why they decline, such as pay or commute.")
  var reason: String?

  @Option(help: "How the letter goes out, such as email or phone.")
  var channel: String?

  @Option(help: "How it sounds, such as warm or formal.")
  var tone: String?

  @Option(help: "Whom it goes to, such as recruiter.")
  var relationship: String?

  func run() async throws {
    let given: [(Facet, String?)] = [
      (.stage, stage), (.reason, reason), (.channel, channel), (.tone, tone),
      (.relationship, relationship),
    ]
    let known = given.compactMap { facet, value in value.map { (facet, $0) } }
    try await place.make(.letter(Dictionary(uniqueKeysWithValues: known)))
  }
}

/// `sitegen new guideline`.
struct NewGuidelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guideline", abstract: "Add a guideline, as the last of the guide.")

  @OptionGroup var place: NewPlace

  func run() async throws { try await place.make(.guideline) }
}

/// `sitegen new debate`.
struct NewDebateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debate", abstract: "Add a question on which experts disagree.")

  @OptionGroup var place: NewPlace

  func run() async throws { try await place.make(.debate) }
}

/// `sitegen new page`.
struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Add a page of the site's own, as a draft.")

  @OptionGroup var place: NewPlace

  func run() async throws { try await place.make(.page) }
}

/// `sitegen new question`.
struct NewQuestionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "question", abstract: "Add a frequent question, as the last of its theme.")

  @OptionGroup var place: NewPlace

  @Option(help: "What it is about, one of the themes of the vocabulary.")
  var theme: String?

  func run() async throws { try await place.make(.question(theme: theme)) }
}

/// `sitegen new reply`.
struct NewReplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply", abstract: "Add what to answer when they write back.")

  @OptionGroup var place: NewPlace

  func run() async throws { try await place.make(.reply) }
}

/// `sitegen new phrase`.
struct NewPhraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrase",
    abstract: "Add a sentence to the phrasebook, as the last of its guideline.",
    discussion: "It fits every situation but for the values that are given.")

  @Argument(help: "The sentence, with blanks such as {role}.")
  var sentence: String

  @Option(help: "The guideline that it carries out, such as regret.")
  var guideline: String

  @Option(help: "Where it fits: at this stage.")
  var stage: String?

  @Option(help: "Where it fits: with this reason.")
  var reason: String?

  @Option(help: "Where it fits: through this channel.")
  var channel: String?

  @Option(help: "Where it fits: in this tone.")
  var tone: String?

  @Option(help: "The language to add it to, one of those in site.yaml; the first by default.")
  var language: String?

  @OptionGroup var site: SourceOption

  func run() async throws {
    let given: [(Facet, String?)] = [
      (.stage, stage), (.reason, reason), (.channel, channel), (.tone, tone),
    ]
    let fits = Dictionary(
      uniqueKeysWithValues: given.compactMap { facet, value in value.map { (facet, $0) } })
    let report = Report(format: .text, quiet: false)
    let content = NewContent(site.folder, language: language, today: try .today())
    do {
      let made = try await content.make(.phrase(guideline: guideline, fits: fits), named: sentence)
      report.faults(made.diagnostics, published: true)
      report.made(made)
    } catch {
      throw report.refusal(error)
    }
  }
}

/// `sitegen new language`.
struct NewLanguageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Begin an edition of the site in another language.",
    discussion: """
      It has what no edition can do without, in the words of the first language until you translate them, and builds \
      at once. Its strings.yaml lists the words of the interface to be filled in.
      """)

  @Argument(
    help: "The tag of the language, such as pl or pt-BR, which becomes the name of its folder.")
  var tag: String

  @Option(help: "What the language calls itself.")
  var name: String?

  @OptionGroup var site: SourceOption

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    let language = NewLanguage(site.folder, today: try .today())
    do {
      let made = try await language.make(tag, name: name)
      report.faults(made.diagnostics, published: true)
      report.madeLanguage(made)
    } catch {
      throw report.refusal(error)
    }
  }
}

/// `sitegen new theme`.
struct NewThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Begin a theme that extends the one of the site.",
    discussion: "To build with it, name it as `theme` in site.yaml, or pass it as --theme.")

  @Argument(help: "Its name, which becomes the name of its folder.")
  var name: String

  @Option(
    name: .customLong("extends"), help: "The theme to extend instead of the one in site.yaml.",
    completion: .shellCommand("ls themes"))
  var base: String?

  @OptionGroup var site: SourceOption

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    let folder = site.folder
    do {
      report.madeTheme(try await NewTheme(folder, extending: base).make(name))
    } catch {
      throw report.refusal(error)
    }
  }
}

/// `sitegen new site`.
struct NewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Begin a site of its own, in a new folder.",
    discussion: """
      It gets a starter to change, a README, and a workflow that publishes it. Its theme stays in the \
      program; `sitegen theme export` writes it out.
      """)

  @Argument(help: "The folder to make; the title is made from its last part.")
  var folder: String

  @Option(help: "The theme to take, one of the program's or of the source's.")
  var theme: String?

  @Option(
    help: "A folder with `content` and `themes` to take the theme from.", completion: .directory)
  var source: String?

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    let source = source.map { SourceFolder(at: URL(filePath: $0, directoryHint: .isDirectory)) }
    do {
      report.madeSite(try await NewSite(source, theme: theme).make(folder, in: SourceOption.here))
    } catch {
      throw report.refusal(error)
    }
  }
}

/// What is to be made, and where.
struct NewPlace: ParsableArguments {
  @Argument(help: "Its title, or the slug of its address.")
  var name: String

  @Option(help: "The last part of its address, where it is not to be made from the title.")
  var slug: String?

  @Option(help: "The language to add it to, one of those in site.yaml; the first by default.")
  var language: String?

  @OptionGroup var site: SourceOption

  func make(_ kind: NewContent.Kind) async throws {
    let report = Report(format: .text, quiet: false)
    let folder = site.folder
    let content = NewContent(folder, language: language, slug: slug, today: try .today())
    do {
      let made = try await content.make(kind, named: name)
      report.faults(made.diagnostics, published: true)
      report.made(made)
    } catch {
      throw report.refusal(error)
    }
  }
}

extension CalendarDate {
  /// The day by the clock and in the time zone of whoever asks.
  static func today() throws -> CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: .now)
    let numbers = [parts.year, parts.month, parts.day].map { $0 ?? 0 }
    let text = String(format: "%04d-%02d-%02d", numbers[0], numbers[1], numbers[2])
    guard let today = CalendarDate(iso8601: text) else {
      throw ValidationError("the clock shows a day that no calendar has: \(text)")
    }
    return today
  }
}
