import CommonMark
import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `replies.mustache`: what they may write after a refusal, each with the page that answers it.
struct ReplyList: HeadedPage {
  static let template = "replies"
  static let heading = IndexPage.replies

  static func route(in addresses: Addresses) -> Route { addresses.replies }

  let intro: String
  let replies: [Entry]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("replies", \.replies),
    .flag("hasReplies") { !$0.replies.isEmpty },
  ])

  struct Entry: TemplateModel {
    let reply: Reply
    let href: String

    static let table = TemplateTable<Self>([
      .text("id", \.reply.slug),
      .text("title", \.reply.title),
      .text("summary", \.reply.summary),
      .text("theyWrite", \.reply.theyWrite),
      .text("href", \.href),
    ])
  }

  init(on page: PageScope) {
    intro = page.intro(.replies)
    replies = page.edition.replies.map {
      Entry(reply: $0, href: page.href(page.addresses.reply($0.slug)))
    }
  }
}

/// `reply.mustache`: a message after a refusal, what it means, and a text to answer it with.
struct ReplyArticle: SitePage {
  static let template = "reply"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.edition.replies.flatMap { reply in
      let path = reply.body.file.path
      return [
        planner.claim(Self.self, reply, at: planner.addresses.reply(reply.slug), by: path),
        planner.claim(
          .replyText(reply), at: planner.addresses.replyText(reply.slug), by: path),
      ]
    }
  }

  static func metadata(of reply: Reply, on page: PageScope) -> PageMetadata {
    PageMetadata(
      reply.title, reply.summary, on: page, under: [(.replies, page.addresses.replies)])
  }

  let reply: Reply
  let body: String
  let text: String
  let textHref: String
  let blanks: [LetterArticle.Blank]
  let letters: [LetterCard]
  let sources: [Citation]
  let previous: Link?
  let next: Link?

  static let table = TemplateTable<Self>(
    [
      .text("id", \.reply.slug),
      .text("summary", \.reply.summary),
      .text("theyWrite", \.reply.theyWrite),
      .html("body", \.body),
      .html("text", \.text),
      .text("textHref", \.textHref),
      .list("blanks", \.blanks),
      .flag("hasBlanks") { !$0.blanks.isEmpty },
      .list("letters", \.letters),
      .flag("hasLetters") { !$0.letters.isEmpty },
      .optionalObject("previous", \.previous),
      .optionalObject("next", \.next),
    ] + Citation.list(\.sources))

  init(_ reply: Reply, on page: PageScope) {
    let all = page.edition.replies
    let place = all.firstIndex { $0.slug == reply.slug } ?? 0
    func link(_ other: Reply) -> Link {
      Link(label: other.title, href: page.href(page.addresses.reply(other.slug)))
    }
    self.reply = reply
    body = page.html(reply.body) { document in
      for block in document.replyBlocks { block.unlink() }
    }
    text = LetterMarkup(terms: page.terms, strings: page.strings).html(reply)
    textHref = page.href(page.addresses.replyText(reply.slug))
    blanks = page.terms.asked(for: reply.blanks).compactMap(page.terms.field).map {
      LetterArticle.Blank(
        $0, exampleText: page.strings.exampleText(of: $0, in: page.terms, for: nil), on: page)
    }
    letters = reply.letters.compactMap { page.edition.gallery[$0] }
      .map { LetterCard($0, on: page) }
    sources = Citation.all(reply.sources, on: page)
    previous = place > 0 ? link(all[place - 1]) : nil
    next = place + 1 < all.count ? link(all[place + 1]) : nil
  }
}
