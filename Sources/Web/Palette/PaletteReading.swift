import Domain
import Linking
import Storage

/// What fits what was typed into the palette: pages, chats, contacts from the mirror. HubSpot is not asked.
struct PaletteReading: Sendable {
    static let textMax = 100
    private static let contactsMax = 8
    /// Looked at for whoever sees some numbers: contacts of others are left out afterwards.
    private static let contactsLookedAtMax = 100
    private static let chatsMax = 5

    let services: WebServices
    let text: String

    func entries(_ context: WebContext) async throws -> [PaletteEntry] {
        let pages = PaletteDestination.all.filter { context.may($0.permission) && $0.fits(text) }.map(\.entry)
        if text.isEmpty { return pages }
        return try await pages + chats(context) + contacts(context.sight)
    }

    /// Those that the member sees, the newest first.
    private func chats(_ context: WebContext) async throws -> [PaletteEntry] {
        guard let inbox = services.inbox else { return [] }
        let query = InboxQuery(QueryItems("q=\(QueryItems.encoded(text))"))
        let (reading, _) = try await InboxReader(services, inbox, context, query).read { _, _, _ in }
        return reading.chats.prefix(Self.chatsMax).map { chat in
            PaletteEntry(
                name: chat.shownName, detail: reading.numbers.first { $0.id == chat.chat.number }?.verifiedName,
                kind: localized("Chat"), icon: "inbox", link: SiteURL.inboxChat(id: "\(chat.chat.id)").path)
        }
    }

    /// Whoever sees some numbers finds the contacts of those who wrote there.
    private func contacts(_ sight: Sight) async throws -> [PaletteEntry] {
        let (workspace, text) = (services.workspace, text)
        return try await services.database.read { connection in
            let region = try WorkspaceTable.find(connection, workspace)?.defaultRegion
            let query = ContactQuery(text, defaultRegion: region)
            let limit = sight == .all ? Self.contactsMax : Self.contactsLookedAtMax
            let found = try ContactFinder(connection, workspace).find(query, limit: limit)
            return try found.filter { try Self.isSeen($0, sight, connection, workspace) }
                .prefix(Self.contactsMax).map(Self.entry)
        }
    }

    private static func isSeen(
        _ contact: Contact, _ sight: Sight, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> Bool {
        if sight == .all { return true }
        let persons = try LinkTable.active(connection, workspace, contact: contact.id).map(\.person)
        return try !PersonSight.seen(connection, workspace, among: persons, sight).isEmpty
    }

    private static func entry(_ contact: Contact) -> PaletteEntry {
        PaletteEntry(
            name: contact.displayName, detail: contact.email ?? contact.phones.first?.text,
            kind: localized("Contact"), icon: "person",
            link: "\(SiteURL.linksPart(.explanation).path)?contact=\(QueryItems.encoded(contact.id.value))")
    }
}
