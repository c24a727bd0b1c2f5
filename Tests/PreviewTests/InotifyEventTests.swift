#if os(Linux)
  import Testing

  @testable import Preview

  @Suite struct InotifyEventTests {
    private func message(watch: Int32, mask: UInt32, name: String, padding: Int) -> [UInt8] {
      func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number, Array.init) }
      let padded = Array(name.utf8) + [UInt8](repeating: 0, count: padding)
      return bytes(UInt32(bitPattern: watch)) + bytes(mask) + bytes(0)
        + bytes(UInt32(padded.count)) + padded
    }

    @Test func messagesAreReadOneAfterTheOther() {
      let bytes =
        message(watch: 3, mask: 0x100, name: "letter.md", padding: 7)
        + message(watch: -1, mask: 0x4000, name: "", padding: 0)
        + message(watch: 4, mask: 0x4000_0100, name: "größe", padding: 9)
      let events = InotifyEvent.decode(bytes)
      #expect(events.map(\.watch) == [3, -1, 4])
      #expect(events.map(\.name) == ["letter.md", "", "größe"])
      #expect(events.map(\.hasOverflowed) == [false, true, false])
      #expect(events.map(\.isOfFolder) == [false, true, true])
    }

    @Test func aDamagedMessageEndsTheReading() {
      let whole = message(watch: 3, mask: 0x100, name: "a", padding: 15)
      #expect(InotifyEvent.decode(whole + [1, 2, 3]).count == 1)
      #expect(InotifyEvent.decode([]).isEmpty)
    }
  }
#endif
