import Diagnostics
import Etiquette

/// Reads a guideline from `guide/<id>.md`.
package enum GuidelineReader {
  /// - Parameters:
  ///   - letters: the ids of all letters, which an example can name.
  ///   - sources: nil where only the guideline is asked for, and not what its page cites.
  package static func read(
    _ matter: FrontMatter, letters: [String], sources: [Source]?,
    into diagnostics: inout [Diagnostic]
  ) -> GuidelinePage? {
    var record = matter.record
    record.require("order")
    let parts = Guideline.Part.allCases.map(\.rawValue)
    let guideline = Guideline(
      id: Guideline.ID(record.file.stem),
      order: record.integer("order", in: 1...99) ?? 99,
      title: record.prose("title", limit: 60),
      label: record.prose("label", limit: 20),
      summary: record.prose("summary", limit: 160),
      advice: Guideline.Advice(
        do: record.proseItems("do"),
        avoid: record.proseItems("avoid"),
        rewrites: record.records("rewrites") { rewrite in
          Guideline.Rewrite(
            weak: rewrite.prose("weak"),
            stronger: rewrite.prose("stronger"),
            why: rewrite.prose("why"))
        },
        exceptions: record.proseItems("exceptions")
      ),
      isExpected: record.flag("expected", default: true),
      part: record.optionalName("part", of: "part", among: parts).flatMap(Guideline.Part.init),
      mark: record.optionalText("mark")
    )
    let examples = record.names("examples", of: "letter", among: letters)
    let sources = record.sources(among: sources)
    let aliases = RedirectReader.aliases(&record)
    let reviewed = record.date("reviewed")
    record.finish(into: &diagnostics)
    return reviewed.map {
      GuidelinePage(
        guideline: guideline, examples: examples.map { Letter.ID($0) }, sources: sources,
        body: matter.body, reviewed: $0, aliases: aliases)
    }
  }
}

/// Reads a debate from `debates/<slug>.md`.
package enum DebateReader {
  package static func read(
    _ matter: FrontMatter, terms: Terms, sources: [Source], drafts: Bool,
    into diagnostics: inout [Diagnostic]
  ) -> Debate? {
    var record = matter.record
    let title = record.prose("title", limit: 70)
    let summary = record.prose("summary", limit: 160)
    let sides = record.records("sides", count: 2...2) { side in
      Debate.Side(
        claim: side.prose("claim"),
        argument: side.prose("argument"),
        sources: side.sources(among: sources))
    }
    if !sides.isEmpty, sides.count != 2 {
      record.report(.wrongType(key: "sides", expected: "a list of the two sides"), at: "sides")
    }
    let verdict = record.prose("default")
    let guidelines = record.names(
      "guidelines", of: "guideline", among: terms.guidelines.map(\.id.rawValue))
    let cited = record.sources(among: sources)
    let isDraft = record.flag("draft")
    let aliases = RedirectReader.aliases(&record)
    let translation = record.translation()
    let reviewed = record.date("reviewed")
    record.finish(into: &diagnostics)
    guard let reviewed, drafts || !isDraft else { return nil }
    return Debate(
      slug: matter.record.file.stem, title: title, summary: summary, sides: sides,
      verdict: verdict, guidelines: guidelines.map { Guideline.ID($0) }, sources: cited,
      body: matter.body, reviewed: reviewed, aliases: aliases, translation: translation)
  }
}

/// Reads a page from `pages/<slug>.md`.
package enum PageReader {
  package static func read(
    _ matter: FrontMatter, letters: [String], vocabulary: Vocabulary, sources: [Source],
    drafts: Bool, into diagnostics: inout [Diagnostic]
  ) -> Page? {
    var record = matter.record
    let slug = record.file.stem
    let isHome = slug == IndexPage.home.rawValue
    let title = record.prose("title", limit: 70)
    let label = record.optionalProse("label") ?? title
    let summary = record.prose("summary", limit: 160)
    let situations =
      isHome
      ? record.records("situations") { item in
        Page.QuickAnswer(
          label: item.prose("label"),
          target: target(&item, letters: letters, vocabulary: vocabulary))
      } : []
    let featured =
      isHome ? record.optionalName("featured", of: "letter", among: letters) : nil
    // The site builds an index page in any case, so its words cannot be a draft; and it has its own
    // list below them.
    let isIndex = IndexPage(rawValue: slug) != nil
    let isDraft = !isIndex && record.flag("draft")
    let isUnlisted = record.flag("noindex")
    let cited = isIndex ? [] : record.sources(among: sources)
    let translation = isIndex ? nil : record.translation()
    let aliases = RedirectReader.aliases(&record)
    let reviewed = record.date("reviewed")
    record.finish(into: &diagnostics)
    guard let reviewed, drafts || !isDraft else { return nil }
    return Page(
      slug: slug, title: title, isUnlisted: isUnlisted, label: label, summary: summary,
      sources: cited,
      body: matter.body, reviewed: reviewed, situations: situations,
      featured: featured.map { Letter.ID($0) },
      aliases: aliases, translation: translation)
  }

  /// Where a quick answer leads: to a letter, or to the composer with one choice made.
  private static func target(
    _ item: inout Record, letters: [String], vocabulary: Vocabulary
  ) -> Page.QuickAnswer.Target {
    let key = item.has("choice") ? "choice" : "letter"
    return item.choice(key, among: ["choice", "letter"]) { key, item in
      key == "letter"
        ? .letter(Letter.ID(item.name("letter", of: "letter", among: letters) ?? ""))
        : .choice(item.record("choice") { choice(&$0, vocabulary) }.flatMap(\.self) ?? "")
    }
  }

  /// One answer of the composer's questions, as it stands in an address: `stage=offer`.
  private static func choice(_ record: inout Record, _ vocabulary: Vocabulary) -> String? {
    let facets = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { ($0.rawValue, vocabulary.names(of: $0)) })
    let keys = Facet.allCases.map(\.rawValue) + ["aim"]
    return record.choice(keys.first { record.has($0) } ?? "aim", among: keys) { key, record in
      record.name(key, of: key, among: facets[key] ?? vocabulary.aims.map(\.id.rawValue))
        .map { "\(key)=\($0)" }
    }
  }
}
