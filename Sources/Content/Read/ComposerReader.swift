import Diagnostics
import Etiquette

/// Reads the rules by which letters are put together from `composer.yaml`.
package struct ComposerReader {
  let terms: Terms

  package init(terms: Terms) {
    self.terms = terms
  }

  private static let name = "composer.yaml"
  private static let required = [
    "stages", "usualRelationships", "unsaid", "blanks", "forms", "greetings", "closings",
  ]

  /// - Returns: nil, without a fault, where the edition has no such file.
  package func read(_ names: TermsReader, into diagnostics: inout [Diagnostic]) -> Composer? {
    guard names.has(Self.name),
      case (var record, let node)? = names.record(
        Self.name, purpose: "the rules by which letters are put together", into: &diagnostics)
    else { return nil }
    // What the script cannot do without.
    for key in Self.required { record.require(key) }
    var rules = ComposerRules()
    var places: [FacetValue.ID: Place] = [:]
    record.record("stages") { stages in
      for id in ids(of: .stage) where stages.has(id.rawValue) {
        places[id] = stages.place(of: id.rawValue)
        stages.record(id.rawValue) { rules.stages.append(stage(id, &$0)) }
      }
    }
    _ = record.name("usualStage", of: "stage", among: rules.stages.map(\.id.rawValue))
    record.record("ask") { ask in
      for facet in [Facet.stage, .reason] { _ = values(facet.rawValue, of: facet, &ask) }
    }
    record.record("channels") { channels in
      for id in ids(of: .channel) where channels.has(id.rawValue) {
        channels.record(id.rawValue) {
          rules.withoutTones[id] = values("withoutTones", of: .tone, &$0)
        }
      }
    }
    let usual = values("usualRelationships", of: .relationship, &record)
    rules.unsaid = values("unsaid", of: .reason, &record)
    rules.blanks = record.names("blanks", of: "blank", among: terms.fieldNames)
      .map { Field.ID($0) }
    rules.forms = record.records("forms", form)
    rules.expects = expectations(&record)
    contractions(&record, &rules)
    joins(&record)
    _ = record.texts("namedOnce")
    _ = record.texts("once")
    _ = record.optionalText("wish")
    record.record("repeats") { repeats in
      for key in ["letters", "beginning"] {
        repeats.require(key)
        _ = repeats.integer(key, in: 1...20)
      }
      _ = repeats.optionalText("except")
    }
    _ = record.optionalText("capitals")
    frame(&record)
    record.finish(into: &diagnostics)
    return Composer(rules: rules, places: places, usualRelationships: usual, data: DataValue(node))
  }

  // MARK: Choices

  private func stage(_ id: FacetValue.ID, _ record: inout Record) -> ComposerRules.Stage {
    for key in ["channels", "tones"] { record.require(key) }
    return ComposerRules.Stage(
      id: id, channels: values("channels", of: .channel, &record),
      tones: values("tones", of: .tone, &record),
      withoutReasons: values("withoutReasons", of: .reason, &record))
  }

  private func form(_ record: inout Record) -> ComposerRules.Form {
    ComposerRules.Form(
      fits: situation(&record),
      orders: record.placedTexts("orders").map { order in
        order.text.split { " /".contains($0) }.filter { !$0.hasPrefix("~") }
          .flatMap { $0.split(separator: "+") }
          .compactMap { name in
            let id = Guideline.ID(String(name))
            if terms.guideline(id) != nil { return id }
            record.report(
              .unknownValue(String(name), kind: "guideline", known: terms.guidelineNames),
              at: order.place)
            return nil
          }
      })
  }

  private func expectations(_ record: inout Record) -> ComposerRules.Expectations {
    var all: ComposerRules.Expectations = [:]
    let known = Letter.Expectation.allCases.map(\.rawValue) + ["expected"]
    record.record("expects") { expects in
      for facet in [Facet.stage, .reason, .channel, .tone] {
        expects.record(facet.plural) { values in
          for id in ids(of: facet) where values.has(id.rawValue) {
            let pairs = values.namePairs(
              id.rawValue, of: "guideline", among: terms.guidelineNames, valuesAmong: known)
            all[facet, default: [:]][id] = Dictionary(
              pairs.map { (Guideline.ID($0.name), $0.value) }, uniquingKeysWith: { $1 })
          }
        }
      }
    }
    return all
  }

  // MARK: Words

  private func contractions(_ record: inout Record, _ rules: inout ComposerRules) {
    record.record("contractions") { words in
      rules.inFull = values("inFull", of: .tone, &words)
      rules.contractions = (
        words.texts("endings"), words.texts("words")
      )
      rules.contracted = words.record("contracted") { situation(&$0) } ?? [:]
      _ = words.textPairs("pairs")
    }
  }

  /// What joins sentences, and what turns from kind words to a refusal.
  private func joins(_ record: inout Record) {
    func join(_ rule: inout Record) {
      _ = rule.text("with")
      for key in ["before", "except", "firstWithout", "secondWithout"] { _ = rule.texts(key) }
      rule.require("words")
      _ = rule.integer("words", in: 1...100)
    }
    _ = record.records("joins") { rule in
      guidelinePair("roles", &rule)
      _ = rule.flag("inverts")
      join(&rule)
    }
    record.record("turn") { turn in
      _ = turn.text("start")
      _ = turn.names("after", of: "guideline", among: terms.guidelineNames)
      _ = turn.texts("abrupt")
      join(&turn)
    }
  }

  /// Two guidelines, apart by a space.
  private func guidelinePair(_ key: String, _ record: inout Record) {
    let names = record.text(key).split(separator: " ").map(String.init)
    for name in names where !terms.guidelineNames.contains(name) {
      record.report(
        .unknownValue(name, kind: "guideline", known: terms.guidelineNames), at: key)
    }
    if !names.isEmpty, names.count != 2 {
      record.report(.wrongType(key: key, expected: "two guidelines"), at: key)
    }
  }

  /// Greetings, sign-offs and subject lines.
  private func frame(_ record: inout Record) {
    for (key, texts) in [
      ("greetings", "texts"), ("heads", "lines"), ("closings", "texts"), ("subjects", "texts"),
    ] {
      _ = record.records(key) { entry in
        _ = situation(&entry)
        for text in entry.placedTexts(texts) {
          for fault in BlankCheck(terms: terms).faults(in: BlankedText(parsing: text.text)) {
            entry.report(fault, at: text.place)
          }
        }
      }
    }
    _ = values("withSubject", of: .channel, &record)
  }

  private func situation(_ record: inout Record) -> [Facet: [FacetValue.ID]] {
    var fits: [Facet: [FacetValue.ID]] = [:]
    for facet in [Facet.stage, .channel, .tone] where record.has(facet.plural) {
      fits[facet] = values(facet.plural, of: facet, &record)
    }
    return fits
  }

  private func values(_ key: String, of facet: Facet, _ record: inout Record) -> [FacetValue.ID] {
    record.names(key, of: facet.rawValue, among: terms.vocabulary.names(of: facet))
      .map { FacetValue.ID($0) }
  }

  private func ids(of facet: Facet) -> [FacetValue.ID] {
    terms.vocabulary.values(of: facet).map(\.id)
  }
}

/// `composer.yaml`: the rules, the place of each stage, and the file as data for the composer in the
/// browser.
package struct Composer: Sendable {
  package let rules: ComposerRules
  package let places: [FacetValue.ID: Place]
  /// To whom letters are without saying so.
  package let usualRelationships: [FacetValue.ID]
  package let data: DataValue
}
