import CommonMark
import Diagnostics
import Etiquette

/// Reads a reply from `replies/<slug>.md`: the advice, and in a fenced block the text to copy.
package struct ReplyReader {
  let terms: Terms
  let letters: [Letter.ID]
  let sources: [Source]

  package init(terms: Terms, letters: [Letter.ID], sources: [Source]) {
    self.terms = terms
    self.letters = letters
    self.sources = sources
  }

  package func read(_ matter: FrontMatter, into diagnostics: inout [Diagnostic]) -> Reply {
    var record = matter.record
    let reply = Reply(
      slug: record.file.stem,
      title: record.prose("title", limit: 70),
      summary: record.prose("summary", limit: 160),
      order: record.integer("order", in: 1...99) ?? 99,
      theyWrite: record.prose("theyWrite"),
      paragraphs: paragraphs(of: matter.body, into: &diagnostics),
      letters: record.names("letters", of: "letter", among: letters.map(\.rawValue))
        .map { Letter.ID($0) },
      fits: record.fits(in: terms.vocabulary),
      sources: record.sources(among: sources),
      body: matter.body,
      aliases: RedirectReader.aliases(&record),
      translation: record.translation())
    record.finish(into: &diagnostics)
    return reply
  }

  /// The text to copy, as it was typed: paragraphs apart by empty lines, each with its lines.
  private func paragraphs(of body: Prose, into diagnostics: inout [Diagnostic]) -> [BlankedText] {
    let blocks = body.plainDocument().replyBlocks
    guard blocks.count == 1, let block = blocks.first, let text = block.literal else {
      let second = blocks.dropFirst().first
      let fault = Fault.noReplyText(count: blocks.count)
      diagnostics.append(
        body.file.diagnostic(fault, line: second?.line, column: second.map { _ in 1 }))
      return []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, text) in zip(((block.line ?? 0) + 1)..., lines) {
      var searched = SearchedLine(line, of: body.file)
      let brace = text.first { "{}".contains($0) }.map(String.init) ?? "{"
      for fault in BlankCheck(terms: terms).faults(in: BlankedText(parsing: text)) {
        diagnostics.append(searched.place(of: fault.subject ?? brace).diagnostic(fault))
      }
    }
    return lines.split { $0.allSatisfy(\.isWhitespace) }.map { paragraph in
      BlankedText(parsing: paragraph.joined(separator: "\n"))
    }
  }
}
