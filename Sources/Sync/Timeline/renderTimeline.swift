package import Domain
import Linking

/// HubSpot's limit on a body, in characters. Counted in UTF-8 bytes here, so it holds however HubSpot counts.
private let bodyLimit = 65_536
/// Of which the heading takes this much at most.
private let headingLimit = 1_024

/// What HubSpot should show of one chat's day: nothing without a linked contact, else one communication on the
/// timelines of all of them, or more where the day is longer than a body may be.
package func renderTimeline(_ day: ConversationDay) -> [CommunicationKey: CommunicationDraft] {
    if day.contacts.isEmpty { return [:] }
    var drafts: [CommunicationKey: CommunicationDraft] = [:]
    for (index, lines) in parts(of: timelineLines(of: day)).enumerated() {
        guard let first = lines.first, let last = lines.last else { continue }
        let key = CommunicationKey(chat: day.chat, group: day.day.number, part: Int64(index) + 1)
        drafts[key] = CommunicationDraft(
            contacts: day.contacts,
            body: heading(day, first.sentAt, part: index + 1) + lines.map(\.html).joined(),
            owner: day.decideOwner(at: last.sentAt).owner,
            timestamp: stamp(first.sentAt, key))
    }
    return drafts
}

/// Whose entry it is, with the reason: the last message decides.
func entryOwner(of day: ConversationDay) -> OwnerDecision? {
    let moments = [shownMessages(of: day).last?.sentAt, pendingLines(of: day).last?.sentAt].compactMap(\.self)
    guard !day.contacts.isEmpty, let last = moments.max() else { return nil }
    return day.decideOwner(at: last)
}

private func parts(of lines: [TimelineLine]) -> [[TimelineLine]] {
    var parts: [[TimelineLine]] = []
    var size = 0
    for line in lines {
        let bytes = line.html.utf8.count
        if parts.isEmpty || size + bytes > bodyLimit - headingLimit {
            parts.append([])
            size = 0
        }
        parts[parts.count - 1].append(line)
        size += bytes
    }
    return parts
}

private func heading(_ day: ConversationDay, _ first: Timestamp, part: Int) -> String {
    let number = part == 1 ? "" : " · part \(part)"
    let (kind, name, phone) =
        switch day.side {
        case .person(let name, let phone): ("WhatsApp", name, phone.map { " · \(displayForm(of: $0))" } ?? "")
        case .group(let subject, _): ("WhatsApp group", subject, "")
        }
    // Scalars are counted: a single character can be of any length.
    let short = String(String.UnicodeScalarView(name.unicodeScalars.prefix(100)))
    let names = "\(MessageHTML.escaped(short))\(phone)"
    return "<p><strong>\(kind)</strong> · \(names) · \(day.calendar.date(of: first))\(number)</p>"
}

/// WhatsApp tells whole seconds, so the milliseconds are free to tell apart communications that begin in one second:
/// after a create of unknown outcome they are how ours is recognised. Never zero, as other people's records have.
func stamp(_ moment: Timestamp, _ key: CommunicationKey) -> Timestamp {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.description.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let seconds = moment.milliseconds - moment.milliseconds % 1000
    return Timestamp(milliseconds: seconds + Int64(1 + hash % 999))
}
