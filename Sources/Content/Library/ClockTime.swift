/// A time of day as HTML writes it (HTML Standard, "valid time string"), without seconds.
package struct ClockTime {
  package let hour: Int
  /// Two digits.
  package let minute: String

  /// Nil for what is no time, such as `24:00`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let hour = Int(parts[0]), hour < 24, parts[1] < "60"
    else { return nil }
    self.hour = hour
    minute = String(parts[1])
  }
}
