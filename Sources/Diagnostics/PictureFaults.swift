// Faults of pictures in the content.
extension Fault {
  package static var damagedPicture: Fault {
    Fault(
      .wrongPicture, "this is no whole PNG, JPEG, GIF, WebP or SVG picture with a size",
      fix: "export it anew; an SVG says its size by `width` and `height` or by `viewBox`")
  }

  package static func misnamedPicture(format: String, ending: String) -> Fault {
    Fault(
      .wrongPicture, "this is a \(format) picture, and its name says something else",
      fix: "let its name end in `.\(ending)`")
  }

  package static var scriptInPicture: Fault {
    Fault(
      .wrongPicture,
      "this picture has a script in it, which runs where somebody opens it by itself",
      fix: "export it without scripts and event attributes")
  }

  /// - Parameter known: the names of the pictures that are there.
  package static func missingPicture(
    _ destination: String, known: @autoclosure @escaping Fault.Names
  ) -> Fault {
    Fault(
      .brokenLink, "there is no picture `\(destination)` beside the page or in `images/`",
      for: destination, among: known)
  }

  package static var unusedPicture: Fault {
    Fault(
      .unusedPicture, "no page shows this picture, so it is not published",
      fix: "show it, as `![what it shows](its-name.png)`, or remove it")
  }
}
