import Domain
import Linking
import Storage

/// Decides inside one transaction who persons are, and stores what follows.
struct LinkDecider {
    let writer: LinkWriter
    let policy: MatchPolicy

    private var connection: any SQLConnection { writer.connection }
    private var workspace: WorkspaceID { writer.workspace }

    init(_ writer: LinkWriter) throws {
        self.writer = writer
        let (connection, workspace) = (writer.connection, writer.workspace)
        let numbers = try BusinessNumberTable.all(connection, workspace)
        let settings = try WorkspaceTable.find(connection, workspace)
        policy = MatchPolicy(
            defaultRegion: settings?.defaultRegion,
            ownNumbers: Set(numbers.compactMap { PhoneKey(waID: $0.digits) }), fuzzy: settings?.fuzzy ?? .guarded)
    }

    /// - Parameter isOpening: somebody opens a chat with them, so national numbers count as the workspace allows. Once
    ///   opened, they count whenever something changes about that person.
    func decide(_ persons: [PersonID], isOpening: Bool = false) throws {
        let known = try PersonTable.find(connection, workspace, Set(persons))
        for id in persons {
            guard let person = known[id] else { continue }
            // A link stands until somebody or something ends it: a changed phone on either side is not an end.
            if try LinkTable.active(connection, workspace, person: id) != nil { continue }
            if let block = try LinkBlockTable.find(connection, workspace, id) {
                try save(.blocked, block.sentence, for: person, isOpened: isOpening)
            } else {
                let before = try LinkVerdictTable.find(connection, workspace, id)
                try decide(person, isOpened: isOpening || before?.isOpened == true)
            }
        }
    }

    private func decide(_ person: Person, isOpened: Bool) throws {
        let candidates = try candidates(for: person, isOpened: isOpened)
        let asked = MatchPerson(waID: person.phone, profileName: person.profileName)
        let decision = decideMatch(for: asked, among: candidates, policy: policy, isOpening: isOpened)
        let found = decision.evidence.map { LinkCandidate($0) }
        let reasons = found.map(\.reason).joined(separator: "\n")
        switch decision {
        case .link(let evidence, let method):
            _ = try writer.make(
                person.id, evidence.contact, method == .exact ? .exact : .fuzzy, rule: evidence.rule,
                reason: evidence.reason, author: .liaison)
        case .conflict: try save(.conflict, reasons, found, for: person, isOpened: isOpened)
        case .suggest: try save(.suggestion, reasons, found, for: person, isOpened: isOpened)
        case .none(let reason): try save(.none, reason, for: person, isOpened: isOpened)
        }
    }

    /// Contacts that have this number in some spelling, or its national digits.
    func candidates(for person: Person, isOpened: Bool) throws -> [MatchCandidate<ContactID>] {
        guard let key = person.phone.flatMap({ PhoneKey(waID: $0) }) else { return [] }
        let contacts =
            isOpened && policy.fuzzy != .off
            ? try ContactTable.with(connection, workspace, national: key.fuzzyLookups)
            : try ContactTable.with(connection, workspace, key.exactLookups)
        return try self.candidates(contacts, isOpened: isOpened)
    }

    func candidates(_ contacts: [Contact], isOpened: Bool) throws -> [MatchCandidate<ContactID>] {
        let holders = isOpened ? try LinkTable.phones(connection, workspace, linkedTo: contacts.map(\.id)) : [:]
        return contacts.map { contact in
            MatchCandidate(
                contact: contact.id, name: contact.displayName, email: contact.email,
                phones: contact.phones.map { CandidatePhone(property: $0.property, text: $0.text) },
                otherPersons: holders[contact.id] ?? [])
        }
    }

    private func save(
        _ kind: LinkVerdict.Kind, _ reason: String, _ candidates: [LinkCandidate] = [], for person: Person,
        isOpened: Bool
    ) throws {
        try LinkVerdictTable.save(
            connection, workspace,
            LinkVerdict(
                person: person.id, kind: kind, reason: reason, candidates: candidates, isOpened: isOpened,
                decidedAt: writer.now))
    }
}
