import Domain
import Storage
import Sync

/// What our own database knows about whom the sidebar is about. No HubSpot call is made for it.
struct SidebarReading: Sendable {
    struct Participant: Sendable {
        var person: Person
        var link: Link?
        var contact: Contact?
        var isBlocked: Bool
        var verdict: LinkVerdict?
        var hasLeft: Bool
    }

    struct GroupReading: Sendable {
        /// `nil` = nothing is known of the group.
        var summary: GroupSummary?
        /// Who is in it, then who has left.
        var participants: [Participant]

        var name: String? { summary?.group.name }
    }

    var query: SidebarQuery
    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    /// Every contact is here with all its numbers.
    var isWhole = false
    var group: GroupReading?
    var person: Person?
    /// `nil` = the person is linked to nobody.
    var link: LinkedRow?
    var block: LinkBlock?
    var verdict: LinkVerdict?
    /// Whom the sidebar shows the card of.
    var contact: Contact?
    /// Who is linked to a contact that was asked for by itself.
    var linked: [Person] = []
    var contacts: [ContactID: Contact] = [:]
    /// What a link by hand would do to the phones of those who fit.
    var plans: [ContactID: PhonePlan] = [:]
    var taken: Set<ContactID> = []
    var owners: [Owner] = []
    var fields: [CardField] = []

    /// Throws `WebFailure.notFound` for whoever is not there, or not theirs to see.
    ///
    /// - Parameter isOpening: somebody looks at the chat, so national numbers are looked at too, as the workspace
    ///   allows.
    static func read(
        _ services: WebServices, _ query: SidebarQuery, _ context: WebContext, isOpening: Bool = false
    ) async throws -> SidebarReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        let chat = try await chat(services, query, context)
        if isOpening, let chat { _ = try await services.links.open(chat.id) }
        let reading = try await services.database.read { connection in
            let row = try HubSpotAccountTable.find(connection, workspace)
            var reading = SidebarReading(
                query: query, now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: row?.account, isWhole: row?.mirror.isWhole ?? false)
            reading.owners = try OwnerTable.all(connection, workspace)
            reading.fields = try CardChoices.fields(connection, workspace)
            try reading.find(chat, connection, workspace, context.member)
            return reading
        }
        return reading
    }

    private static func chat(
        _ services: WebServices, _ query: SidebarQuery, _ context: WebContext
    ) async throws -> Chat? {
        guard let id = query.chat else { return nil }
        let workspace = services.workspace
        guard let chat = try await services.database.read({ try ChatTable.find($0, workspace, [id])[id] }) else {
            throw WebFailure.notFound("No chat of yours is at this address.")
        }
        try context.requireSight(of: chat.number)
        return chat
    }

    /// Whose contact it is, as the mirror knows.
    var owner: Owner? { contact?.owner.flatMap { id in owners.first { $0.id == id } } }
}

extension SidebarReading {
    private mutating func find(
        _ chat: Chat?, _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: Member?
    ) throws {
        switch chat?.side {
        case .person(let person)? where query.person == nil || query.person == person:
            try find(person, connection, workspace)
        case .person?: throw Self.nobody
        case .group?:
            guard let chat else { return }
            if let person = query.person {
                let stays = try ParticipantTable.stays(connection, workspace, chat.id, of: person)
                if stays.isEmpty { throw Self.nobody }
                let summary = try GroupSummary.find(connection, workspace, chat.id)
                group = GroupReading(summary: summary, participants: [])
                try find(person, connection, workspace)
            } else {
                try findGroup(chat.id, connection, workspace)
            }
        case nil:
            if let person = query.person {
                try requireSight(of: [person], member, connection, workspace)
                try find(person, connection, workspace)
            } else if let contact = query.contact {
                try find(contact, member, connection, workspace)
            }
        }
    }

    private static let nobody = WebFailure.notFound("Nobody you know is at this address.")

    private mutating func find(
        _ id: PersonID, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        guard let person = try PersonTable.find(connection, workspace, [id])[id] else { throw Self.nobody }
        self.person = person
        if let link = try LinkTable.active(connection, workspace, person: id) {
            self.link = try LinkedRow.read(connection, workspace, [link]).first
            contact = try ContactTable.living(connection, workspace, link.contact)
            return
        }
        block = try LinkBlockTable.find(connection, workspace, id)
        verdict = try LinkVerdictTable.find(connection, workspace, id)
        let fitting = (verdict?.candidates.map(\.contact) ?? []) + [block?.contact].compactMap(\.self)
        contacts = try ContactTable.find(connection, workspace, Set(fitting).sorted { $0.value < $1.value })
        taken = try LinkTable.linked(connection, workspace, among: Set(fitting))
        for contact in contacts.values {
            plans[contact.id] = try PhonePlan.find(connection, workspace, person, contact)
        }
    }

    private mutating func find(
        _ id: ContactID, _ member: Member?, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        guard let contact = try ContactTable.living(connection, workspace, id) else { throw Self.nobody }
        let links = try LinkTable.active(connection, workspace, contact: contact.id)
        try requireSight(of: links.map(\.person), member, connection, workspace)
        self.contact = contact
        linked = try PersonTable.find(connection, workspace, Set(links.map(\.person))).values.sorted { $0.id < $1.id }
    }

    /// Whoever sees some numbers only sees the people who wrote to them.
    private func requireSight(
        of persons: [PersonID], _ member: Member?, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        guard let member, member.sight != .all else { return }
        if try PersonSight.seen(connection, workspace, among: persons, member.sight).isEmpty { throw Self.nobody }
    }

    private mutating func findGroup(
        _ chat: ChatID, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        let stays = try ParticipantTable.stays(connection, workspace, chat)
        let inside = Set(stays.filter { $0.participation.until == nil }.map(\.person))
        let persons = try PersonTable.find(connection, workspace, Set(stays.map(\.person))).values
            .filter { !$0.isBusiness }
        let links = try LinkTable.active(connection, workspace, persons: persons.map(\.id))
        let blocks = try LinkBlockTable.find(connection, workspace, persons: persons.map(\.id))
        let verdicts = try LinkVerdictTable.find(connection, workspace, persons: persons.map(\.id))
        let named = Set(links.values.map(\.contact)).sorted { $0.value < $1.value }
        let contacts = try ContactTable.find(connection, workspace, named)
        let participants = persons.map { person in
            let link = links[person.id]
            return Participant(
                person: person, link: link, contact: link.flatMap { contacts[$0.contact] },
                isBlocked: blocks[person.id] != nil, verdict: link == nil ? verdicts[person.id] : nil,
                hasLeft: !inside.contains(person.id))
        }
        group = GroupReading(
            summary: try GroupSummary.find(connection, workspace, chat),
            participants: participants.sorted {
                ($0.hasLeft ? 1 : 0, $0.person.id) < ($1.hasLeft ? 1 : 0, $1.person.id)
            })
    }
}
