import Domain

/// WhatsApp tells whole seconds, so the milliseconds are free to tell apart communications that begin in one second:
/// after a create of unknown outcome they are how ours is recognised. Never zero, as other people's records have.
func stamp(_ moment: Timestamp, _ key: CommunicationKey) -> Timestamp {
    Timestamp(milliseconds: second(of: moment) + milliseconds(of: key))
}

/// The stamps of one entry's parts: within a second all differ, and follow each other as the parts do, for HubSpot
/// shows them in this order.
func stamps(of parts: [(moment: Timestamp, key: CommunicationKey)]) -> [Timestamp] {
    var stamps = parts.map { stamp($0.moment, $0.key) }
    let seconds = Dictionary(grouping: parts.indices) { second(of: parts[$0].moment) }
    // More than there are milliseconds would need the next second.
    for (second, places) in seconds where places.count > 1 && places.count <= millisecondsMax {
        var taken: Set<Int64> = []
        for place in places.sorted(by: { parts[$0].key < parts[$1].key }) {
            var free = milliseconds(of: parts[place].key)
            while !taken.insert(free).inserted { free = free % Int64(millisecondsMax) + 1 }
        }
        for (place, free) in zip(places, taken.sorted()) {
            stamps[place] = Timestamp(milliseconds: second + free)
        }
    }
    return stamps
}

private let millisecondsMax = 999

private func second(of moment: Timestamp) -> Int64 { moment.milliseconds - moment.milliseconds % 1000 }

private func milliseconds(of key: CommunicationKey) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.description.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int64(1 + hash % UInt64(millisecondsMax))
}
