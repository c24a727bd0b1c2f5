import CommonMark
import Content
import Etiquette
import Publishing

/// A page that searches find beside letters: a reply, a question, a guideline or a debate.
struct SearchedPage {
  let kind: Kind
  let title: String
  let route: Route
  /// Where it lies in the folder of its language, if searches can name it: `replies/no-answer`.
  var path: String?
  /// What it says besides its title.
  let text: () -> String

  enum Kind: String, CaseIterable, Encodable {
    case reply, question, guideline, debate
  }

  /// Kind by kind, each in its own order.
  static func all(in edition: Edition, at addresses: Addresses) -> [SearchedPage] {
    edition.replies.map { SearchedPage($0, at: addresses) }
      + edition.questions.map { SearchedPage($0, at: addresses) }
      + edition.guidelines.map { SearchedPage($0, at: addresses) }
      + edition.debates.map { SearchedPage($0, at: addresses) }
  }
}

extension SearchedPage {
  fileprivate init(_ reply: Reply, at addresses: Addresses) {
    self.init(
      kind: .reply, title: reply.title, route: addresses.reply(reply.slug),
      path: "replies/" + reply.slug
    ) {
      [reply.summary, reply.theyWrite, reply.body.document().plainText()].joined(separator: "\n")
    }
  }

  fileprivate init(_ question: Question, at addresses: Addresses) {
    let route = Route(addresses.questions(of: question.theme).path + "#\(question.slug)")
    self.init(kind: .question, title: question.title, route: route) {
      question.answer.document().plainText()
    }
  }

  fileprivate init(_ page: GuidelinePage, at addresses: Addresses) {
    let guideline = page.guideline
    self.init(
      kind: .guideline, title: guideline.title, route: addresses.guideline(guideline.id)
    ) {
      let advice = guideline.advice.do + guideline.advice.avoid
      return ([guideline.label, guideline.summary] + advice + [page.body.document().plainText()])
        .joined(separator: "\n")
    }
  }

  fileprivate init(_ debate: Debate, at addresses: Addresses) {
    self.init(kind: .debate, title: debate.title, route: addresses.debate(debate.slug)) {
      let sides = debate.sides.flatMap { [$0.claim, $0.argument] }
      return ([debate.summary, debate.verdict] + sides + [debate.body.document().plainText()])
        .joined(separator: "\n")
    }
  }
}
