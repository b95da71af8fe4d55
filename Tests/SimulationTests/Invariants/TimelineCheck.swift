import Domain
import Sandbox

/// Every linked chat's day stands on the linked contact's timeline once, whole, in order and under the right owner, and
/// nothing else does.
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

    /// The visible messages of each day of each chat whose person is linked.
    private func expectedDays() -> [Place: [Told]] {
        let visible = world.truth.told.filter { message in
            message.target.map { world.truth.byID[$0] == nil } ?? true
        }
        let chats = Dictionary(stored.messages.map { ($0.wamid, $0.chat) }, uniquingKeysWith: { $1 })
        var days: [Place: [Told]] = [:]
        for message in visible {
            guard let chat = chats[message.wamid], case .person(let person) = stored.chats[chat]?.side,
                stored.links[person] != nil
            else { continue }
            days[Place(chat: chat, day: calendar.day(of: message.sentAt).number), default: []].append(message)
        }
        return days
    }

    private mutating func check(_ place: Place, _ expected: [Told], _ rows: [Stored.Communication]) {
        let name = "chat \(place.chat), day \(place.day)"
        guard !expected.isEmpty else { return violate("\(name) is on a timeline and should not be") }
        guard case .person(let person) = stored.chats[place.chat]?.side, let link = stored.links[person] else { return }
        if rows.map(\.part) != (0..<rows.count).map({ Int64($0) + 1 }) || rows.isEmpty {
            return violate("\(name) has the parts \(rows.map(\.part)) for \(expected.count) messages")
        }
        let all = world.hubSpot.communications()
        let parts = rows.compactMap { row in all.first { $0.id == row.id } }
        guard parts.count == rows.count else { return }
        for part in parts where part.contactIDs != [link.contact.value] {
            violate("\(name) is on \(part.contactIDs) and should be on \(link.contact)")
        }
        checkLines(name, expected.sorted(by: isEarlier), parts)
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
            for line in lines {
                guard let message = left.popFirst() else { break }
                let expectation = ExpectedLine(message, world, calendar, order)
                for problem in expectation.problems(with: line) { violate("\(name), \(message.wamid): \(problem)") }
                if left.isEmpty || line.html == lines.last?.html { checkOwner(name, part, last: message) }
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

    /// The mapping at the last message's time, the contact's owner, the fallback: the first who is active.
    private func expectedOwner(_ part: SandboxCommunication, _ last: Told) -> String? {
        let active = Set(world.hubSpot.owners().filter { !$0.isArchived }.map(\.id))
        let mapping = stored.mappings.last { mapping in
            mapping.number.value == last.number && mapping.from <= last.sentAt
                && mapping.until.map { last.sentAt < $0 } ?? true
        }
        let contact = part.contactIDs.first.flatMap { world.hubSpot.contact($0) }
        let candidates = [mapping?.owner.value, contact?.properties["hubspot_owner_id"], world.fallbackOwner]
        return candidates.compactMap(\.self).first(where: active.contains)
    }

    /// Nothing stands there but what the ledger knows, which was compared above.
    private mutating func checkTimeline(of contact: String) {
        let known = Set(stored.communications.compactMap { $0.contacts == contact ? $0.id : nil })
        for item in world.hubSpot.timeline(of: contact) where !known.contains(item.id) {
            violate("contact \(contact) shows \(item.id), which nobody knows")
        }
    }

    private mutating func violate(_ sentence: String) {
        violations.append(sentence)
    }
}
