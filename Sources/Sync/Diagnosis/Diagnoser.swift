public import Domain
public import Storage
import WhatsApp

/// Finds out who or what somebody means, and follows its way to HubSpot. Reads only.
public struct Diagnoser: Sendable {
    /// Before a person's id, where somebody chose among several.
    public static let personPrefix = "person:"
    /// Before a contact's id.
    public static let contactPrefix = "contact:"
    /// A longer text is nobody's name.
    public static let textMax = 300
    private static let choicesMax = 20

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let findContacts: @Sendable (String) async throws -> ContactSearchAnswer
    private let clock: WallClock

    public init(
        database: any SQLDatabase, workspace: WorkspaceID,
        findContacts: @escaping @Sendable (String) async throws -> ContactSearchAnswer, clock: WallClock
    ) {
        self.database = database
        self.workspace = workspace
        self.findContacts = findContacts
        self.clock = clock
    }

    /// - Parameter text: WhatsApp's id of a message, a phone number in any spelling, a name, an e-mail address, or
    ///   HubSpot's id of a contact. Throws `SQLError`.
    /// - Parameter sight: nobody else is named, and what is asked about them is answered as if they were not there.
    public func ask(_ text: String, _ sight: Sight = .all) async throws -> DiagnosisAnswer {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.isEmpty { return .nothing("Type a phone number, a name, an e-mail address or an id.") }
        if text.unicodeScalars.count > Self.textMax { return .nothing("That is longer than any name or id.") }
        if let message = WhatsAppMessageID(reading: text) {
            return try await way { try $0.facts(of: message, sight) } ?? Self.unseenMessage
        }
        if let id = Self.id(text, after: Self.personPrefix).flatMap({ PersonID(text: $0) }) {
            guard try await sees(id, sight) else { return Self.nobody(text, sight) }
            return try await way { try $0.facts(of: id, sight) } ?? Self.nobody(text, sight)
        }
        if let id = Self.id(text, after: Self.contactPrefix) {
            return try await about(contact: ContactID(String(id)), sight)
        }
        return try await about(text, sight)
    }

    private static let unseenMessage = DiagnosisAnswer.nothing(
        "No message with this id is in a chat that you see. An admin sees all numbers.")

    private static func id(_ text: String, after prefix: String) -> Substring? {
        text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : nil
    }

    /// Everybody whom the text may mean, on either side; a person and their contact are one.
    private func sees(_ person: PersonID, _ sight: Sight) async throws -> Bool {
        let workspace = workspace
        return try await database.read { connection in
            // Whoever is nobody at all is told as such by what follows.
            let isKnown = try PersonTable.find(connection, workspace, [person])[person] != nil
            return try !isKnown || PersonSight.seen(connection, workspace, among: [person], sight).contains(person)
        }
    }

    private static func nobody(_ text: String, _ sight: Sight) -> DiagnosisAnswer {
        switch sight {
        case .all: .nothing("Nobody on WhatsApp and no contact in HubSpot is called “\(text)”. Try fewer words.")
        case .some: .nothing("Nobody is called “\(text)” among those whose chats you see. An admin sees all numbers.")
        }
    }

    private func about(_ text: String, _ sight: Sight) async throws -> DiagnosisAnswer {
        let (workspace, isName) = (workspace, text.contains(where: \.isLetter) && !text.contains("@"))
        let (persons, byID) = try await database.read { connection in
            let named =
                try isName ? NamedPersons.find(connection, workspace, text, sight, limit: Self.choicesMax) : []
            return (
                try Self.holders(connection, workspace, text, sight) + named,
                try ContactTable.living(connection, workspace, ContactID(text))
            )
        }
        var found = Found(persons: persons)
        if let byID {
            found.contacts.append(byID)
        } else if persons.isEmpty || isName {
            found.contacts = try await findContacts(text).contacts
        }
        return try await answer(found, text, sight)
    }

    private func about(contact id: ContactID, _ sight: Sight) async throws -> DiagnosisAnswer {
        let workspace = workspace
        guard let contact = try await database.read({ try ContactTable.living($0, workspace, id) }) else {
            return .nothing("HubSpot's contact \(id) is not here: it was deleted, or is not read yet.")
        }
        return try await answer(Found(contacts: [contact]), contact.displayName, sight)
    }

    private struct Found: Sendable {
        var persons: [PersonID] = []
        var contacts: [Contact] = []
    }

