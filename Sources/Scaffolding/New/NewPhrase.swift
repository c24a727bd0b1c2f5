import Basics
import Content
import Diagnostics
import Etiquette

/// A sentence that is added to the phrasebook.
struct NewPhrase {
  let edition: Edition
  let guideline: String
  let fits: [Facet: String]

  /// - Throws: `NewError.unknownGuideline` and `NewError.unknownValue`.
  func check() throws(NewError) {
    let known = edition.terms.guidelineNames
    guard known.contains(guideline) else {
      throw .unknownGuideline(guideline, suggestion: Fault.spelling(of: guideline, among: known))
    }
    for facet in Facet.allCases {
      let known = edition.terms.vocabulary.names(of: facet)
      if let value = fits[facet], !known.contains(value) {
        throw .unknownValue(
          value, of: facet, suggestion: Fault.spelling(of: value, among: known))
      }
    }
  }

  /// The list with the sentence as its last item.
  func text(_ sentence: String, after before: [UInt8]?) -> String {
    var text = String(decoding: before ?? [], as: UTF8.self)
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    text += "- text: \(YAMLScalar.text(sentence.trimmingWhitespace()))\n"
    for facet in Facet.allCases {
      if let value = fits[facet] { text += "  \(facet.plural): [\(value)]\n" }
    }
    return text
  }
}
