import Templates

/// What the program offers to themes and asks of them.
package struct ThemeContract: Sendable {
  /// The kinds of page, each by the name of its template.
  let pages: [String]
  /// What each template receives besides the words and the settings, the outermost first.
  package let templates: [String: [TemplateShape]]
  /// Those that a theme can do without.
  let optionalTemplates: Set<String>
  /// The data modules that a kind of page can load.
  let data: [String]
  /// The words that the program itself uses.
  package let strings: [String]

  package init(
    pages: [String], templates: [String: [TemplateShape]], optionalTemplates: Set<String>,
    data: [String], strings: [String]
  ) {
    self.pages = pages
    self.templates = templates
    self.optionalTemplates = optionalTemplates
    self.data = data
    self.strings = strings
  }
}
