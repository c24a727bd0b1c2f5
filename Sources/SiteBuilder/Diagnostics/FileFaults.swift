// Faults of files as such, before anything is read from them.
extension Fault {
  static var notUTF8: Fault {
    Fault(
      .notUTF8, "this file is not UTF-8 from here on",
      fix: "save it as UTF-8; most editors have this under \"Save with encoding\"")
  }

  static func missingFile(purpose: String) -> Fault {
    Fault(.missingFile, "this file does not exist", fix: "create it: it is \(purpose)")
  }

  static func unexpectedFile(known: [String]) -> Fault {
    Fault(
      .unexpectedFile, "nothing reads this file", fix: "move or remove it. \(list(known))")
  }

  static func notAnIdentifier(_ name: String) -> Fault {
    Fault(
      .notAnIdentifier, "`\(name)` cannot be used as a name here",
      fix: "use lower-case letters, digits and single hyphens, such as `no-reason`")
  }
}
