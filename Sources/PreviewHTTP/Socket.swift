import Foundation

/// A TCP connection to a client, or a port that clients connect to. No call waits; it is closed when
/// nobody holds it any more.
final class Socket: Sendable {
  let descriptor: Int32

  /// What came of moving bytes.
  enum Transfer: Equatable {
    case moved(Int)
    /// Nothing can be moved at the moment.
    case blocked
    /// The other side has closed, or the connection has failed.
    case ended
  }

  /// - Parameter descriptor: nobody else's from now on.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      set(SOL_SOCKET, SO_NOSIGPIPE, to: 1)
    #endif
  }

  deinit {
    close(descriptor)
  }

  // MARK: Listening

  /// A port that clients can connect to from now on; none is lost before it is accepted.
  ///
  /// - Parameter port: zero for any that is free.
  static func listening(_ host: ListeningHost, port: UInt16) throws(ListenError) -> Socket {
    let descriptor = socket(host.family, streamType, 0)
    guard descriptor >= 0 else { throw ListenError(errno) }
    let socket = Socket(descriptor: descriptor)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    // A port whose last connections are still being wound up by the system is free.
    socket.set(SOL_SOCKET, SO_REUSEADDR, to: 1)
    // What follows holds for every connection that is accepted. Each send is a whole answer or as much
    // of it as fits: there is nothing to collect. What the system holds for a client is bounded.
    socket.set(Int32(IPPROTO_TCP), TCP_NODELAY, to: 1)
    socket.set(SOL_SOCKET, SO_SNDBUF, to: 256 * 1024)
    let bound = host.withSocketAddress(port: port) { bind(descriptor, $0, $1) }
    guard bound == 0, listen(descriptor, backlog) == 0 else { throw ListenError(errno) }
    return socket
  }

  /// Clients whose connections the system has made, and nobody has accepted yet. Where there are more,
  /// it drops them, and they try again only after a second.
  private static let backlog: Int32 = 4096

  #if canImport(Glibc)
    static let streamType = Int32(SOCK_STREAM.rawValue)
    static let datagramType = Int32(SOCK_DGRAM.rawValue)
  #else
    static let streamType = SOCK_STREAM
    static let datagramType = SOCK_DGRAM
  #endif

  /// The port that is listened on; nil if the system does not say.
  var port: UInt16? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0 else { return nil }
    // The port stands at the same place in both kinds of address.
    return withUnsafeBytes(of: &storage) { bytes in
      UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
    }
  }

  enum Acceptance {
    case client(Socket)
    case nobody
    /// The process, or the system, has no descriptor to spare.
    case exhausted
  }

  func accept() -> Acceptance {
    let client = Foundation.accept(descriptor, nil, nil)
    guard client >= 0 else {
      return [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) ? .exhausted : .nobody
    }
    return .client(Socket(descriptor: client))
  }

  /// How many descriptors the process can open beyond those that it had when it began to listen: the
  /// system gives out the lowest.
  var descriptorsAbove: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      let result = getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    return result == 0 ? Int(clamping: limit.rlim_cur) - Int(descriptor) - 1 : .max
  }

  // MARK: Moving bytes

  private static let withoutWaiting = Int32(MSG_DONTWAIT)

  /// - Parameter buffer: its beginning is overwritten by what has arrived.
  func receive(into buffer: inout [UInt8]) -> Transfer {
    while true {
      let count = recv(descriptor, &buffer, buffer.count, Self.withoutWaiting)
      if count > 0 { return .moved(count) }
      if count == 0 { return .ended }
      if errno == EINTR { continue }
      return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
    }
  }

  func send(_ bytes: ArraySlice<UInt8>) -> Transfer {
    #if canImport(Darwin)
      let flags = Self.withoutWaiting
    #else
      let flags = Self.withoutWaiting | Int32(MSG_NOSIGNAL)
    #endif
    return bytes.withUnsafeBytes { buffer in
      while true {
        let count = Foundation.send(descriptor, buffer.baseAddress, buffer.count, flags)
        if count >= 0 { return .moved(count) }
        if errno == EINTR { continue }
        return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
      }
    }
  }

  /// Tells the client that nothing will follow.
  func finishSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  private func set(_ level: Int32, _ option: Int32, to value: Int32) {
    var value = value
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}

/// Why a port cannot be listened on.
public enum ListenError: Error, Equatable {
  /// Something else listens there, or it is not the user's to use.
  case taken
  case failed(reason: String)

  init(_ code: Int32) {
    self =
      [EADDRINUSE, EACCES].contains(code)
      ? .taken : .failed(reason: String(cString: strerror(code)))
  }
}
