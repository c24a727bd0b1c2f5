/// Numbers of letters and pages as a text that compresses well: the gaps between them, and where they are more
/// than half of all, after a `!`, those that are missing.
///
/// A gap is written in digits of base 45, the lowest first: from `#` the last of a gap, from `P` those
/// before it.
enum LetterNumbers {
  private static let base = 45
  private static let last = UInt8(ascii: "#")
  private static let others = UInt8(ascii: "P")

  /// - Parameters:
  ///   - numbers: in order.
  ///   - count: of all letters.
  /// - Returns: the inside of a string in JSON.
  static func text(of numbers: [Int], among count: Int) -> [UInt8] {
    guard 2 * numbers.count > count else { return gaps(numbers) }
    var missing: [Int] = []
    var next = 0
    for number in numbers + [count] {
      missing += next..<number
      next = number + 1
    }
    return [UInt8(ascii: "!")] + gaps(missing)
  }

  private static func gaps(_ numbers: [Int]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(numbers.count)
    var next = 0
    for number in numbers {
      var gap = number - next
      while gap >= base {
        let digit = others + UInt8(gap % base)
        if digit == UInt8(ascii: "\\") { text.append(digit) }
        text.append(digit)
        gap /= base
      }
      text.append(last + UInt8(gap))
      next = number + 1
    }
    return text
  }
}
