/// What a theme's manifest can name that is the program's and not the theme's.
package struct ThemeContract: Sendable {
  /// The kinds of page, each by the name of its template.
  let pages: [String]
  /// The data modules that a kind of page can load.
  let data: [String]

  package init(pages: [String], data: [String]) {
    self.pages = pages
    self.data = data
  }
}
