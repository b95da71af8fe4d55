package import Domain
import Linking

/// HubSpot's limit on a body, in characters. Counted in UTF-8 bytes here, so it holds however HubSpot counts.
private let bodyLimit = 65_536
/// Of which the heading takes this much at most.
private let headingLimit = 1_024

/// What HubSpot should show of one chat's day: nothing without a linked contact, else communications on the timelines
/// of all of them: one, or more where the day is longer than a body may be, or one for each message.
package func renderTimeline(_ day: ConversationDay) -> [CommunicationKey: CommunicationDraft] {
    if day.contacts.isEmpty { return [:] }
    var drafts: [CommunicationKey: CommunicationDraft] = [:]
    for part in timelineParts(of: day, bodyLimit: bodyLimit - headingLimit) {
        drafts[part.key] = CommunicationDraft(
            contacts: day.contacts,
            body: heading(day, part.first.sentAt, part: part.number) + part.lines.map(\.html).joined(),
            owner: day.decideOwner(at: part.last.sentAt).owner,
            timestamp: part.stamp, records: day.records)
    }
    return drafts
}

/// Whose entry it is, with the reason: the last message decides.
func entryOwner(of day: ConversationDay) -> OwnerDecision? {
    let moments = [shownMessages(of: day).last?.sentAt, pendingLines(of: day).last?.sentAt].compactMap(\.self)
    guard !day.contacts.isEmpty, let last = moments.max() else { return nil }
    return day.decideOwner(at: last)
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
