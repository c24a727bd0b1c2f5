import Content
import Diagnostics
import Foundation
import Publishing

extension OutputFolder {
  /// Refuses a folder that a build could do harm in.
  ///
  /// - Throws: `BuildError.outputRefused` for the source folder and its parents, the home folder, a
  ///   file, and a folder with files in it that no build has put there.
  func checkOwnership(source: SourceFolder) throws(BuildError) {
    let path = url.path(percentEncoded: false)
    func refuse(_ reason: String) -> BuildError { .outputRefused(path: path, reason: reason) }
    let output = try OutputPlace(url).path
    let input = OutputPlace.resolved(source.url)
    if (input + "/").hasPrefix(output.hasSuffix("/") ? output : output + "/") {
      throw refuse("the source is in it. Choose a folder of its own with --output")
    }
    for folder in SourceFolder.folders
    where (output + "/").hasPrefix("\(input)/\(folder)/") {
      throw refuse("it is part of the source. Choose a folder of its own with --output")
    }
    if output == OutputPlace.resolved(FileManager.default.homeDirectoryForCurrentUser) {
      throw refuse("it is the home folder. Choose a folder of its own with --output")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: output) else { return }
    if !names.contains(Manifest.fileName), names.contains(where: { !$0.hasPrefix(".") }) {
      throw refuse(
        "there are files in it that sitegen did not put there. Empty it, or choose another folder")
    }
  }
}
