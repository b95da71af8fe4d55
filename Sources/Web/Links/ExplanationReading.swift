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

    static let choicesMax = 20

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

    static func read(_ services: WebServices, person: String, contact: String) async throws -> ExplanationReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        var reading = try await services.database.read { connection in
            ExplanationReading(
                now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: try HubSpotAccountTable.find(connection, workspace)?.account, personText: person,
                contactText: contact)
        }
        try await reading.findPerson(services)
        try await reading.findContact(services)
        try await reading.explain(services)
        try await reading.look(services)
        return reading
    }

    /// By our id, or by a phone in any spelling.
    private mutating func findPerson(_ services: WebServices) async throws {
        let (text, workspace) = (personText, services.workspace)
        if text.isEmpty { return }
        let known = try await services.database.read { connection -> [Person] in
            if let id = PersonID(text: text[...]), let person = try PersonTable.find(connection, workspace, [id])[id] {
                return [person]
            }
            guard let phone = PhoneFilter(text: text) else { return [] }
            return try PersonList.page(
                connection, workspace, PersonList.Filter(phone: phone), PageRequest(limit: Self.choicesMax)
            ).items.filter { $0.mergedInto == nil }.map(\.person)
        }
        person = Meant(known)
        if known.isEmpty {
            problems.append(
                "Nobody on WhatsApp has the number “\(text)”. Type it with its country code, such as +34 612 345 678.")
        }
    }

    /// By HubSpot's id, or by what a search finds.
    private mutating func findContact(_ services: WebServices) async throws {
        let (text, workspace) = (contactText, services.workspace)
        if text.isEmpty { return }
        let byID = try await services.database.read { try ContactTable.living($0, workspace, ContactID(text)) }
        if let byID {
            contact = .one(byID)
            return
        }
        let answer = try await services.findContacts(text)
        contact = Meant(answer.contacts)
        if answer.contacts.isEmpty {
            problems.append(answer.problem?.sentence ?? "HubSpot has no contact for “\(text)”. Try fewer words.")
        }
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
