public import Domain
import HubSpot
import Linking
import Storage

/// A contact to be made of somebody on WhatsApp. What is left out comes from WhatsApp and from the user mapping.
public struct ContactDraft: Sendable, Equatable {
    public var firstName: String?
    public var lastName: String?
    public var email: String?
    public var owner: OwnerID?

    public init(
        firstName: String? = nil, lastName: String? = nil, email: String? = nil, owner: OwnerID? = nil
    ) {
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.owner = owner
    }
}

extension Links {
    /// Makes a contact of this person in HubSpot and links them. Asking again answers the same link; after an answer
    /// that was lost the contact is looked for before another one is made.
    ///
    /// Throws `RecordFailure.invalid` where neither the draft nor WhatsApp has a name.
    public func createContact(
        of person: PersonID, _ draft: ContactDraft, _ request: RecordRequest
    ) async throws -> Link {
        let workspace = workspace
        let origin = try await database.read { try ContactOrigin($0, workspace, person) }
        if let link = origin.link {
            if link.rule == LinkRequest.Origin.created.rule { return link }
            throw LinkRefusal.linkedAlready(link)
        }
        var asked = request
        asked.key = request.key ?? "contact-of-person-\(person)"
        let contact = try await records.createContact(origin.values(for: draft, now: clock.now), asked)
        return try await link(
            LinkRequest(
                person: person, contact: contact, keepsPhone: true, origin: .created, author: request.author))
    }
}

/// What is known about somebody of whom a contact is to be made.
private struct ContactOrigin: Sendable {
    let person: Person
    let link: Link?
    let settings: Workspace?
    /// Of the business number they wrote to last.
    let mappings: [UserMapping]
    let activeOwners: Set<OwnerID>

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: PersonID) throws {
        guard let person = try PersonTable.find(connection, workspace, [id])[id] else {
            throw LinkRefusal.unknownPerson(id)
        }
        if person.isBusiness { throw LinkRefusal.ownNumber(id) }
        self.person = person
        link = try LinkTable.active(connection, workspace, person: id)
        settings = try WorkspaceTable.find(connection, workspace)
        let number = try ChatTable.lastNumber(connection, workspace, of: id)
        mappings = try UserMappingTable.current(connection, workspace).filter { $0.number == number }
        activeOwners = Set(try OwnerTable.all(connection, workspace).filter { !$0.isArchived }.map(\.id))
    }

    /// By HubSpot's names.
    func values(for draft: ContactDraft, now: Timestamp) -> [String: String] {
        let words = (person.profileName ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        let hasName = draft.firstName != nil || draft.lastName != nil
        let owner = draft.owner ?? mappedOwner(now)
        let values = [
            "firstname": draft.firstName ?? (hasName ? nil : words.first),
            "lastname": draft.lastName ?? (hasName ? nil : words.dropFirst().first),
            "email": draft.email,
            settings?.phoneProperty ?? "phone": person.phone.flatMap { PhoneKey(waID: $0) }.map { "+\($0)" },
            HubSpotClient.ownerProperty: owner?.value,
        ]
        return values.compactMapValues(\.self).filter { !$0.value.isEmpty }
    }

    private func mappedOwner(_ now: Timestamp) -> OwnerID? {
        decideOwner(
            OwnerQuestion(
                sentAt: now, mappings: mappings, contactOwner: nil, fallbackOwner: settings?.fallbackOwner,
                activeOwners: activeOwners)
        ).owner
    }
}
