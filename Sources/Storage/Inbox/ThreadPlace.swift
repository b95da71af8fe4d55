public import Domain

/// Where a message stands in its chat: `20778-1795255323004-201`. Days come first, as the index has them: they are what
/// a date is looked up by, and within a chat they rise with the time of sending.
public struct ThreadPlace: PageKey, Hashable {
    public var day: LocalDay
    public var sentAt: Timestamp
    public var message: MessageID

    public init(day: LocalDay, sentAt: Timestamp, message: MessageID) {
        self.day = day
        self.sentAt = sentAt
        self.message = message
    }

    public init?(text: String) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 3, let day = parts[0], let sentAt = parts[1], let message = parts[2] else { return nil }
        self.init(
            day: LocalDay(number: day), sentAt: Timestamp(milliseconds: sentAt), message: MessageID(message))
    }

    public var text: String { "\(day.number)-\(sentAt)-\(message)" }

    var row: SQL { "(\(day.number), \(sentAt), \(message))" }
}
