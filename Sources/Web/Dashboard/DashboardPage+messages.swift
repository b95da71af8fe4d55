import Domain
import Storage

extension DashboardPage {
    static func messageRow(
        _ item: RecentMessages.Item, _ reading: DashboardReading, _ text: PageText
    ) -> MessageRow {
        let number = reading.accounts.numbers.first { $0.number.id == item.number }?.number
        let name = item.contactName ?? item.person.displayName
        let phone = item.person.displayPhone
        return MessageRow(
            time: text.moment(item.sentAt), isIncoming: item.direction == .incoming,
            number: number?.verifiedName ?? item.number.value, person: name, phone: phone == name ? nil : phone,
            personLink: recordLink(item, reading),
            text: MessagePreview.text(item.content, lengthMax: MessagePreview.shortText),
            link: linkChip(item.linkState),
            timeline: timelineChip(item))
    }

    /// The contact's page in HubSpot.
    private static func recordLink(_ item: RecentMessages.Item, _ reading: DashboardReading) -> String? {
        guard let contact = item.contact, let account = reading.accounts.hubSpot?.account else { return nil }
        return "\(account.origin)/contacts/\(account.id)/record/0-1/\(contact)"
    }

    private static func linkChip(_ state: RecentMessages.LinkState) -> Chip {
        switch state {
        case .linked: Chip("linked", .good)
        case .conflict: Chip("conflict", .warn)
        case .unlinked: Chip("unlinked", .quiet)
        }
    }

    /// Chats of people without a contact have no place on a timeline, so nothing is said about them.
    private static func timelineChip(_ item: RecentMessages.Item) -> Chip? {
        guard item.linkState == .linked else { return nil }
        switch item.entryState {
        case "settled": return Chip("on timeline", .good)
        case "waiting": return Chip("waiting", .quiet)
        case "refused": return Chip("refused", .bad)
        default: return nil
        }
    }
}
