import Testing

/// The examples of RFC 3986, section 5.4, so that the tests of links rest on something.
@Suite struct URIReferenceTests {
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("g#s", "http://a/b/c/g#s"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
    ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
  ])
  func resolvesAsTheStandardDoes(reference: String, target: String) {
    #expect(URIReference(reference).resolved(against: "http://a/b/c/d;p?q") == target)
  }
}
