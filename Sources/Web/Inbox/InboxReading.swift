import Domain
import Storage
import Sync

/// What the pages of the inbox need to know, read from one snapshot.
struct InboxReading: Sendable {
    static let pageSize = 50

    var now: Timestamp
    var workspaceName: String
    var timeZone: String
    /// Those that whoever looks may see.
    var numbers: [BusinessNumber]
    var members: [Member]
    /// Whoever looks, if they have signed in.
    var member: Member?
    var mayWrite: Bool
    var query: InboxQuery
    var chats: [InboxChat] = []
    var next: InboxList.Key?

    var text: PageText { PageText(now: now, timeZone: timeZone) }
    /// What reads and drafts are kept under where nobody has signed in.
    var memberID: MemberID { Self.memberID(member) }

    static func memberID(_ member: Member?) -> MemberID { member?.id ?? MemberID(0) }

    func name(of member: MemberID) -> String? { members.first { $0.id == member }?.name }
}

/// Reads pages of the inbox for one who looks.
struct InboxReader: Sendable {
    let services: WebServices
    let inbox: Inbox
    let member: Member?
    let mayWrite: Bool
    let query: InboxQuery

    init(_ services: WebServices, _ inbox: Inbox, _ context: WebContext, _ query: InboxQuery) {
        self.services = services
        self.inbox = inbox
        member = context.member
        mayWrite = context.may(.sendMessages)
        self.query = query
    }

    /// - Parameter hasList: false = only what a thread needs.
    func read<Part: Sendable>(
        hasList: Bool = true,
        _ part: @escaping @Sendable (any SQLConnection, InboxList.Viewer, InboxReading) throws -> Part
    ) async throws -> (InboxReading, Part) {
        let viewer = try await inbox.viewer(InboxReading.memberID(member))
        let members = try await services.members()
        let (workspace, now) = (services.workspace, services.clock.now)
        return try await services.database.read { connection in
            var reading = try base(connection, workspace, now, members)
            if hasList { try list(connection, workspace, viewer, &reading) }
            return (reading, try part(connection, viewer, reading))
        }
    }

    private func base(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ now: Timestamp, _ members: [Member]
    ) throws -> InboxReading {
        let company = try WorkspaceTable.find(connection, workspace)
        let numbers = try BusinessNumberTable.all(connection, workspace).filter { member?.sees($0.id) ?? true }
        return InboxReading(
            now: now, workspaceName: company?.name ?? "Liaison", timeZone: company?.timeZone ?? "UTC",
            numbers: numbers, members: members.filter(\.isActive), member: member, mayWrite: mayWrite, query: query)
    }

    private func list(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ viewer: InboxList.Viewer,
        _ reading: inout InboxReading
    ) throws {
        let filter = query.filter(reading.numbers, reading.memberID)
        if query.text.isEmpty {
            let page = try InboxList.page(
                connection, workspace, filter, viewer, after: query.after, limit: InboxReading.pageSize,
                now: reading.now)
            (reading.chats, reading.next) = (page.items, page.next)
        } else {
            let region = try WorkspaceTable.find(connection, workspace)?.defaultRegion
            let found = try InboxSearch(connection, workspace).chats(ContactQuery(query.text, defaultRegion: region))
            reading.chats = try InboxList.find(
                connection, workspace, found, filter, viewer, limit: InboxReading.pageSize, now: reading.now)
        }
    }
}
