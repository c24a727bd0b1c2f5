import Basics
import Diagnostics
import Yams

/// YAML that stands somewhere in a file, and turns into nodes or into faults at their place.
package struct YAMLText {
  private let text: String
  private let firstLine: Int
  private let file: SourceFile

  /// - Parameter firstLine: the line of the file on which the YAML starts, from 1.
  package init(_ text: String, firstLine: Int = 1, file: SourceFile) {
    self.text = text
    self.firstLine = firstLine
    self.file = file
  }

  /// The root node; nil, with a fault, where the text is not YAML. An empty text is an empty mapping.
  ///
  /// Aliases are faults, because a few of them can stand for more than fits into any memory.
  package func compose(into diagnostics: inout [Diagnostic]) -> YAMLNode? {
    if let alias = firstAlias() {
      let lines = text[..<alias.startIndex].split(separator: "\n", omittingEmptySubsequences: false)
      let column = (lines.last?.unicodeScalars.count ?? 0)
      diagnostics.append(
        file.diagnostic(
          .yamlAlias(String(alias)), line: firstLine + lines.count - 1, column: column))
      return nil
    }
    do throws(YAMLComposer.Problem) {
      return try YAMLComposer.root(of: text) ?? .mapping(.empty)
    } catch {
      switch error {
      case .duplicateKeys(let keys, let mark):
        diagnostics.append(
          place(.duplicateKey(keys.joined(separator: "`, `")), mark.line, mark.column))
      case .refused: diagnostics.append(refusal())
      }
    }
    return nil
  }

  /// Why the text is not YAML, in the words that Yams has for it.
  private func refusal() -> Diagnostic {
    do {
      _ = try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      return diagnostic(error)
    } catch {
      return file.diagnostic(.invalidYAML(problem: "\(error)"), line: firstLine, column: 1)
    }
    let problem = "it could not be read"
    return file.diagnostic(.invalidYAML(problem: problem), line: firstLine, column: 1)
  }

  /// The name in the first `*name` for which there is an `&name`. Whatever else the characters mean
  /// where they stand, an alias that YAML knows is always among them.
  private func firstAlias() -> Substring? {
    guard text.hasByte(UInt8(ascii: "*")), text.hasByte(UInt8(ascii: "&")) else {
      return nil
    }
    let anchors = Set(names(after: UInt8(ascii: "&")))
    return names(after: UInt8(ascii: "*")).first(where: anchors.contains)
  }

  private func names(after sign: UInt8) -> [Substring] {
    text.utf8.indices.filter { text.utf8[$0] == sign }.map { index in
      let name = text.utf8[text.utf8.index(after: index)...].prefix { byte in
        let scalar = Unicode.Scalar(byte)
        return scalar == "_" || scalar == "-" || ("0"..."9").contains(scalar)
          || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      }
      return Substring(name)
    }.filter { !$0.isEmpty }
  }

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context?, _, _, _) where context.text.contains("quoted scalar"):
      place(.unclosedQuote, context.mark)
    case .scanner(let context, let problem, let mark, _)
    where problem.contains("could not find expected ':'"):
      place(.missingColon, context?.mark ?? mark)
    case .scanner(_, let problem, let mark, _)
    where problem.contains("cannot start any token") || problem.contains("tab character"):
      place(
        character(at: mark).map { $0 == "\t" ? .tabInYAML : .reservedStart($0) }
          ?? .invalidYAML(problem: problem), mark)
    case .parser(_, let problem, let mark, _) where problem.contains("block end"):
      place(
        lineHasNoColon(mark) ? .missingColon : .invalidYAML(problem: problem), mark)
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      place(.invalidYAML(problem: problem), mark)
    case .reader(let problem, _, _, _):
      file.diagnostic(.invalidYAML(problem: problem), line: firstLine, column: 1)
    default:
      file.diagnostic(.invalidYAML(problem: "\(error)"), line: firstLine, column: 1)
    }
  }

  private func character(at mark: Mark) -> Character? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard mark.line >= 1, mark.line <= lines.count else { return nil }
    return lines[mark.line - 1].dropFirst(max(0, mark.column - 1)).first
  }

  private func lineHasNoColon(_ mark: Mark) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard mark.line >= 1, mark.line <= lines.count else { return false }
    return !lines[mark.line - 1].contains(":")
  }

  /// What is missing at the end is reported where the text ends, which Yams puts on a line of its own.
  private func place(_ fault: Fault, _ mark: Mark) -> Diagnostic {
    place(fault, mark.line, mark.column)
  }

  private func place(_ fault: Fault, _ lineOfText: Int, _ columnOfText: Int) -> Diagnostic {
    let lastLine = firstLine + text.utf8.count(where: { $0 == 0x0A })
    let line = lineOfText + firstLine - 1
    guard line > lastLine else { return file.diagnostic(fault, line: line, column: columnOfText) }
    let column = (file.line(lastLine)?.unicodeScalars.count ?? 0) + 1
    return file.diagnostic(fault, line: lastLine, column: column)
  }
}
