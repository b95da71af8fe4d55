import Domain
import Sandbox

/// Every shown, linked chat's day stands on the linked contact's timeline once, whole, in order, cut as finely as the
/// setting says and under the right owner, and nothing else does. A group's day stands at exactly the contacts of those
/// who were in it that day.
struct TimelineCheck {
    private struct Place: Hashable {
        var chat: ChatID
        var day: Int64
    }

    private(set) var violations: [String] = []
    private let world: World
    private let stored: Stored
    private let people: [PersonID: SandboxPersonID]
    private let calendar: LocalCalendar
    private let order: [String: Int]

    init(_ world: World, _ stored: Stored, _ people: [PersonID: SandboxPersonID]) {
        self.world = world
        self.stored = stored
        self.people = people
        calendar = LocalCalendar(timeZone: world.setting.timeZone)
        order = Dictionary(stored.messages.enumerated().map { ($1.wamid, $0) }, uniquingKeysWith: { $1 })
        check()
    }

    private mutating func check() {
        let shown = Dictionary(grouping: stored.communications) { Place(chat: $0.chat, day: $0.group) }
        let expected = expectedDays()
        for place in Set(shown.keys).union(expected.keys) {
            check(place, expected[place] ?? [], shown[place] ?? [])
        }
        for contact in world.hubSpot.contacts() { checkTimeline(of: contact.id) }
    }

    /// The visible messages of each day of each chat that has a place on a timeline.
    private func expectedDays() -> [Place: [Told]] {
        let visible = world.truth.told.filter { message in
            message.target.map { world.truth.byID[$0] == nil } ?? true
        }
        let chats = Dictionary(stored.messages.map { ($0.wamid, $0.chat) }, uniquingKeysWith: { $1 })
        var days: [Place: [Told]] = [:]
        for message in visible {
            guard let chat = chats[message.wamid] else { continue }
            let place = Place(chat: chat, day: calendar.day(of: message.sentAt).number)
            if expectedContacts(place).isEmpty { continue }
            days[place, default: []].append(message)
        }
        return days
    }

    /// Of the person of the chat; of a group, of everybody who was in it that day.
    private func expectedContacts(_ place: Place) -> Set<String> {
        if !stored.shownChats.contains(place.chat) { return [] }
        return switch stored.chats[place.chat]?.side {
        case .person(let person): Set([stored.links[person]?.contact.value].compactMap(\.self))
        case .group(let group):
            Set(
                (world.truth.groups[group.value]?.persons(on: LocalDay(number: place.day), calendar) ?? []).compactMap {
                    ours($0).flatMap { stored.links[$0]?.contact.value }
                })
        case nil: []
        }
    }

    /// Who never wrote is known by what a group said of them.
    private func ours(_ customer: SandboxPersonID) -> PersonID? {
        if let known = people.first(where: { $0.value == customer })?.key { return known }
        guard let person = world.whatsApp.person(customer) else { return nil }
        return stored.persons.values.first { !$0.isMerged && $0.userID == person.bsuid }?.id
    }

    private mutating func check(_ place: Place, _ expected: [Told], _ rows: [Stored.Communication]) {
        let name = "chat \(place.chat), day \(place.day)"
        guard !expected.isEmpty else { return violate("\(name) is on a timeline and should not be") }
        if rows.isEmpty || !areParts(rows, of: expected) {
            return violate("\(name) has the parts \(rows.map(\.part)) for \(expected.count) messages")
        }
        let all = world.hubSpot.communications()
        let parts = inOrder(rows).compactMap { row in all.first { $0.id == row.id } }
        guard parts.count == rows.count else { return }
        let contacts = expectedContacts(place)
        for part in parts where Set(part.contactIDs) != contacts || part.contactIDs.count != contacts.count {
            violate("\(name) is on \(part.contactIDs) and should be on \(contacts.sorted())")
        }
        checkSubject(name, place, parts)
        checkLines(name, expected.sorted(by: isEarlier), parts)
    }

