import Testing

@testable import Publishing

@Suite struct RouteTests {
  @Test(arguments: [
    ("", "index.html", "/"),
    ("letters/", "letters/index.html", "/letters/"),
    ("letters/no-reason/", "letters/no-reason/index.html", "/letters/no-reason/"),
    (
      "letters/no-reason/letter.txt", "letters/no-reason/letter.txt",
      "/letters/no-reason/letter.txt"
    ),
    ("404.html", "404.html", "/404.html"),
  ])
  func namesAFileAndAnAddress(path: String, file: String, address: String) {
    #expect(Route(path).filePath == file)
    #expect(Route(path).address == address)
  }

  @Test(arguments: [
    ("", "", "./"),
    ("", "guide/", "guide/"),
    ("", "feed.xml", "feed.xml"),
    ("guide/", "", "../"),
    ("guide/", "guide/", "./"),
    ("guide/", "guide/thank/", "thank/"),
    ("guide/thank/", "guide/", "../"),
    ("guide/thank/", "guide/clear/", "../clear/"),
    ("guide/thank/", "letters/no-reason/", "../../letters/no-reason/"),
    ("guide/thank/", "", "../../"),
    ("guide/thank/", "feed.xml", "../../feed.xml"),
    ("letters/no-reason/", "letters/no-reason/letter.txt", "letter.txt"),
    ("letters/no-reason/letter.txt", "letters/no-reason/", "./"),
    ("letters/no-reason/letter.txt", "letters/", "../"),
    ("letters/", "letters.json", "../letters.json"),
    ("letters.json", "letters/", "letters/"),
    ("404.html", "", "./"),
    ("404.html", "404.html", "404.html"),
    ("404.html", "guide/", "guide/"),
    ("de/404.html", "de/guide/", "guide/"),
    ("letters/page/2/", "letters/page/3/", "../3/"),
    ("letters/page/2/", "letters/", "../../"),
    ("a/", "a:b/", "../a:b/"),
    ("", "a:b/", "./a:b/"),
  ])
  func refersToAnotherRelatively(from: String, to: String, reference: String) {
    #expect(Route(from).reference(to: Route(to)) == reference)
  }

  /// Whatever the two routes and wherever the site is published, resolving the reference by
  /// RFC 3986 gives the target.
  @Test(arguments: [
    "https://example.org/", "https://example.org/letters/", "https://example.org/a/b/c/",
  ])
  func aReferenceResolvesToItsTarget(base: String) {
    let paths = [
      "", "a/", "a/b/", "a/b/c/", "a/c/", "b/", "b/a/", "ab/", "a.txt", "a/b.txt", "a/b/c.txt",
      "404.html", "a/404.html", "a:b/", "a/b:c/", "x/a/b/c/d/", "assets/0123abcd/style.css",
    ]
    for from in paths {
      for to in paths {
        let reference = Route(from).reference(to: Route(to))
        let resolved = URIReference(reference).resolved(against: base + from)
        #expect(resolved == base + to, "\(from) -> \(to) by \(reference)")
        #expect(!reference.isEmpty && !reference.hasPrefix("/"))
      }
    }
  }

  @Test func routesAreOrderedByTheirBytes() {
    let routes = ["", "404.html", "Z/", "a-b/", "a/", "a/b/", "b/", "ä/"].map(Route.init)
    #expect(routes.reversed().sorted() == routes)
  }
}
