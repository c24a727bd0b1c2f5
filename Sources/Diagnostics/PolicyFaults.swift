// Faults of what the Content-Security-Policy of the pages keeps browsers from loading or running.
extension Fault {
  private static func blocked(_ message: String, fix: String) -> Fault {
    Fault(.blockedByPolicy, message + ": the policy of the pages forbids it", fix: fix)
  }

  package static func blockedPicture(_ address: String) -> Fault {
    blocked(
      "no browser loads the picture `\(address)` from another host",
      fix: "put the file into `static/` and write its address, such as `/desk.png`")
  }

  package static func blockedFile(_ address: String) -> Fault {
    blocked(
      "no browser loads `\(address)` from another host",
      fix: "put the file into the theme's `assets/`")
  }

  package static var blockedFrame: Fault {
    blocked("no browser shows another page in this one", fix: "link to it")
  }

  package static var blockedStyle: Fault {
    blocked(
      "no browser applies styles that stand in a page",
      fix: "give the element a class, and the class its rules in a style sheet of the theme")
  }

  package static var blockedScript: Fault {
    blocked(
      "no browser runs scripts that stand in a page",
      fix: "put it into a module in the theme's `assets/`, and listen with `addEventListener`")
  }

  package static var blockedForm: Fault {
    blocked("no browser sends a form from these pages", fix: "remove the `action`")
  }

  package static var blockedBase: Fault {
    blocked("no browser takes addresses from a `base`", fix: "remove it: all links are relative")
  }

  package static func blockedImport(_ address: String) -> Fault {
    blocked(
      "no browser imports `\(address)` from another host",
      fix: "put the module into the theme's `assets/`")
  }
}
