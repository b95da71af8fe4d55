public import Domain
public import Storage

/// What the business sends: asked for here, sent by a worker, in order within each chat.
///
/// Each call is one transaction with its audit entry and calls no vendor. Throws `OutgoingRefusal` or `SQLError`.
public struct Outgoing: Sendable {
    /// Whether somebody may write from a number; the answer is why not. Everybody may until there are members.
    public typealias May = @Sendable (Author, BusinessNumberID) -> SendingTrouble?

    let connections: Connections
    let workspace: WorkspaceID
    private let pace: TimelineEntryTable.Pace
    let may: May

    public init(
        connections: Connections, workspace: WorkspaceID, pace: TimelineEntryTable.Pace,
        may: @escaping May = { _, _ in nil }
    ) {
        self.connections = connections
        self.workspace = workspace
        self.pace = pace
        self.may = may
    }

    /// Takes a message to be sent. With a key it is taken once, however often it is asked for.
    public func send(_ request: OutgoingRequest) async throws -> OutgoingMessage {
        let may = may
        return try await change { try $0.send(request, may: may) }
    }

    /// Has one that failed, was taken back or whose fate nobody knows sent once more, as a new message at the end of
    /// the chat. Asking twice sends it once.
    public func sendAgain(_ id: OutgoingID, author: Author) async throws -> OutgoingMessage {
        let may = may
        return try await change { try $0.sendAgain(id, author: author, may: may) }
    }

    /// Of one whose fate nobody knows: it was sent, says a person.
    public func assumeSent(_ id: OutgoingID, author: Author) async throws -> OutgoingMessage {
        try await change { try $0.assumeSent(id, author: author) }
    }

    /// Takes one back that has not left.
    public func cancel(_ id: OutgoingID, author: Author) async throws -> OutgoingMessage {
        try await change { try $0.cancel(id, author: author) }
    }

    /// Until when anything may be sent to the customer of a chat.
    public func window(of chat: ChatID) async throws -> ServiceWindow {
        let workspace = workspace
        return try await connections.database.read { try ServiceWindowQuery.last($0, workspace, chat: chat) }
    }

    private func change<Result: Sendable>(
        _ body: @escaping @Sendable (OutgoingWriter) throws -> Result
    ) async throws -> Result {
        let (workspace, pace, clock, ids) = (workspace, pace, connections.clock, connections.ids)
        let result = try await connections.database.write { connection in
            try body(
                OutgoingWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids))
        }
        connections.changes.announce(.outgoing)
        connections.changes.announce(.timeline)
        connections.changes.announce(.links)
        return result
    }
}
