import Domain

/// One message on the timeline: who to whom, when, what, and what became of it. A message longer than any WhatsApp
/// allows is still shown whole, as several lines that can stand in different parts.
struct TimelineLine: Sendable, Equatable {
    var sentAt: Timestamp
    /// Id of the message, or of what Liaison sent: the same before and after WhatsApp has it.
    var source: Int64
    var html: String
}

/// In bytes. A part holds three of these.
private let lineLimit = 20_000

/// The lines of a day.
func timelineLines(of day: ConversationDay) -> [TimelineLine] {
    let amendments = Dictionary(grouping: day.amendments) { $0.content.target }
    let stored = shownMessages(of: day).flatMap { lines($0, day, amendments[$0.whatsAppID] ?? []) }
    let pending = pendingLines(of: day)
    return pending.isEmpty ? stored : (stored + pending).sorted { $0.sentAt < $1.sentAt }
}

/// A message that changes another one shows beside that one, and by itself only if that one is not stored.
func shownMessages(of day: ConversationDay) -> [Message] {
    day.messages.filter { message in
        message.content.target.map { day.referred[$0] == nil } ?? true
    }
}

private func lines(_ message: Message, _ day: ConversationDay, _ amendments: [Message]) -> [TimelineLine] {
    let author = MessageHTML.escaped(day.name(of: day.author(of: message))) + authorNote(message, day)
    let receiver = MessageHTML.escaped(day.receiver(of: message.direction))
    let head = "<strong>\(author)</strong> → \(receiver) · \(day.calendar.clockTime(of: message.sentAt))"
    let before = ContextHTML.text(message.context) + quote(message, day)
    let body = before + content(message, day, amendments) + failure(message, day) + reactions(amendments, day)
    return TimelineLine.lines("\(head)<br>\(body)", at: message.sentAt, source: source(of: message, day))
}

extension TimelineLine {
    static func lines(_ html: String, at moment: Timestamp, source: Int64) -> [TimelineLine] {
        Paragraphs.of(html, limit: lineLimit).map {
            TimelineLine(sentAt: moment, source: source, html: "<p>\($0)</p>")
        }
    }
}

private func content(_ message: Message, _ day: ConversationDay, _ amendments: [Message]) -> String {
    var html = MessageHTML.text(message.content, day.files[message.id]) + filledText(message, day)
    for amendment in amendments {
        switch amendment.content {
        case .edit(_, let new):
            html = MessageHTML.text(new, day.files[amendment.id]) + " " + MessageHTML.notice("(edited)")
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
    guard day.statuses[message.whatsAppID] == .failed else { return "" }
    let reason = day.failures[message.whatsAppID].map { $0.isEmpty ? "" : ": " + MessageHTML.escaped($0) } ?? ""
    return " " + MessageHTML.notice("(not delivered\(reason))")
}

/// The last reaction of each counts; the business comes last.
private func reactions(_ amendments: [Message], _ day: ConversationDay) -> String {
    var latest: [LineAuthor: String] = [:]
    for amendment in amendments {
        guard case .reaction(_, let emoji) = amendment.content else { continue }
        latest[day.author(of: amendment)] = emoji
    }
    return latest.sorted { $0.key < $1.key }.map { author, emoji in
        "<br>\(MessageHTML.escaped(emoji)) \(MessageHTML.escaped(day.name(of: author)))"
    }.joined()
}
