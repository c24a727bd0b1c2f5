import Content
import Etiquette

/// The first version of a letter, put together from what the edition has: the phrasebook's sentences,
/// the frame of the gallery's nearest letter, the vocabulary's advice.
struct LetterDraft {
  let edition: Edition
  let name: NewName
  let situation: Letter.Situation
  let today: CalendarDate
  /// The gallery, the letters most like this one first.
  private let nearest: [Letter]

  init(edition: Edition, name: NewName, situation: Letter.Situation, today: CalendarDate) {
    self.edition = edition
    self.name = name
    self.situation = situation
    self.today = today
    let weights: [(facet: Facet, weight: Int)] = [
      (.channel, 8), (.stage, 4), (.tone, 2), (.relationship, 1),
    ]
    let letters = edition.gallery.letters.map { letter in
      (
        letter,
        weights.reduce(0) {
          $0 + (letter.situation[$1.facet] == situation[$1.facet] ? $1.weight : 0)
        }
      )
    }
    nearest = letters.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
  }

  /// What could be written, the fullest first: each with other sentences or without some guideline, and
  /// at last with several sentences for what a letter can say at length. Which of them is good enough is
  /// for the checks to say.
  func candidates() -> some Sequence<String> {
    let guidelines = edition.terms.guidelines.filter { $0.part != .followUp }.map(\.id)
    let shortest = min(Self.leastCount, guidelines.count)
    let counts = (shortest...guidelines.count).reversed().map { (count: $0, sentences: 1) }
    let long = (2...4).map { (count: guidelines.count, sentences: $0) }
    return (counts + long).lazy.flatMap { choice in
      (0..<12).lazy.map { turn in
        text(
          carryingOut: Array(guidelines.prefix(choice.count)), turn: turn,
          sentences: choice.sentences)
      }
    }
  }

  /// - Parameters:
  ///   - turn: picks among the sentences that fit.
  ///   - count: how many sentences there are for what can be said at length.
  private func text(carryingOut guidelines: [Guideline.ID], turn: Int, sentences count: Int)
    -> String
  {
    let start = name.slug.utf8.reduce(turn) { $0 &+ Int($1) }
    let body = guidelines.enumerated().flatMap { index, id -> [(Guideline.ID, String)] in
      let fitting = sentences(for: id)
      let count =
        Self.saidOnce.contains(id.rawValue) ? min(1, fitting.count) : min(count, fitting.count)
      return (0..<count).map { (id, fitting[(start &+ index &+ $0) % fitting.count]) }
    }
    let followUp = nearest.lazy.compactMap(\.followUp).first
    var carried = Set(body.map(\.0))
    if followUp != nil, let id = edition.terms.guideline(of: .followUp) { carried.insert(id) }
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

  /// The check allows few sentences for these, or none but the first counts.
  private static let saidOnce = [CheckedGuideline.clear, .explain, .regret].map(\.rawValue)

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
