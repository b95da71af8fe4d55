import Domain
import Sync

/// How an entry looks in HubSpot: an invented conversation through the same renderer as everybody's.
enum TimelineExample {
    static let ana = PersonID(1)

    /// HTML of our own making, with nothing in it that somebody typed; one piece for each entry.
    static func html(_ granularity: TimelineGranularity, timeZone: String, now: Timestamp) -> [String] {
        let calendar = LocalCalendar(timeZone: timeZone)
        let start = now - .seconds(3600)
        let lines: [(MessageContent, MessageDirection)] = [
            (.text("¿Llega mañana?"), .incoming), (.text("Sí, a las 10. Mara"), .outgoing),
            (.location(Location(latitude: 41.4, longitude: 2.17, name: "Obra Norte")), .incoming),
            (.text("Perfecto, gracias"), .incoming),
        ]
        let messages = lines.enumerated().map { index, line in
            Message(
                id: MessageID(Int64(index + 1)), chat: ChatID(1), whatsAppID: WhatsAppMessageID("example-\(index)"),
                direction: line.1, sender: line.1 == .incoming ? ana : nil, sentAt: start + .seconds(Int64(index) * 70),
                content: line.0, replyTo: nil)
        }
        var day = ConversationDay(
            chat: ChatID(1), day: calendar.day(of: start), messages: messages, amendments: [], referred: [:],
            statuses: [:], side: .person(name: "Ana Díaz", phone: "5215512345678"), businessName: "Support MX",
            contacts: [ContactID("1")], calendar: calendar,
            owner: ConversationDay.OwnerQuestionBase(
                mappings: [], contactOwner: nil, fallbackOwner: nil, activeOwners: []))
        day.granularity = granularity
        return renderTimeline(day).values.sorted { $0.timestamp < $1.timestamp }.map(\.body)
    }
}
