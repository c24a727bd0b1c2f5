import Disk

/// The moments of publishing between which something may happen to it: a test ends the build at each
/// of them, and finds a whole site.
package enum PublishStep: String, Sendable, CaseIterable {
  /// The lock is held, and nothing has changed yet.
  case locked
  /// The stage is there and empty.
  case stageMade
  /// One file of the next site is on the stage.
  case fileStaged
  /// The files of others are on the stage as well.
  case othersLinked
  /// The stage is a whole site.
  case staged
  /// The next site is in its place, and the old one on the stage.
  case exchanged
  /// One file of the old site is gone.
  case fileRetired
  /// The old site is gone.
  case retired
  /// Nothing is left but the lock.
  case finished

  /// Where folders cannot be exchanged: every new file lies ready.
  case filesReady
  /// One file is in its place.
  case filePlaced
  /// One file that the site no longer has is gone.
  case fileRemoved

  /// Does something at every step, from any thread; an error ends publishing there.
  package typealias Observer = @Sendable (PublishStep) throws(DiskError) -> Void
}
