import Domain
import Linking
import Storage
import WhatsApp

/// Reads what timeline entries are made of. What all of them share is read once.
struct ConversationDays {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    private let calendar: LocalCalendar
    private let fallbackOwner: OwnerID?
    private let granularity: TimelineGranularity
    private let associations: TimelineReach
    private let activeOwners: Set<OwnerID>
    private let memberOwners: [MemberID: OwnerID]
    private let mappings: [BusinessNumberID: [UserMapping]]
    private let numbers: [BusinessNumberID: BusinessNumber]
    private let files: FilesOnTimeline

    /// - Parameter mediaLinks: what a link to a file begins with; the message's id follows.
    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, mediaLinks: String? = nil) throws {
        self.connection = connection
        self.workspace = workspace
        let settings = try WorkspaceTable.find(connection, workspace)
        calendar = LocalCalendar(timeZone: settings?.timeZone ?? "UTC")
        fallbackOwner = settings?.fallbackOwner
        granularity = settings?.granularity ?? .day
        associations = try TimelineReach(connection, workspace)
        activeOwners = Set(try OwnerTable.all(connection, workspace).filter { !$0.isArchived }.map(\.id))
        memberOwners = try MemberTable.owners(connection, workspace)
        mappings = Dictionary(grouping: try UserMappingTable.current(connection, workspace), by: \.number)
        let all = try BusinessNumberTable.all(connection, workspace)
        numbers = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        files = try FilesOnTimeline(connection, workspace, links: mediaLinks)
    }

    /// A chat that is gone, or a day without messages, is an empty day: nothing of it should be seen.
    func load(chat: ChatID, day: LocalDay) throws -> ConversationDay {
        let place = try ChatTable.find(connection, workspace, [chat])[chat]
        let number = place.flatMap { numbers[$0.number] }
        var loaded = ConversationDay(
            chat: chat, day: day, messages: [], amendments: [], referred: [:], statuses: [:],
            side: .person(name: "", phone: nil), businessName: number.map(name) ?? "our number", contacts: [],
            calendar: calendar,
            owner: ConversationDay.OwnerQuestionBase(
                mappings: place.flatMap { mappings[$0.number] } ?? [], contactOwner: nil, fallbackOwner: fallbackOwner,
                activeOwners: activeOwners))
        loaded.owner.memberOwners = memberOwners
        loaded.granularity = granularity
        if place != nil, try !TimelineShowingTable.find(connection, workspace, chat).isShown { return loaded }
        switch place?.side {
        case .person(let person): try load(person, into: &loaded)
        case .group: try loadGroup(into: &loaded)
        case nil: break
        }
        try loadRecords(into: &loaded)
        return loaded
    }

    private func loadRecords(into loaded: inout ConversationDay) throws {
        if associations.applied.isEmpty || loaded.contacts.isEmpty { return }
        let ties = try ContactTiesTable.find(connection, workspace, loaded.contacts)
        let next = LocalDay(number: loaded.day.number + 1)
        loaded.records = timelineRecords(
            associations.applied, Array(ties.values), on: calendar.start(of: loaded.day)..<calendar.start(of: next))
    }

    private func load(_ id: PersonID, into loaded: inout ConversationDay) throws {
        guard let person = try PersonTable.find(connection, workspace, [id])[id] else { return }
        loaded.side = .person(name: name(person), phone: person.phone)
        guard let contact = try LinkTable.active(connection, workspace, person: id)?.contact else { return }
        loaded.contacts = [contact]
        loaded.owner.contactOwner = try ContactTable.find(connection, workspace, contact)?.owner
        try loadMessages(into: &loaded)
    }

    /// Names come last: only who is named needs one.
    private func loadGroup(into loaded: inout ConversationDay) throws {
        let persons = try ParticipantTable.persons(connection, workspace, loaded.chat, on: loaded.day)
        loaded.contacts = Set(try LinkTable.active(connection, workspace, persons: persons).values.map(\.contact))
            .sorted()
        if loaded.contacts.isEmpty { return }
        let contacts = try ContactTable.find(connection, workspace, loaded.contacts)
        loaded.owner.groupOwners = Set(contacts.values.compactMap(\.owner))
        try loadMessages(into: &loaded)
        let writers = Set((loaded.messages + loaded.amendments).compactMap(\.sender))
        loaded.side = .group(
            subject: try GroupTable.find(connection, workspace, loaded.chat)?.name ?? "without a name",
            names: names(of: try PersonTable.find(connection, workspace, writers)))
    }

    /// Of two with one name each is told by the number, too.
    private func names(of persons: [PersonID: Person]) -> [PersonID: String] {
        let names = persons.mapValues(name)
        let count = Dictionary(names.values.map { ($0, 1) }, uniquingKeysWith: +)
        return persons.mapValues { person in
            let name = name(person)
            guard count[name, default: 0] > 1, let phone = person.phone.map(displayForm(of:)), phone != name else {
                return name
            }
            return "\(name) (\(phone))"
        }
    }

    private func loadMessages(into loaded: inout ConversationDay) throws {
        let messages = try MessageTable.ofDay(connection, workspace, loaded.chat, loaded.day)
        let ids = messages.map(\.whatsAppID)
        loaded.messages = messages
        loaded.amendments = try MessageTable.amendments(connection, workspace, of: ids)
        loaded.files = try files.find(messages + loaded.amendments)
        let referred = Set(messages.flatMap { [$0.replyTo, $0.content.target].compactMap(\.self) })
        loaded.referred = try MessageTable.find(connection, workspace, referred.sorted())
        let outgoing = messages.filter { $0.direction == .outgoing }.map(\.whatsAppID)
        loaded.statuses = try MessageStatusTable.find(connection, workspace, outgoing).filter { $0.value == .failed }
        try loadOutgoing(into: &loaded, outgoing)
    }

    private func loadOutgoing(into loaded: inout ConversationDay, _ ids: [WhatsAppMessageID]) throws {
        loaded.outgoing = try OutgoingTable.ofDay(connection, workspace, loaded.chat, loaded.day)
        loaded.failures = try MessageStatusTable.failures(connection, workspace, ids).mapValues { failure in
            failure.code.map(WhatsAppFailure.explanation(ofCode:)) ?? failure.text ?? ""
        }
    }

    private func name(_ number: BusinessNumber) -> String {
        [number.verifiedName, number.displayPhone].first { !$0.isEmpty } ?? "our number"
    }

    private func name(_ person: Person) -> String {
        let names = [person.bookName, person.profileName, person.username, person.phone.map(displayForm(of:))]
        return names.compactMap(\.self).first { !$0.isEmpty } ?? "WhatsApp user"
    }
}
