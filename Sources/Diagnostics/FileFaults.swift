// Faults of files as such, before anything is read from them.
extension Fault {
  static var notUTF8: Fault {
    Fault(
      .notUTF8, "this file is not UTF-8 from here on",
      fix: "save it as UTF-8; most editors have this under \"Save with encoding\"")
  }

  package static func missingFile(purpose: String) -> Fault {
    Fault(.missingFile, "this file does not exist", fix: "create it: it is \(purpose)")
  }

  package static func unexpectedFile(known: [String]) -> Fault {
    Fault(
      .unexpectedFile, "nothing reads this file", fix: "move or remove it. \(list(known))")
  }

  package static var strayFile: Fault {
    Fault(
      .strayFile, "a system or an editor has left this behind; it is not read and not published",
      fix: "remove it")
  }

  /// - Parameter folder: where such a file belongs.
  package static func misplacedLetter(folder: String) -> Fault {
    Fault(
      .misplacedFile, "this is a letter, and letters do not lie in this folder",
      fix: "move it to `\(folder)/`")
  }

  package static func notAnIdentifier(_ name: String) -> Fault {
    Fault(
      .notAnIdentifier, "`\(name)` cannot be used as a name here",
      fix: "use lower-case letters, digits and single hyphens, such as `no-reason`")
  }

  package static var linkOutOfSource: Fault {
    Fault(
      .unreadableFile, "this is a symbolic link that leads out of the source",
      fix: "put what it leads to here instead")
  }

  package static var linkInLinkedFolder: Fault {
    Fault(
      .unreadableFile, "this is a symbolic link to a folder, in a folder that is reached by a link",
      fix: "put what it leads to here instead")
  }

  package static var notAFile: Fault {
    Fault(.unreadableFile, "this is neither a file nor a folder", fix: "remove it")
  }

  package static func fileTooLarge(limit: Int) -> Fault {
    Fault(
      .tooLarge, "this file is too large: at most \(limit / 1_024) KiB are read",
      fix: "split it, or make it smaller")
  }

  static func lineTooLong(limit: Int) -> Fault {
    Fault(
      .tooLarge, "this line is too long: at most \(limit) bytes are read",
      fix: "break it into several lines")
  }

  package static func controlCharacter(_ scalar: Unicode.Scalar) -> Fault {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Fault(
      .controlCharacter, "the control character U+\(number) can stand in no text",
      fix: "remove it; most editors can show invisible characters")
  }
}
