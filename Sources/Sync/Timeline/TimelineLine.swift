import Domain

/// One message on the timeline: who to whom, when, what, and what became of it. A message longer than any WhatsApp
/// allows is still shown whole, as several lines that can stand in different parts.
struct TimelineLine: Sendable, Equatable {
    var sentAt: Timestamp
    var html: String
}

/// In bytes. A part holds three of these.
private let lineLimit = 20_000

/// The lines of a day.
func timelineLines(of day: ConversationDay) -> [TimelineLine] {
    let amendments = Dictionary(grouping: day.amendments) { $0.content.target }
    return shownMessages(of: day).flatMap { lines($0, day, amendments[$0.whatsAppID] ?? []) }
}

/// A message that changes another one shows beside that one, and by itself only if that one is not stored.
func shownMessages(of day: ConversationDay) -> [Message] {
    day.messages.filter { message in
        message.content.target.map { day.referred[$0] == nil } ?? true
    }
}

private func lines(_ message: Message, _ day: ConversationDay, _ amendments: [Message]) -> [TimelineLine] {
    let person = MessageHTML.escaped(day.personName)
    let business = MessageHTML.escaped(day.businessName)
    let sides = message.direction == .incoming ? (person, business) : (business, person)
    let head = "<strong>\(sides.0)</strong> → \(sides.1) · \(day.calendar.clockTime(of: message.sentAt))"
    let body = quote(message, day) + content(message, amendments) + failure(message, day) + reactions(amendments, day)
    return Paragraphs.of("\(head)<br>\(body)", limit: lineLimit).map { paragraph in
        TimelineLine(sentAt: message.sentAt, html: "<p>\(paragraph)</p>")
    }
}

private func content(_ message: Message, _ amendments: [Message]) -> String {
    var html = MessageHTML.text(message.content)
    for amendment in amendments {
        switch amendment.content {
        case .edit(_, let new): html = MessageHTML.text(new) + " " + MessageHTML.notice("(edited)")
        case .revoke: return MessageHTML.notice("deleted by the sender")
        case .call(let end): html = MessageHTML.callText(end)
        default: continue
        }
    }
    return html
}

private func quote(_ message: Message, _ day: ConversationDay) -> String {
    guard let replyTo = message.replyTo, let original = day.referred[replyTo] else { return "" }
    let text = MessageHTML.summary(original.content)
    let start = text.count > 80 ? text.prefix(80) + "…" : Substring(text)
    return MessageHTML.notice("answers “\(MessageHTML.escaped(String(start)))”") + "<br>"
}

private func failure(_ message: Message, _ day: ConversationDay) -> String {
    day.statuses[message.whatsAppID] == .failed ? " " + MessageHTML.notice("(not delivered)") : ""
}

/// The last reaction of each side counts.
private func reactions(_ amendments: [Message], _ day: ConversationDay) -> String {
    var latest: [MessageDirection: String] = [:]
    for amendment in amendments {
        guard case .reaction(_, let emoji) = amendment.content else { continue }
        latest[amendment.direction] = emoji
    }
    let names: [(MessageDirection, String)] = [(.incoming, day.personName), (.outgoing, day.businessName)]
    return names.compactMap { side, name in
        latest[side].map { "<br>\(MessageHTML.escaped($0)) \(MessageHTML.escaped(name))" }
    }.joined()
}
