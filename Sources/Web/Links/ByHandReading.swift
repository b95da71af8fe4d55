import Domain
import Storage
import Sync

/// What the page for a link by hand shows: the person, and contacts that somebody may mean.
struct ByHandReading: Sendable {
    /// A contact to link to, and what the link would do.
    struct Offer: Sendable {
        var contact: Contact
        var plan: PhonePlan
        /// Somebody else on WhatsApp is linked to it.
        var isTaken: Bool
        /// What speaks for it; `nil` = somebody searched for it.
        var reason: String?
    }

    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    var text: String
    var known: PersonExplanation
    /// Whom the person is linked to now.
    var linked: Contact?
    var answer: ContactSearchAnswer?
    var offers: [Offer] = []

    /// Throws `LinkRefusal.unknownPerson`.
    static func read(_ services: WebServices, _ person: PersonID, _ text: String) async throws -> ByHandReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        let known = try await services.links.explain(person: person)
        let answer = text.isEmpty ? nil : try await services.findContacts(text)
        return try await services.database.read { connection in
            var reading = ByHandReading(
                now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: try HubSpotAccountTable.find(connection, workspace)?.account, text: text, known: known,
                linked: try known.link.flatMap { try ContactTable.living(connection, workspace, $0.contact) },
                answer: answer)
            try reading.offer(connection, workspace)
            return reading
        }
    }

    /// What was searched, or what fits where nothing was.
    private mutating func offer(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let fitting = known.candidates.map(\.contact)
        let mirrored = try ContactTable.find(connection, workspace, fitting.sorted { $0.value < $1.value })
        let contacts = answer?.contacts ?? fitting.compactMap { mirrored[$0] }
        let taken = try LinkTable.linked(connection, workspace, among: Set(contacts.map(\.id)))
        offers = try contacts.filter { $0.id != known.link?.contact }.map { contact in
            Offer(
                contact: contact, plan: try PhonePlan.find(connection, workspace, known.person, contact),
                isTaken: taken.contains(contact.id),
                reason: known.candidates.first { $0.contact == contact.id }?.reason)
        }
    }
}
