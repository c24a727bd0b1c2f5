import Testing

@testable import LoopbackHTTP

@Suite struct LoopbackHostTests {
  @Test(arguments: ["localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"])
  func thisComputerCanBeListenedOn(host: String) throws {
    let host = try #require(LoopbackHost(host))
    let socket = try Socket.listening(host, port: 0)
    #expect(socket.port != 0)
  }

  @Test(arguments: [
    "", "0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.1.example.org", "127.0.0", "127.1",
    "127.0.0.256", "127.0.0.1:80", "localhost.", "1127.0.0.1", "127.0.0.+1", "127.0.0.١",
    "127.0.0.01", "0127.0.0.1", "127.0.0.1 ", "127..0.1",
  ])
  func othersCannot(host: String) {
    #expect(LoopbackHost(host) == nil)
  }

  @Test(arguments: [
    "localhost", "LOCALHOST:8000", "kind.localhost:8000", "127.0.0.1", "127.0.0.1:65535",
    "[::1]", "[::1]:8000",
  ])
  func aHeaderMayNameThisComputer(header: String) {
    #expect(LoopbackHost.isNamed(byHostHeader: header))
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:8000", "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evillocalhost", "localhost:80:80", "localhost:evil", "192.168.1.4:8000", "[::2]:8000", "::1",
  ])
  func aHeaderThatNamesAnythingElseIsNotAnswered(header: String?) {
    #expect(!LoopbackHost.isNamed(byHostHeader: header))
  }
}
