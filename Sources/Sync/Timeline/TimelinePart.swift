import Domain

/// The lines of one communication.
struct TimelinePart: Sendable, Equatable {
    var key: CommunicationKey
    /// Counted from 1: of a day, or of a message, that is longer than a body may be.
    var number: Int
    var first: TimelineLine
    var lines: [TimelineLine]
    /// Its place on the timeline.
    var stamp: Timestamp

    var last: TimelineLine { lines.last ?? first }
}

/// A day's lines as they are cut into communications.
///
/// - Parameter bodyLimit: so many bytes of lines fit into one.
func timelineParts(of day: ConversationDay, bodyLimit: Int) -> [TimelinePart] {
    let lines = timelineLines(of: day)
    return switch day.granularity {
    case .day: partsOfDay(day, cut(lines, bodyLimit))
    case .message: partsOfMessages(day, bySource(lines).map { cut($0, bodyLimit) })
    }
}

private func partsOfDay(_ day: ConversationDay, _ cuts: [[TimelineLine]]) -> [TimelinePart] {
    cuts.enumerated().compactMap { index, lines in
        guard let first = lines.first else { return nil }
        let key = CommunicationKey(chat: day.chat, group: day.day.number, part: Int64(index) + 1)
        return TimelinePart(
            key: key, number: index + 1, first: first, lines: lines, stamp: stamp(first.sentAt, key))
    }
}

private func partsOfMessages(_ day: ConversationDay, _ messages: [[[TimelineLine]]]) -> [TimelinePart] {
    let names = names(of: messages)
    var parts: [TimelinePart] = []
    for (message, names) in zip(messages, names) {
        for (index, lines) in message.enumerated() {
            guard let first = lines.first else { continue }
            let key = CommunicationKey(chat: day.chat, group: day.day.number, part: names[index])
            parts.append(
                TimelinePart(key: key, number: index + 1, first: first, lines: lines, stamp: first.sentAt))
        }
    }
    for (index, stamp) in stamps(of: parts.map { ($0.first.sentAt, $0.key) }).enumerated() {
        parts[index].stamp = stamp
    }
    return parts
}

/// Each message's id, and for what does not fit into one communication the next numbers that nothing has.
private func names(of messages: [[[TimelineLine]]]) -> [[Int64]] {
    var taken: Set<Int64> = []
    func free(from number: Int64) -> Int64 {
        var number = number
        while !taken.insert(number).inserted { number += 1 }
        return number
    }
    let first = messages.map { free(from: $0.first?.first?.source ?? 0) }
    return zip(messages, first).map { message, first in
        [first] + message.dropFirst().map { _ in free(from: first + 1) }
    }
}

private func bySource(_ lines: [TimelineLine]) -> [[TimelineLine]] {
    var places: [Int64: Int] = [:]
    var groups: [[TimelineLine]] = []
    for line in lines {
        if let place = places[line.source] {
            groups[place].append(line)
        } else {
            places[line.source] = groups.count
            groups.append([line])
        }
    }
    return groups
}

private func cut(_ lines: [TimelineLine], _ bodyLimit: Int) -> [[TimelineLine]] {
    var parts: [[TimelineLine]] = []
    var size = 0
    for line in lines {
        let bytes = line.html.utf8.count
        if parts.isEmpty || size + bytes > bodyLimit {
            parts.append([])
            size = 0
        }
        parts[parts.count - 1].append(line)
        size += bytes
    }
    return parts
}
