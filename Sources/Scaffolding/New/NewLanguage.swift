import Basics
import Content
import Diagnostics
import Etiquette
import Foundation
import Languages
import Publishing
import SiteBuilder
import Themes

/// Begins an edition in another language: what it cannot do without, in the words of the first language, to be
/// translated; and an entry in `content/site.yaml`.
package struct NewLanguage: Sendable {
  private let source: SourceFolder
  private let today: CalendarDate

  /// What has been written.
  package struct Made: Sendable, Equatable {
    /// Relative to the source folder.
    package let folder: String
    package let files: [String]
    /// What the build has to say about it: what is still to be translated.
    package let diagnostics: [Diagnostic]
  }

  package init(_ source: SourceFolder, today: CalendarDate) {
    self.source = source
    self.today = today
  }

  /// Writes the edition, once the site has been built with it in memory.
  ///
  /// - Parameters:
  ///   - tag: of the language, as in BCP 47, such as `pl`.
  ///   - name: what the language calls itself; found out where it is nil.
  package func make(_ tag: String, name: String?) async throws(NewError) -> Made {
    guard tag.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil else {
      throw .badName(tag, reason: "a language tag is like `pl` or `pt-BR` (BCP 47)")
    }
    let snapshot: SourceSnapshot
    do { snapshot = try await source.snapshot() } catch { throw .failed(error) }
    let folder = "content/\(tag)"
    guard snapshot.paths(under: folder).isEmpty else { throw .exists(path: folder) }
    let before = await SiteBuild(source: source).render(snapshot)
    guard let scope = before.scope?.editions.first else { throw .brokenSource(before.diagnostics) }
    guard let settings = snapshot.bytes(SettingsReader.path),
      let changed = Self.adding(
        tag, named: name ?? Self.ownName(of: tag), to: String(decoding: settings, as: UTF8.self))
    else {
      throw .badName(
        tag,
        reason:
          "content/site.yaml has no list under `languages` to add it to. Add the language there")
    }
    let files = NewEdition(scope: scope, tag: tag, snapshot: snapshot, today: today).files()
    var whole = snapshot.adding(Array(changed.utf8), at: SettingsReader.path)
    for (path, text) in files { whole = whole.adding(Array(text.utf8), at: "\(folder)/\(path)") }
    let outcome = await SiteBuild(source: source).render(whole)
    let found = outcome.diagnostics.filter { !before.diagnostics.contains($0) }
    guard !found.contains(where: { $0.severity == .error }) else { throw .brokenSource(found) }
    try NewFolder(
      name: tag, path: folder, parentPath: OutputPlace.resolved(source.url) + "/content"
    )
    .write(files.mapValues { Array($0.utf8) })
    try NewFile(path: SettingsReader.path, source: source)
      .write(Array(changed.utf8), over: settings)
    return Made(folder: folder, files: files.keys.sorted(), diagnostics: found)
  }

  /// What a language calls itself, with a capital; its tag where nobody knows.
  private static func ownName(of tag: String) -> String {
    let name = Locale(identifier: tag).localizedString(forIdentifier: tag) ?? tag
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The settings with one more language, as the last of a list in block style; nil where there is none.
  private static func adding(_ tag: String, named name: String, to settings: String) -> String? {
    var lines = settings.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.wholeMatch(of: /languages:\s*(#.*)?/) != nil }),
      let item = lines[(start + 1)...].first(where: { !$0.allSatisfy(\.isWhitespace) }),
      let dash = item.firstIndex(of: "-"), item[..<dash].allSatisfy({ $0 == " " })
    else { return nil }
    let end =
      lines[(start + 1)...].firstIndex { line in
        guard let first = line.first else { return false }
        return first != " " && !(first == "-" && dash == item.startIndex) && first != "#"
      } ?? lines.count
    // Behind the last line of the list, before what is empty.
    let last = lines[..<end].lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? start
    let indent = String(item[..<dash])
    lines.insert(
      contentsOf: ["\(indent)- tag: \(tag)", "\(indent)  name: \(YAMLScalar.text(name))"].map {
        Substring($0)
      }, at: last + 1)
    return lines.joined(separator: "\n")
  }
}

/// The files of an edition that has been begun: names, guidelines, the pages that every edition has, one letter, and
/// the words of the interface.
struct NewEdition {
  let scope: EditionScope
  let tag: String
  let snapshot: SourceSnapshot
  let today: CalendarDate

  private var edition: Edition { scope.edition }
  private var terms: Terms { scope.terms }

  /// By their path in the folder of the edition.
  func files() -> [String: String] {
    var files = [
      "vocabulary.yaml": vocabulary(), "fields.yaml": fields(),
      EditionReader.wordsFile: words(),
    ]
    for guideline in terms.guidelines { files["guide/\(guideline.id).md"] = page(of: guideline) }
    for index in IndexPage.allCases where isNeeded(index) {
      guard let heading = edition.heading(of: index) else { continue }
      files["pages/\(index.rawValue).md"] = page(heading)
    }
    if let letter, let file = edition.letterPages[letter.id]?.file {
      files["letters/\(letter.id).md"] = Self.withoutLinks(file.text)
    }
    return files
  }

  /// A page that heads what only the first edition has is left to whoever adds that.
  private func isNeeded(_ index: IndexPage) -> Bool {
    guard let optional = OptionalPage(index) else { return true }
    return [.write, .matrix].contains(optional) && edition.has(optional)
  }

  // MARK: The letter

  /// The one that the home page shows, or else the first, if it leads to no other.
  private var letter: Letter? {
    let featured = edition.heading(of: .home)?.featured.flatMap { edition.gallery[$0] }
    let letters = [featured].compactMap(\.self) + edition.gallery.letters
    return letters.first { $0.followUp == nil } ?? letters.first
  }

  /// A letter without the keys that name what the new edition does not have, or that belong to the old one alone.
  private static func withoutLinks(_ text: String) -> String {
    var isLeftOut = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.first.map({ $0 != " " && $0 != "-" }) ?? false {
        isLeftOut = ["aliases:", "followUp:", "waivers:"].contains { line.hasPrefix($0) }
      }
      return !(isLeftOut && !line.hasPrefix("---"))
    }.joined(separator: "\n")
  }

  // MARK: Names

  private func vocabulary() -> String {
    var text = """
      # Translate the labels and descriptions, and leave each id as it is. Values that are commented out have no letter
      # here yet.

      """
    for facet in Facet.allCases {
      text += "\(facet.plural):\n"
      for value in terms.vocabulary.values(of: facet) {
        var lines = ["- id: \(value.id)", "  label: \(YAMLScalar.text(value.label))"]
        lines.append("  description: \(YAMLScalar.text(value.description))")
        if value.isSpoken { lines.append("  spoken: true") }
        if let opens = value.opens { lines.append("  opens: \(opens.text)") }
        text += Self.entry(lines, isActive: letter?.situation[facet] == value.id || letter == nil)
      }
    }
    text += "roles:\n"
    for role in Role.structural {
      text += Self.entry(
        ["- id: \(role.name)", "  label: \(YAMLScalar.text(terms.label(of: role)))"], isActive: true
      )
    }
    text += "aims:\n"
    for aim in terms.vocabulary.aims {
      text += Self.entry(
        [
          "- id: \(aim.id)", "  label: \(YAMLScalar.text(aim.label))",
          "  description: \(YAMLScalar.text(aim.description))",
        ], isActive: true)
    }
    return text
  }

  private func fields() -> String {
    let used = Set(letter?.blanks ?? terms.fields.map(\.id))
    return
      "# Translate what people read. Blanks that are commented out are in no letter here yet.\n"
      + terms.fields.map { field in
        var lines = ["- id: \(field.id)", "  label: \(YAMLScalar.text(field.label))"]
        if field.placeholder != field.label {
          lines.append("  placeholder: \(YAMLScalar.text(field.placeholder))")
        }
        if let hint = field.hint { lines.append("  hint: \(YAMLScalar.text(hint))") }
        lines.append("  type: \(field.kind.rawValue)")
        lines.append("  example: \(YAMLScalar.quoted(field.example))")
        if !field.isRequired { lines.append("  required: false") }
        if let name = field.autocomplete {
          lines.append("  autocomplete: \(YAMLScalar.quoted(name))")
        }
        if let limit = field.maxLength { lines.append("  maxLength: \(limit)") }
        if field.whenEmpty == .drop { lines.append("  whenEmpty: drop") }
        return Self.entry(lines, indent: "", isActive: used.contains(field.id))
      }.joined()
  }

  private static func entry(_ lines: [String], indent: String = "  ", isActive: Bool) -> String {
    lines.map { (isActive ? indent : "#" + indent) + $0 + "\n" }.joined()
  }

  // MARK: Pages

  private func page(of guideline: Guideline) -> String {
    func list(_ key: String, _ items: [String]) -> String {
      items.isEmpty
        ? "" : "\(key):\n" + items.map { "  - \(YAMLScalar.text($0))\n" }.joined()
    }
    var text = "---\ntitle: \(YAMLScalar.text(guideline.title))\n"
    text += "label: \(YAMLScalar.text(guideline.label))\norder: \(guideline.order)\n"
    if !guideline.isExpected { text += "expected: false\n" }
    if let part = guideline.part { text += "part: \(part.rawValue)\n" }
    if let mark = guideline.mark { text += "mark: \(mark)\n" }
    text += "summary: \(YAMLScalar.text(guideline.summary))\n"
    text += list("do", guideline.advice.do) + list("avoid", guideline.advice.avoid)
    return text + "reviewed: \(today.iso8601)\n---\n"
  }

  private func page(_ heading: Page) -> String {
    var text = "---\ntitle: \(YAMLScalar.text(heading.title))\n"
    if heading.label != heading.title { text += "label: \(YAMLScalar.text(heading.label))\n" }
    text += "summary: \(YAMLScalar.text(heading.summary))\n"
    if heading.slug == IndexPage.home.rawValue, let letter { text += "featured: \(letter.id)\n" }
    return text + "reviewed: \(today.iso8601)\n---\n"
  }

  // MARK: The words of the interface

  /// Every key for which the theme has no words in the language, without a value, below the words of the first
  /// language.
  private func words() -> String {
    let own = themeWords()
    let first = scope.strings
    let categories = PluralRules(tag).usedCategories
    var text = """
      # The words of the interface. Write each translation behind its key, below the words that it stands for.
      # Until then those stand in.

      """
    var counted: Set<String> = []
    for key in first.keys where first[key]?.isEmpty == false {
      guard let (things, _) = PluralCategory.parts(ofKey: key), first.counted.contains(things)
      else {
        if own.contains(key) { continue }
        text += "# \(Self.comment(first[key] ?? ""))\n\(key):\n"
        continue
      }
      guard counted.insert(things).inserted else { continue }
      text += "# \(Self.comment(first[things + PluralCategory.other.suffix] ?? ""))\n"
      for category in categories where !own.contains(things + category.suffix) {
        text += "\(things)\(category.suffix):\n"
      }
    }
    return text
  }

  private static func comment(_ text: String) -> String {
    text.replacing("\n", with: " ")
  }

  /// The keys for which the theme, or one that it extends, has words in the language.
  private func themeWords() -> Set<String> {
    let reader = ThemeReader(snapshot: snapshot, languages: [], choices: [], contract: .current)
    let keys = reader.chain(from: scope.theme.name).flatMap { theme -> [String] in
      let path = "themes/\(theme.name)/strings/\(tag).yaml"
      let text = snapshot.bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return text.split(separator: "\n").compactMap { line in
        line.first?.isLetter == true ? line.split(separator: ":").first.map(String.init) : nil
      }
    }
    return Set(keys)
  }
}
