/// What keeps a preview from starting or going on, as opposed to what is wrong with the source.
package enum PreviewError: Error, Equatable {
  /// - Parameter free: another port that is not.
  case portTaken(UInt16, free: UInt16?)
  case cannotServe(reason: String)
}

extension PreviewError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .portTaken(let port, let free?):
      "port \(port) is taken, or not yours to use. Port \(free) is free: sitegen serve --port \(free)"
    case .portTaken(let port, nil):
      "port \(port) is taken, or not yours to use. Choose another with --port, or 0 for any"
    case .cannotServe(let reason):
      "cannot serve: \(reason)"
    }
  }
}
