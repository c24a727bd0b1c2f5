import Etiquette

/// The first version of a letter, put together from what the edition has: the phrasebook's sentences,
/// the frame of the gallery's nearest letter, the vocabulary's advice.
struct LetterDraft {
  let edition: Edition
  let name: NewName
  let situation: Letter.Situation
  let today: CalendarDate

  /// What could be written, the fullest first: each with other sentences or without some guideline.
  /// Which of them is good enough is for the build to say.
  func candidates() -> [String] {
    let guidelines = edition.terms.guidelines.map(\.id).filter { $0 != .followUp }
    let shortest = min(Self.leastCount, guidelines.count)
    return (shortest...guidelines.count).reversed().flatMap { count in
      (0..<4).map { turn in text(carryingOut: Array(guidelines.prefix(count)), turn: turn) }
    }
  }

  /// - Parameter turn: picks among the sentences that fit.
  private func text(carryingOut guidelines: [Guideline.ID], turn: Int) -> String {
    let start = name.slug.utf8.reduce(turn) { $0 &+ Int($1) }
    let body = guidelines.enumerated().compactMap { index, id -> (Guideline.ID, String)? in
      let fitting = sentences(for: id)
      guard !fitting.isEmpty else { return nil }
      return (id, fitting[(start &+ index) % fitting.count])
    }
    let followUp = nearest.lazy.compactMap(\.followUp).first
    var carried = Set(body.map(\.0))
    if followUp != nil { carried.insert(.followUp) }
    let missing = edition.terms.guidelines.map(\.id).filter {
      !carried.contains($0) && !essential.contains($0)
    }
    return frontMatter(followUp: followUp, missing: missing) + paragraphs(body)
  }

  /// What no letter does without, unless the check says so of the stage: if there is no sentence for
  /// one, the build is to say that it is missing.
  private var essential: Set<Guideline.ID> {
    let waived = edition.checkLists.stageExpectations[situation[.stage]] ?? [:]
    return Set(edition.terms.guidelines.map(\.id).prefix(Self.leastCount)).subtracting(waived.keys)
  }

  /// The guidelines at the head of the guide come first in a letter too, and are left out last.
  private static let leastCount = 2

  // MARK: Sentences

  /// The sentences that fit, those first that need no other blanks than letters like this one have.
  private func sentences(for id: Guideline.ID) -> [String] {
    let own = edition.phrases.filter { $0.guideline == id }
    let usual = Set(nearest.first?.blanks ?? [])
    func fitting(_ ignored: Set<Facet>) -> [BlankedText] {
      own.filter { phrase in
        phrase.fits.allSatisfy { ignored.contains($0) || $1.contains(situation[$0]) }
      }.map(\.text)
    }
    let choices = [fitting([]), fitting([.tone]), fitting([.tone, .channel]), borrowed(id)]
    let found = choices.first { !$0.isEmpty } ?? []
    let plain = found.filter { usual.isSuperset(of: $0.blanks) }
    return (plain.isEmpty ? found : plain).map(source)
  }

  /// Sentences of letters for the same stage and reason, where the phrasebook has none.
  private func borrowed(_ id: Guideline.ID) -> [BlankedText] {
    nearest.filter { $0.case == Letter.Case(stage: situation[.stage], reason: situation[.reason]) }
      .flatMap(\.sentences).filter { $0.roles == [.guideline(id)] }.map(\.text)
  }

  /// The gallery, the letters most like this one first.
  private var nearest: [Letter] {
    let weights: [Facet: Int] = [.channel: 8, .stage: 4, .tone: 2, .relationship: 1]
    func likeness(_ letter: Letter) -> Int {
      weights.reduce(0) { $0 + (letter.situation[$1.key] == situation[$1.key] ? $1.value : 0) }
    }
    return edition.gallery.letters.sorted {
      (likeness($1), $0.id) < (likeness($0), $1.id)
    }
  }

  /// The sentence as a letter's file has it.
  private func source(_ text: BlankedText) -> String {
    text.segments.map { segment in
      switch segment {
      case .blank(let id): "{\(id)}"
      case .text(let text):
        text.map { "\\`*_[]<".contains($0) ? "\\\($0)" : String($0) }.joined()
      }
    }.joined()
  }

  private func paragraphs(_ body: [(Guideline.ID, String)]) -> String {
    let half = (body.count + 1) / 2
    let lines = body.map { "[\($0.0)] \($0.1)" }
    let blocks = [
      frame(.greet), Array(lines.prefix(half)), Array(lines.dropFirst(half)), frame(.close),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  /// How letters like this one begin or end.
  private func frame(_ role: Role) -> [String] {
    let sentences = nearest.first?.sentences.filter { $0.roles == [role] } ?? []
    return sentences.map { "[\(role.name)] \(source($0.text))" }
  }

  // MARK: Front matter

  private func frontMatter(followUp: Letter.ID?, missing: [Guideline.ID]) -> String {
    let values = Facet.allCases.compactMap {
      edition.terms.vocabulary.value(situation[$0], of: $0)
    }
    let summary = values.map(\.label).joined(separator: ". ") + "."
    var lines = ["---", "title: \(YAMLScalar.text(name.title))"]
    lines.append("summary: \(YAMLScalar.text(String(summary.prefix(160))))")
    lines += Facet.allCases.map { "\($0.rawValue): \(situation[$0])" }
    if let subject = nearest.first?.subjects.first {
      lines += ["subjects:", "  - \(YAMLScalar.text(subject.source))"]
    }
    lines.append("# Advice from the vocabulary: make it this letter's own.")
    lines.append("timing: \(YAMLScalar.text(advice(.stage)))")
    lines.append("sending: \(YAMLScalar.text(advice(.channel)))")
    lines.append("notFor: Say when another letter fits better, and which.")
    if let followUp { lines.append("followUp: \(followUp)") }
    if !missing.isEmpty {
      lines += ["expects:"] + missing.map { "  \($0): optional" }
    }
    return (lines + ["reviewed: \(today.iso8601)", "---", ""]).joined(separator: "\n")
  }

  private func advice(_ facet: Facet) -> String {
    edition.terms.vocabulary.value(situation[facet], of: facet)?.description ?? name.title
  }
}
