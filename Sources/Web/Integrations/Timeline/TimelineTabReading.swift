import Domain
import Storage
import Sync

/// What the page of timelines is made from.
struct TimelineTabReading: Sendable {
    static let chatsMax = 50

    var now: Timestamp
    var workspace: Workspace?
    var rule: TimelineShowing.Rule
    var numbers: [BusinessNumber]
    var shownNumbers: [BusinessNumberID: Bool]
    /// A phone or a name, as typed.
    var find: String
    /// Those found, or those that have a word of their own.
    var chats: [ShownChats.Item]
    /// `nil` = no files are taken.
    var files: MediaSettings?
    var associations: [TimelineAssociation: TimelineAssociationTable.Row]
    /// What HubSpot allows, by its names.
    var scopes: [String: ScopeState]
    /// Days that are to be written.
    var waiting: Int64
    /// Of a change that goes through all of them; `nil` = none does.
    var walk: TimelineWalkTable.Progress?
    var maySync: Bool
    var sandboxPage: String?

    init(_ services: WebServices, find: String, _ context: WebContext) async throws {
        let (workspace, sight) = (services.workspace, context.sight)
        let found = try await services.database.read { connection in
            (
                workspace: try WorkspaceTable.find(connection, workspace),
                rule: try TimelineShowingTable.rule(connection, workspace),
                numbers: try BusinessNumberTable.all(connection, workspace),
                shown: try TimelineShowingTable.numbers(connection, workspace),
                chats: find.isEmpty
                    ? try ShownChats.chosen(connection, workspace, sight, limit: Self.chatsMax)
                    : try ShownChats.of(
                        connection, workspace, try Self.persons(connection, workspace, find), sight,
                        limit: Self.chatsMax),
                waiting: try TimelineEntryTable.waiting(connection, workspace),
                walk: try TimelineWalkTable.progress(connection, workspace),
                associations: try TimelineAssociationTable.all(connection, workspace),
                scopes: try HubSpotAccountTable.find(connection, workspace)?.scopes ?? [:]
            )
        }
        now = services.clock.now
        self.workspace = found.workspace
        rule = found.rule
        numbers = found.numbers
        shownNumbers = found.shown
        self.find = find
        chats = found.chats
        files = try await services.mediaChoices?.settings()
        waiting = found.waiting
        walk = found.walk
        associations = found.associations
        scopes = found.scopes
        maySync = context.may(.changeSync)
        sandboxPage = services.sandboxPage
    }

    private static func persons(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ find: String
    ) throws -> [PersonID] {
        if !find.contains(where: \.isLetter), let phone = PhoneFilter(text: find) {
            return try PersonList.page(
                connection, workspace, PersonList.Filter(phone: phone), PageRequest(limit: chatsMax)
            ).items.map(\.person.id)
        }
        return try NamedPersons.find(connection, workspace, find, limit: chatsMax)
    }
}
