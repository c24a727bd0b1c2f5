import Content
import Etiquette
import Publishing
import Templates

/// `questions.mustache`: frequent questions by theme, each leading to its answer.
struct QuestionsPage: HeadedPage {
  static let template = "questions"
  static let heading = IndexPage.questions

  static func route(in addresses: Addresses) -> Route { addresses.questions }

  let intro: String
  let themes: [Theme]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("themes", \.themes),
    .flag("hasThemes") { !$0.themes.isEmpty },
  ])

  struct Theme: TemplateModel {
    let theme: QuestionTheme
    let href: String
    let questions: [Link]

    static let table = TemplateTable<Self>([
      .text("id", \.theme.id.rawValue),
      .text("label", \.theme.label),
      .text("href", \.href),
      .list("questions", \.questions),
    ])
  }

  init(on page: PageScope) {
    intro = page.intro(.questions)
    themes = page.edition.askedThemes.map { theme in
      let href = page.href(page.addresses.questions(of: theme.id))
      return Theme(
        theme: theme, href: href,
        questions: page.edition.questions(of: theme.id).map {
          Link(label: $0.title, href: "\(href)#\($0.slug)")
        })
    }
  }
}

/// `question-theme.mustache`: the questions of one theme with their answers, each with an anchor of
/// its own.
struct QuestionThemePage: SitePage {
  static let template = "question-theme"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.edition.askedThemes.map {
      planner.claim(
        Self.self, $0, at: planner.addresses.questions(of: $0.id),
        by: "\(planner.folder)/vocabulary.yaml")
    }
  }

  static func metadata(of theme: QuestionTheme, on page: PageScope) -> PageMetadata {
    PageMetadata(
      theme.label, page.strings.text("answersAbout", ["theme": theme.label]), on: page,
      under: [(.questions, page.addresses.questions)])
  }

  /// The questions with their answers as plain text.
  static func structuredData(of theme: QuestionTheme, in data: StructuredData) -> [Thing] {
    let questions = data.page.edition.questions(of: theme.id).map { question in
      let answer = Thing("Answer", ["text": .text(question.answer.document().plainText())])
      return Thing(
        "Question",
        [
          "name": .text(question.title), "acceptedAnswer": .thing(answer),
          "url": .text("\(data.address)#\(question.slug)"),
        ])
    }
    return [
      Thing(
        "FAQPage",
        [
          "inLanguage": data.language, "url": .text(data.address),
          "isPartOf": .thing(data.siteReference), "mainEntity": .list(questions),
        ])
    ]
  }

  let questions: [Entry]
  let others: [Link]

  static let table = TemplateTable<Self>([
    .list("questions", \.questions),
    .list("themes", \.others),
  ])

  struct Entry: TemplateModel {
    let question: Question
    let answer: String
    let sources: [Citation]

    static let table = TemplateTable<Self>(
      [
        .text("id", \.question.slug),
        .text("title", \.question.title),
        .html("answer", \.answer),
      ] + Citation.list(\.sources))
  }

  init(_ theme: QuestionTheme, on page: PageScope) {
    questions = page.edition.questions(of: theme.id).map {
      Entry(
        question: $0, answer: page.html($0.answer),
        sources: Citation.all($0.sources, on: page))
    }
    others = page.edition.askedThemes.map {
      Link(
        label: $0.label, href: page.href(page.addresses.questions(of: $0.id)),
        isCurrent: $0.id == theme.id)
    }
  }
}
