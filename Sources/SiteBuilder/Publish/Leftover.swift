/// What a build has left that was killed while it published. It is taken away before anything else is
/// done, and nothing that is not ours ever is.
struct Leftover: Sendable {
  let place: OutputPlace

  /// - Throws: `BuildError.outputRefused` where something lies on the stage that is not ours.
  func remove() throws(BuildError) {
    let listing = FolderListing(place.stage)
    let state = state(listing)
    if state == .foreign {
      throw .outputRefused(
        path: place.folder,
        reason: "\(place.stage) is in the way, and sitegen did not put it there. Move it away")
    }
    let manifest = state == .retired ? try Manifest.read(in: place.stage) : nil
    do {
      try FileByFile.removeReadyFiles(in: place)
      switch state {
      case .absent, .foreign: break
      case .unfinished: try Disk.removeTree(place.stage, last: Stage.marker)
      case .retired:
        try RetiredSite(place: place) { _ in }.remove(manifest: manifest, listing: listing)
      }
      if Disk.isFile(marker) { try Disk.remove(marker) }
    } catch {
      throw BuildError(error)
    }
  }

  private enum State { case absent, unfinished, retired, foreign }

  /// A stage with the marker has not been exchanged. Where the output folder has the marker, the
  /// stage has been, and is the old site.
  private func state(_ listing: FolderListing) -> State {
    guard let status = Disk.status(place.stage) else { return .absent }
    if !status.isFolder { return .foreign }
    if listing.isEmpty || listing.files[Stage.marker] != nil { return .unfinished }
    return Disk.isFile(marker) ? .retired : .foreign
  }

  private var marker: String { place.path(Stage.marker) }
}
