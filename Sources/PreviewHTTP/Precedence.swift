/// Which connection gives way where there are too many: the one that has been waited for longest,
/// among those that cost their client least to make again.
///
/// So whoever opens connections and does nothing with them displaces only others who do the same, and
/// a client that sends its request at once is always answered.
enum Precedence {
  /// The place among `connections` of the one that a newcomer displaces; nil if all are being answered
  /// or listen to events.
  static func firstToYield(among connections: [Connection]) -> Int? {
    var first: (index: Int, cost: Int)?
    for index in connections.indices {
      guard let cost = connections[index].cost else { continue }
      let isEarlier =
        first.map { (cost, connections[index].since) < ($0.cost, connections[$0.index].since) }
        ?? true
      if isEarlier { first = (index, cost) }
    }
    return first?.index
  }

  /// The place of the connection that holds bytes and has not taken any for longest.
  static func mostStalled(among connections: [Connection]) -> Int? {
    connections.indices.filter { connections[$0].writes }
      .min { connections[$0].since < connections[$1].since }
  }

  /// The place of the stream that is open longest.
  static func oldestStream(among connections: [Connection]) -> Int? {
    connections.indices.filter { connections[$0].phase == .streaming }
      .min { connections[$0].number < connections[$1].number }
  }
}
