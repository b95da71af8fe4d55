import Domain
import Storage

/// What the page of user mappings is made from.
struct UserMappingReading: Sendable {
    /// A company has few numbers; more than this are not shown on one page.
    static let numbersMax = 200
    static let historyMax = 100

    struct Counts: Sendable {
        /// Since the mapping in force, or all where there is none.
        var messages: Int64
        /// Entries that are to be written.
        var waiting: Int64
        /// How far a change has come through the number's chats.
        var walk: TimelineWalkTable.Progress?
    }

    var now: Timestamp
    var query: UserMappingQuery
    var workspace: Workspace?
    var hubSpot: HubSpotAccountTable.Row?
    var numbers: [NumberList.Item]
    var counts: [BusinessNumberID: Counts]
    /// Messages of the number being mapped that HubSpot shows already.
    var inHubSpot: Int64
    var owners: [Owner]
    var history: [MappingHistory.Item]
    var staff: HubSpotStaff
    /// HubSpot's user id of the member who looks.
    var memberUser: String?
    var mayMap: Bool
    var sandboxPage: String?

    init(
        _ services: WebServices, _ query: UserMappingQuery, _ context: WebContext, staff: HubSpotStaff
    ) async throws {
        let workspace = services.workspace
        let found = try await services.database.read { connection in
            let numbers = try NumberList.page(
                connection, workspace, NumberList.Filter(), PageRequest(limit: Self.numbersMax)
            ).items
            return (
                numbers: numbers, counts: try Self.counts(connection, workspace, numbers),
                inHubSpot: try query.number.map {
                    query.owner == nil && !query.isRemoval
                        ? 0 : try NumberMessages.inHubSpot(connection, workspace, $0)
                } ?? 0,
                workspace: try WorkspaceTable.find(connection, workspace),
                hubSpot: try HubSpotAccountTable.find(connection, workspace),
                owners: try OwnerTable.all(connection, workspace),
                history: try MappingHistory.newest(connection, workspace, limit: Self.historyMax)
            )
        }
        now = services.clock.now
        self.query = query
        self.workspace = found.workspace
        hubSpot = found.hubSpot
        numbers = found.numbers
        counts = found.counts
        inHubSpot = found.inHubSpot
        owners = found.owners
        history = found.history
        self.staff = staff
        let member = context.member
        memberUser = member?.owner.flatMap { tied in found.owners.first { $0.id == tied }?.userID }
        mayMap = context.may(.mapUsers)
        sandboxPage = services.sandboxPage
    }

    var right: MappingRight {
        mappingRight(member: memberUser, connector: hubSpot?.user?.id, staff: staff)
    }

    var isConnected: Bool {
        switch hubSpot?.state.word {
        case .connected, .degraded: true
        case .needsReconnect, .disconnected, nil: false
        }
    }

    private static func counts(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ numbers: [NumberList.Item]
    ) throws -> [BusinessNumberID: Counts] {
        try Dictionary(
            numbers.map { item in
                let id = item.number.id
                return (
                    id,
                    Counts(
                        messages: try NumberMessages.sent(
                            connection, workspace, id, from: item.mappedSince ?? .beginning),
                        waiting: try NumberMessages.waitingEntries(connection, workspace, id),
                        walk: try TimelineWalkTable.progress(connection, workspace, of: id))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
