import Domain
import Storage

/// A group: everybody in it with their state.
extension SidebarPage {
    struct GroupPart: Sendable {
        var name: String
        var sentence: String
        var participants: [Participant]
    }

    struct Participant: Sendable {
        var name: String
        var phone: Phone?
        var chip: DashboardPage.Chip
        var hasLeft: Bool
        var link: String
    }

    static func group(_ reading: SidebarReading) -> GroupPart? {
        guard let group = reading.group, reading.person == nil else { return nil }
        return GroupPart(
            name: group.name ?? localized("A group"), sentence: sentence(group),
            participants: group.participants.map { participant($0, reading) })
    }

    /// Who has left is listed, and not counted.
    private static func sentence(_ group: SidebarReading.GroupReading) -> String {
        guard let summary = group.summary, !group.participants.isEmpty else {
            return localized("Nobody is known yet who is in this group. Whoever writes shows here.")
        }
        return localized("\(LinkChip.words(summary)). Open one to see their card.")
    }

    private static func participant(_ one: SidebarReading.Participant, _ reading: SidebarReading) -> Participant {
        let phone = phone(one.person)
        let name = one.contact?.displayName ?? one.person.shownName
        return Participant(
            name: name, phone: phone?.text == name ? nil : phone,
            chip: LinkChip.chip(one.link, isBlocked: one.isBlocked, one.verdict?.kind),
            hasLeft: one.hasLeft, link: reading.query.about(one.person.id).link)
    }
}
