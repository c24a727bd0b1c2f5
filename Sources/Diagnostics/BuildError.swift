/// What keeps a build from being done at all, as opposed to a fault in the content.
package enum BuildError: Error, Equatable {
  case sourceMissing(path: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  case outputRefused(path: String, reason: String)
  /// Another process publishes there and does not end; its number, where it is known.
  case outputInUse(path: String, process: Int32?)
  case invalidBaseURL(String, reason: String)
}

extension BuildError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sourceMissing(let path):
      "no site to build in \(path): there is no folder `content` in it. Go to the folder of a site, or name it "
        + "with --source; `sitegen new site NAME` begins one."
    case .cannotRead(let path, let reason):
      "cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason)"
    case .outputRefused(let path, let reason):
      "will not change \(path): \(reason)"
    case .outputInUse(let path, let process):
      "another sitegen\(process.map { " (process \($0))" } ?? "") is publishing to \(path). "
        + "Wait until it has ended, then build again."
    case .invalidBaseURL(let text, let reason):
      "`\(text)` is not a base URL: \(reason). Write an address such as "
        + "https://example.org/letters/"
    }
  }
}