    private func answer(_ found: Found, _ text: String, _ sight: Sight) async throws -> DiagnosisAnswer {
        let (workspace, now) = (workspace, clock.now)
        return try await database.read { connection in
            let reading = DiagnosisReading(connection, workspace, now: now)
            var persons = found.persons
            var alone: [Contact] = []
            var asked = DiagnosisFacts.Asked.person
            for contact in found.contacts {
                let (own, isFormer) = try Self.persons(of: contact.id, connection, workspace)
                if isFormer { asked = .contact(contact.id, name: contact.displayName) }
                // One that is linked to others only is theirs.
                if own.isEmpty { alone.append(contact) }
                let seen = try PersonSight.seen(connection, workspace, among: own, sight)
                persons += own.filter(seen.contains)
            }
            persons = persons.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            if persons.count == 1, alone.isEmpty {
                return .way(DiagnosisReport(try reading.facts(of: persons[0], asked: asked, sight)))
            }
            if persons.isEmpty, let contact = alone.first, alone.count == 1 {
                return try Self.facts(of: contact, sight, reading, connection, workspace)
                    .map { .way(DiagnosisReport($0)) } ?? Self.nobody(text, sight)
            }
            if !persons.isEmpty || !alone.isEmpty {
                return .several(try Self.choices(persons, alone, connection, workspace))
            }
            // Only who sees all can be told that nobody has a number.
            if sight == .all, PhoneFilter(text: text) != nil, !text.contains(where: \.isLetter) {
                return .way(DiagnosisReport(try reading.facts(ofNobody: .person)))
            }
            return Self.nobody(text, sight)
        }
    }

    private func way(
        _ facts: @escaping @Sendable (DiagnosisReading) throws -> DiagnosisFacts?
    ) async throws -> DiagnosisAnswer? {
        let (workspace, now) = (workspace, clock.now)
        return try await database.read { connection in
            try facts(DiagnosisReading(connection, workspace, now: now)).map { .way(DiagnosisReport($0)) }
        }
    }
}

extension Diagnoser {
    /// Whose phone it is, in any spelling.
    private static func holders(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ text: String, _ sight: Sight
    ) throws -> [PersonID] {
        guard !text.contains(where: \.isLetter), let phone = PhoneFilter(text: text) else { return [] }
        return try PersonList.page(
            connection, workspace, PersonList.Filter(phone: phone, sight: sight), PageRequest(limit: choicesMax)
        ).items.filter { $0.mergedInto == nil }.map(\.person.id)
    }

    /// Who is linked to it; where nobody is, who was, for why they are not any more is what is asked.
    private static func persons(
        of contact: ContactID, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> (persons: [PersonID], isFormer: Bool) {
        let active = try LinkTable.active(connection, workspace, contact: contact).map(\.person)
        if !active.isEmpty { return (active, false) }
        let former = try LinkTable.ended(connection, workspace, contact: contact, limit: choicesMax).map(\.person)
        let known = try PersonTable.find(connection, workspace, Set(former))
        return (former.filter { known[$0] != nil }, !former.isEmpty)
    }

    /// Nobody is linked to it: whoever has its number is who is asked about, if it is one. `nil` = they may be among
    /// those who are not seen.
    private static func facts(
        of contact: Contact, _ sight: Sight, _ reading: DiagnosisReading, _ connection: any SQLConnection,
        _ workspace: WorkspaceID
    ) throws -> DiagnosisFacts? {
        let asked = DiagnosisFacts.Asked.contact(contact.id, name: contact.displayName)
        let fitting = try PersonTable.fitting(connection, workspace, contact.id, limit: 2)
        let seen = try PersonSight.seen(connection, workspace, among: fitting, sight)
        if fitting.count == 1, seen.count == 1 { return try reading.facts(of: fitting[0], asked: asked, sight) }
        return sight == .all ? try reading.facts(ofNobody: asked) : nil
    }

    private static func choices(
        _ persons: [PersonID], _ contacts: [Contact], _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [DiagnosisChoice] {
        let known = try PersonTable.find(connection, workspace, Set(persons))
        let links = try LinkTable.active(connection, workspace, persons: persons)
        let linked = try ContactTable.find(connection, workspace, links.values.map(\.contact))
        let blocks = try LinkBlockTable.find(connection, workspace, persons: persons)
        let verdicts = try LinkVerdictTable.find(connection, workspace, persons: persons)
        let people = persons.compactMap { known[$0] }.map { person in
            let name = PersonName(person)
            let contact = links[person.id].flatMap { linked[$0.contact]?.displayName }
            let state = LinkState(
                isLinked: links[person.id] != nil, isBlocked: blocks[person.id] != nil,
                verdict: verdicts[person.id]?.kind)
            return DiagnosisChoice(
                name: name.displayName,
                facts: [name.displayPhone, contact.map { "linked to \($0)" } ?? word(state)].compactMap(\.self),
                text: "\(personPrefix)\(person.id)")
        }
        let others = contacts.map { contact in
            DiagnosisChoice(
                name: contact.displayName,
                facts: ["contact in HubSpot, linked to nobody", contact.email, contact.phones.first?.text]
                    .compactMap(\.self), text: "\(contactPrefix)\(contact.id)")
        }
        return Array((people + others).prefix(choicesMax))
    }

    /// The same as pages say.
    private static func word(_ state: LinkState) -> String {
        switch state {
        case .suggestion: "suggested"
        case .linked, .conflict, .blocked, .unlinked: state.rawValue
        }
    }
}
