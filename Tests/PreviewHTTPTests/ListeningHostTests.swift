import Testing

@testable import PreviewHTTP

@Suite struct ListeningHostTests {
  @Test(arguments: ["localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"])
  func thisComputerCanBeListenedOn(host: String) throws {
    let host = try #require(ListeningHost(host))
    let socket = try Socket.listening(host, port: 0)
    #expect(socket.port != 0)
  }

  @Test(arguments: [
    "", "0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.1.example.org", "127.0.0", "127.1",
    "127.0.0.256", "127.0.0.1:80", "localhost.", "1127.0.0.1", "127.0.0.+1", "127.0.0.١",
    "127.0.0.01", "0127.0.0.1", "127.0.0.1 ", "127..0.1",
  ])
  func othersCannot(host: String) {
    #expect(ListeningHost(host) == nil)
  }

  @Test(arguments: [
    "localhost", "LOCALHOST:8000", "kind.localhost:8000", "127.0.0.1", "127.0.0.1:65535",
    "[::1]", "[::1]:8000",
  ])
  func aHeaderMayNameThisComputer(header: String) {
    #expect(ListeningHost.standard.isNamed(byHostHeader: header))
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:8000", "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evillocalhost", "localhost:80:80", "localhost:evil", "192.168.1.4:8000", "[::2]:8000", "::1",
  ])
  func aHeaderThatNamesAnythingElseIsNotAnswered(header: String?) {
    #expect(!ListeningHost.standard.isNamed(byHostHeader: header))
  }

  @Test(arguments: ["10.0.0.1", "172.16.0.9", "172.31.255.1", "192.168.1.20"])
  func theAddressInALocalNetworkIsAnsweredUnderNoOtherName(text: String) throws {
    let host = try #require(ListeningHost(inLocalNetwork: text))
    #expect(host.isInLocalNetwork && host.name == text)
    for header in [text, text + ":8000"] { #expect(host.isNamed(byHostHeader: header)) }
    let others: [String?] = [
      nil, "", "localhost", "127.0.0.1", "evil.example:8000", text + ".evil.example", text + "1",
      text + ":8000:8000", "192.168.1.21",
    ]
    for header in others { #expect(!host.isNamed(byHostHeader: header), "\(header ?? "none")") }
  }

  @Test(arguments: [
    "0.0.0.0", "8.8.8.8", "127.0.0.1", "172.15.0.1", "172.32.0.1", "192.169.1.1", "169.254.1.1",
    "192.168.1", "192.168.1.020", "localhost", "",
  ])
  func whatIsNotOfAPrivateNetworkIsNotListenedOn(text: String) {
    #expect(ListeningHost(inLocalNetwork: text) == nil)
  }

  /// Whatever network there is, what is found can be listened on.
  @Test func theOwnAddressCanBeListenedOn() throws {
    guard let host = ListeningHost.ofLocalNetwork() else { return }
    #expect(host.isInLocalNetwork)
    #expect(try Socket.listening(host, port: 0).port != 0)
  }
}
