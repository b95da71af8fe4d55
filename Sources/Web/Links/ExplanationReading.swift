import Domain
import Storage
import Sync

/// What the explanation page shows: whom the typed texts mean, and what is known about them.
struct ExplanationReading: Sendable {
    enum Found: Sendable {
        case nothing
        case pair(LinkExplanation)
        case person(PersonExplanation)
        case contact(ContactExplanation)
    }

    /// Whom a typed text may mean.
    enum Meant<Value: Sendable>: Sendable {
        case nobody
        case one(Value)
        /// Somebody has to choose.
        case several([Value])
    }

    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    var personText: String
    var contactText: String
    var person = Meant<Person>.nobody
    var contact = Meant<Contact>.nobody
    /// Why somebody typed is not found.
    var problems: [String] = []
    var found = Found.nothing
    /// Everybody who is mentioned.
    var persons: [PersonID: Person] = [:]
    var contacts: [ContactID: Contact] = [:]

    static func read(
        _ services: WebServices, _ sight: Sight, person: String, contact: String
    ) async throws -> ExplanationReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        var reading = try await services.database.read { connection in
            ExplanationReading(
                now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: try HubSpotAccountTable.find(connection, workspace)?.account, personText: person,
                contactText: contact)
        }
        let names = TypedNames(services: services, sight: sight)
        try await reading.findPerson(names)
        try await reading.findContact(names)
        try await reading.explain(services)
        try await reading.leaveOutUnseen(services, sight)
        try await reading.look(services)
        return reading
    }

    private mutating func findPerson(_ names: TypedNames) async throws {
        if personText.isEmpty { return }
        let known = try await names.persons(personText)
        person = Meant(known)
        if known.isEmpty { problems.append(TypedNames.unknownPerson(personText)) }
    }

    private mutating func findContact(_ names: TypedNames) async throws {
        if contactText.isEmpty { return }
        let answer = try await names.contacts(contactText)
        contact = Meant(answer.contacts)
        if answer.contacts.isEmpty { problems.append(TypedNames.unknownContact(contactText, answer)) }
    }

    private mutating func explain(_ services: WebServices) async throws {
        do {
            switch (person, contact) {
            case (.one(let person), .one(let contact)):
                found = .pair(try await services.links.explain(person.id, contact.id))
            case (.one(let person), .nobody):
                found = .person(try await services.links.explain(person: person.id))
            case (.nobody, .one(let contact)):
                found = .contact(try await services.links.explain(contact: contact.id))
            case (.several, _), (_, .several), (.nobody, .nobody): break
            }
        } catch let refusal as LinkRefusal {
            problems.append(refusal.sentence)
        }
    }

    /// A contact may be many people's; only those who are seen are named.
    private mutating func leaveOutUnseen(_ services: WebServices, _ sight: Sight) async throws {
        guard case .contact(var one) = found, sight != .all else { return }
        let (workspace, persons) = (services.workspace, one.links.map(\.person) + one.fitting)
        let seen = try await services.database.read {
            try PersonSight.seen($0, workspace, among: persons, sight)
        }
        one.links.removeAll { !seen.contains($0.person) }
        one.fitting.removeAll { !seen.contains($0) }
        found = .contact(one)
    }

    private mutating func look(_ services: WebServices) async throws {
        let (workspace, found) = (services.workspace, found)
        (persons, contacts) = try await services.database.read { connection in
            (
                try PersonTable.find(connection, workspace, found.persons),
                try ContactTable.find(connection, workspace, found.contacts.sorted { $0.value < $1.value })
            )
        }
    }
}

extension ExplanationReading.Meant {
    fileprivate init(_ found: [Value]) {
        switch found.count {
        case 0: self = .nobody
        case 1: self = .one(found[0])
        default: self = .several(found)
        }
    }
}

extension ExplanationReading.Found {
    fileprivate var persons: Set<PersonID> {
        switch self {
        case .nothing: []
        case .pair(let pair): [pair.person]
        case .person(let one): [one.person.id]
        case .contact(let one): Set(one.links.map(\.person) + one.fitting)
        }
    }

    fileprivate var contacts: Set<ContactID> {
        switch self {
        case .nothing: []
        case .pair(let pair): Set([pair.contact, pair.link?.contact].compactMap(\.self))
        case .person(let one): Set(one.candidates.map(\.contact) + [one.link?.contact].compactMap(\.self))
        case .contact(let one): [one.contact.id]
        }
    }
}
