import Domain

/// What Liaison sent: who asked for it, what the customer reads, and how it fares before WhatsApp has it.

/// The lines of what is not a message yet, or never becomes one. A reaction stands beside its message, once it left.
func pendingLines(of day: ConversationDay) -> [TimelineLine] {
    let again = Set(day.outgoing.compactMap(\.again))
    let pending = day.outgoing.filter { outgoing in
        // One that failed and was sent again would be read as two.
        !(outgoing.fate.state == .failed && again.contains(outgoing.id))
    }
    return pending.flatMap { line($0, day) }
}

/// Behind the business's name: ` (mara)`.
func authorNote(_ message: Message, _ day: ConversationDay) -> String {
    day.outgoing(message).map(note) ?? ""
}

/// What Liaison sent is known by its own id: it has a line before WhatsApp gives it one.
func source(of message: Message, _ day: ConversationDay) -> Int64 {
    day.outgoing(message)?.id.value ?? message.id.value
}

/// A template's text as it was filled.
func filledText(_ message: Message, _ day: ConversationDay) -> String {
    day.outgoing(message)?.text.map { "<br>" + MessageHTML.escaped($0) } ?? ""
}

private func line(_ outgoing: OutgoingMessage, _ day: ConversationDay) -> [TimelineLine] {
    guard let content = outgoing.content.asMessage, content.target == nil, let state = stateNote(outgoing) else {
        return []
    }
    let business = MessageHTML.escaped(day.businessName)
    let receiver = MessageHTML.escaped(day.receiver(of: .outgoing))
    let clock = day.calendar.clockTime(of: outgoing.shownAt)
    let head = "<strong>\(business)\(note(outgoing))</strong> → \(receiver) · \(clock)"
    let text = outgoing.text.map { "<br>" + MessageHTML.escaped($0) } ?? ""
    let body = MessageHTML.text(content) + text + " " + MessageHTML.notice("(\(state))")
    return TimelineLine.lines("\(head)<br>\(body)", at: outgoing.shownAt, source: outgoing.id.value)
}

private func note(_ outgoing: OutgoingMessage) -> String {
    " (\(MessageHTML.escaped(outgoing.author.name)))"
}

/// `nil` = it stands as a message, or not at all.
private func stateNote(_ outgoing: OutgoingMessage) -> String? {
    let reason = outgoing.fate.trouble.map { ": " + MessageHTML.escaped($0.sentence) } ?? ""
    return switch outgoing.fate.state {
    case .queued, .sending: "waiting to be sent"
    case .unsure, .unknown: "not known to be sent"
    case .failed: "not sent" + reason
    case .assumedSent: "marked as sent"
    case .accepted, .cancelled: nil
    }
}

extension ConversationDay {
    fileprivate func outgoing(_ message: Message) -> OutgoingMessage? {
        message.direction == .outgoing ? outgoing.first { $0.fate.whatsAppID == message.whatsAppID } : nil
    }
}
