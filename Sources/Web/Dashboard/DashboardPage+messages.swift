import Domain
import Storage

extension DashboardPage {
    static func messageRow(
        _ item: RecentMessages.Item, _ reading: DashboardReading, _ text: PageText
    ) -> MessageRow {
        let number = reading.accounts.numbers.first { $0.number.id == item.number }?.number
        let (name, detail) = names(item)
        return MessageRow(
            time: text.moment(item.sentAt), isIncoming: item.direction == .incoming,
            number: number?.verifiedName ?? item.number.value, person: name, detail: detail == name ? nil : detail,
            personLink: recordLink(item, reading),
            chatLink: chatLink(item.chat, of: item.number, reading).map { "\($0)?message=\(item.id)#m\(item.id)" },
            text: MessagePreview.text(item.content, lengthMax: MessagePreview.shortText),
            link: LinkChip.chip(item.side, item.linkState),
            timeline: TimelineChip.chip(item.entryState, of: item.linkState))
    }

    /// The chat in the inbox, which shows those of numbers that are known.
    static func chatLink(_ chat: ChatID, of number: BusinessNumberID, _ reading: DashboardReading) -> String? {
        guard reading.accounts.numbers.contains(where: { $0.number.id == number }) else { return nil }
        return SiteURL.inboxChat(id: "\(chat)").path
    }

    /// Somebody's name with their number, or a group's with whoever wrote.
    private static func names(_ item: RecentMessages.Item) -> (name: String, detail: String?) {
        switch item.side {
        case .person(let person): (item.contactName ?? person.shownName, person.displayPhone)
        case .group(let group): (group.shownName, item.writer.map { item.contactName ?? $0.shownName })
        }
    }

    /// The page of the contact in HubSpot. A group has none.
    private static func recordLink(_ item: RecentMessages.Item, _ reading: DashboardReading) -> String? {
        guard case .person = item.side, let contact = item.contact, let account = reading.accounts.hubSpot?.account
        else { return nil }
        return account.url(of: contact)
    }
}
