import ArgumentParser
import Diagnostics

/// Finds the command that a misspelled one was meant to be.
struct CommandSpelling {
  private let command: any ParsableCommand.Type

  init(_ command: any ParsableCommand.Type) {
    self.command = command
  }

  /// What to say of the first word that is no command, where commands are expected; nil if each is one.
  func hint(for arguments: [String]) -> String? {
    let subcommands = command.configuration.subcommands
    guard let word = arguments.first, !word.hasPrefix("-"), !subcommands.isEmpty else { return nil }
    if let next = subcommands.first(where: { $0.configuration.commandName == word }) {
      return CommandSpelling(next).hint(for: Array(arguments.dropFirst()))
    }
    if word == "help" { return nil }
    let names = subcommands.compactMap { $0.configuration.commandName }
    let question = Spelling.nearest(to: word, among: names).map { "did you mean `\($0)`? " } ?? ""
    return "there is no command '\(word)'; \(question)Known: \(names.joined(separator: ", "))"
  }
}
