import Foundation
import Testing

@testable import Content

@Suite struct ImageHeaderTests {
  typealias Format = ImageHeader.Format

  private static func data(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  static let png = data(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEWLIjNSeO6NAAAADElEQVQI12NgYGAA"
      + "AAAEAAEnNCcKAAAAAElFTkSuQmCC")
  static let jpeg = data(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8M"
      + "CgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQ"
      + "EBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAA"
      + "AAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFCP/EABQRAQAA"
      + "AAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AC4HUQ//2Q==")
  static let gif = data(
    "R0lGODlhAwACAPAAAIsiMwAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==")
  static let webPLossy = data(
    "UklGRjQAAABXRUJQVlA4ICgAAABwAQCdASoDAAIAAgA0JaACdAFAAAD+8ql4wmkYD/zNH/eb/vN69AAA")
  static let webPLossless = data(
    "UklGRhwAAABXRUJQVlA4TA8AAAAvAkAAAAcQ/Y/+ByKi/wEA")
  static let webPExtended = data(
    "UklGRl4AAABXRUJQVlA4WAoAAAAQAAAAAgAAAQAAQUxQSAcAAAAAgICAgICAAFZQOCAwAAAA0AEAnQEqAwAC"
      + "AAIANCWgAnS6AfgAA7AA/vDEC/8guWF1yNf/ID/kB/yA//jyAAAA")

  /// A JPEG file with an orientation in its Exif data.
  static func jpeg(orientation: UInt8, isLittle: Bool) -> [UInt8] {
    func number(_ value: UInt8, _ count: Int) -> [UInt8] {
      let bytes = [value] + [UInt8](repeating: 0, count: count - 1)
      return isLittle ? bytes : bytes.reversed()
    }
    let tag: [UInt8] = isLittle ? [0x12, 0x01] : [0x01, 0x12]
    let tiff =
      Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(1, 2) + tag
      + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0] + [0, 0, 0, 0]
    let segment = Array("Exif\0\0".utf8) + tiff
    return Array(jpeg[..<2]) + [0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment + jpeg[2...]
  }

  @Test(arguments: [
    (png, Format.png), (jpeg, .jpeg), (gif, .gif), (webPLossy, .webP), (webPLossless, .webP),
    (webPExtended, .webP),
  ])
  func everyFormatSaysItsSize(bytes: [UInt8], format: Format) throws {
    let header = try #require(ImageHeader(bytes))
    #expect(header.format == format && header.width == 3 && header.height == 2)
  }

  /// Whatever is left of a picture when a copy breaks off: nothing crashes, and it is no picture.
  @Test(arguments: [png, jpeg, gif, webPLossy, webPLossless, webPExtended])
  func aPictureThatBreaksOffIsNone(bytes: [UInt8]) {
    for count in 0..<(bytes.count - 1) {
      #expect(ImageHeader(Array(bytes[..<count])) == nil, "\(count) bytes")
    }
  }

  /// Browsers turn it, so its sides change places (CSS Images 3, `image-orientation`).
  @Test(arguments: [(UInt8(1), 3), (3, 3), (6, 2), (8, 2)], [true, false])
  func aPhotographIsTurnedAsItsCameraSays(turn: (orientation: UInt8, width: Int), isLittle: Bool)
    throws
  {
    let bytes = Self.jpeg(orientation: turn.orientation, isLittle: isLittle)
    #expect(try #require(ImageHeader(bytes)).width == turn.width)
  }

  @Test(arguments: [
    (#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20.4"></svg>"#, 30, 20),
    (#"<?xml version="1.0"?><!-- a > b --><svg width='30px' height='20px'/>"#, 30, 20),
    (#"<svg viewBox="0 0 30 20"><path d=""/></svg>"#, 30, 20),
    (#"<svg width="100%" height="100%" viewBox="-1,-1, 30,20"></svg>"#, 30, 20),
  ])
  func aDrawingSaysItsSizeByAttributes(text: String, width: Int, height: Int) throws {
    let header = try #require(ImageHeader(Array(text.utf8)))
    #expect(header.format == .svg && header.width == width && header.height == height)
  }

  @Test(arguments: [
    "", "hello", "<svg></svg>", #"<svg width="0" height="5"></svg>"#,
    #"<svg width="3" height="2">"#,
    #"<svg viewBox="0 0 nan 20"></svg>"#, #"<svg width="1e99" height="1e99"></svg>"#,
  ])
  func anythingElseIsNoPicture(text: String) {
    #expect(ImageHeader(Array(text.utf8)) == nil)
  }

  @Test func whateverTheBytesNothingCrashes() {
    var state: UInt32 = 7
    for start in [
      Self.png, Self.jpeg, Self.gif, Self.webPLossy, Self.webPLossless, Self.webPExtended,
    ] {
      for _ in 0..<400 {
        var bytes = start
        for _ in 0..<3 {
          state = state &* 1_664_525 &+ 1_013_904_223
          bytes[Int(state >> 8) % bytes.count] = UInt8(truncatingIfNeeded: state >> 3)
        }
        _ = ImageHeader(bytes)
      }
    }
  }
}
