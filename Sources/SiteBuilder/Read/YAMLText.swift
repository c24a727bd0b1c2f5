import Yams

/// YAML that stands somewhere in a file, and turns into nodes or into faults at their place.
struct YAMLText {
  private let text: String
  private let firstLine: Int
  private let file: SourceFile

  /// - Parameter firstLine: the line of the file on which the YAML starts, from 1.
  init(_ text: String, firstLine: Int = 1, file: SourceFile) {
    self.text = text
    self.firstLine = firstLine
    self.file = file
  }

  /// The root node; nil, with a fault, where the text is not YAML. An empty text is an empty mapping.
  func compose(into diagnostics: inout [Diagnostic]) -> Node? {
    do {
      return try Yams.compose(yaml: text) ?? .mapping(Node.Mapping([]))
    } catch let error as YamlError {
      diagnostics.append(diagnostic(error))
    } catch {
      diagnostics.append(
        file.diagnostic(.invalidYAML(problem: "\(error)"), line: firstLine, column: 1))
    }
    return nil
  }

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      place(.invalidYAML(problem: problem), mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      place(.duplicateKey(duplicates.sorted().joined(separator: "`, `")), context.mark)
    case .reader(let problem, _, _, _):
      file.diagnostic(.invalidYAML(problem: problem), line: firstLine, column: 1)
    default:
      file.diagnostic(.invalidYAML(problem: "\(error)"), line: firstLine, column: 1)
    }
  }

  private func place(_ fault: Fault, _ mark: Mark) -> Diagnostic {
    file.diagnostic(fault, line: mark.line + firstLine - 1, column: mark.column)
  }
}