    /// Of messages, as HubSpot's timeline puts them.
    private func inOrder(_ rows: [Stored.Communication]) -> [Stored.Communication] {
        switch stored.granularity {
        case .day: rows
        case .message: rows.sorted { $0.stamp < $1.stamp }
        }
    }

    private func areParts(_ rows: [Stored.Communication], of expected: [Told]) -> Bool {
        switch stored.granularity {
        case .day: rows.map(\.part) == (0..<rows.count).map { Int64($0) + 1 }
        case .message: rows.count == expected.count && Set(rows.map(\.stamp)).count == rows.count
        }
    }

    private mutating func checkSubject(_ name: String, _ place: Place, _ parts: [SandboxCommunication]) {
        guard case .group(let group) = stored.chats[place.chat]?.side, let truth = world.truth.groups[group.value]
        else { return }
        let subject = truth.subject.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        for part in parts where !part.body.contains("WhatsApp group</strong> · \(subject) · ") {
            violate("\(name) is not called \(subject)")
        }
    }

    /// In the order of their times, and within a second in the order they were stored.
    private func isEarlier(_ left: Told, _ right: Told) -> Bool {
        (left.sentAt, order[left.wamid] ?? 0) < (right.sentAt, order[right.wamid] ?? 0)
    }

    private mutating func checkLines(_ name: String, _ expected: [Told], _ parts: [SandboxCommunication]) {
        var left = expected[...]
        for part in parts {
            let lines = ShownLine.lines(of: part.body)
            guard lines.count <= left.count, let first = left.first, !lines.isEmpty else {
                return violate("\(name) shows more lines than there are messages")
            }
            for (index, line) in lines.enumerated() {
                guard let message = left.popFirst() else { break }
                let expectation = ExpectedLine(message, world, calendar, order)
                for problem in expectation.problems(with: line) { violate("\(name), \(message.wamid): \(problem)") }
                if index == lines.count - 1 { checkOwner(name, part, last: message) }
            }
            if part.timestamp.map({ $0.milliseconds / 1000 }) != first.sentAt.milliseconds / 1000 {
                violate("\(name) does not stand at the time of its first message")
            }
        }
        if !left.isEmpty { violate("\(name) lacks \(left.map(\.wamid))") }
    }

    private mutating func checkOwner(_ name: String, _ part: SandboxCommunication, last: Told) {
        let owner = expectedOwner(part, last)
        let shown = part.ownerID.flatMap { $0.isEmpty ? nil : $0 }
        if shown != owner { violate("\(name) belongs to \(shown ?? "nobody") and should to \(owner ?? "nobody")") }
    }

    /// The mapping at the last message's time, the contact's owner, the fallback: the first who is active. In a group
    /// the contacts' owner, if their active ones are one.
    private func expectedOwner(_ part: SandboxCommunication, _ last: Told) -> String? {
        let active = Set(world.hubSpot.owners().filter { !$0.isArchived }.map(\.id))
        let mapping = stored.mappings.last { mapping in
            mapping.number.value == last.number && mapping.from <= last.sentAt
                && mapping.until.map { last.sentAt < $0 } ?? true
        }
        let owners = Set(
            part.contactIDs.compactMap { world.hubSpot.contact($0)?.properties["hubspot_owner_id"] }
                .filter(active.contains))
        let candidates = [mapping?.owner.value, owners.count == 1 ? owners.first : nil, world.fallbackOwner]
        return candidates.compactMap(\.self).first(where: active.contains)
    }

    /// Nothing stands there but what the ledger knows, which was compared above.
    private mutating func checkTimeline(of contact: String) {
        let known = Set(
            stored.communications.compactMap { $0.contacts.split(separator: ";").contains(contact[...]) ? $0.id : nil })
        for item in world.hubSpot.timeline(of: contact) where !known.contains(item.id) {
            violate("contact \(contact) shows \(item.id), which nobody knows")
        }
    }

    private mutating func violate(_ sentence: String) {
        violations.append(sentence)
    }
}
