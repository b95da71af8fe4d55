import Domain
import Storage
import WhatsApp

/// Asks WhatsApp once about each group that turned up without its making having been told: what it is called, and who
/// is in it.
struct GroupWork: Sendable {
    /// Groups in one step. Meta allows 200 calls an hour for an account's management at least (facts of the Cloud API,
    /// section 11), and templates and numbers are read with them too.
    static let stepSize = 5
    static let pause = Duration.seconds(300)

    let connections: Connections
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace

    /// Asks about the groups that are due. Returns when the next is; `nil` = there is none.
    /// Throws `WhatsAppFailure`; the group that met it waits, and so do those behind it.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, connections.clock.now)
        let (questions, rows) = try await connections.database.read { connection in
            (
                try GroupTable.questions(connection, workspace, limit: Self.stepSize + 1),
                try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace && $0.account.state.lets }
            )
        }
        let due = questions.filter { $0.askAt <= now }.prefix(Self.stepSize)
        for question in due {
            guard let row = try await account(of: question, among: rows) else { continue }
            try await ask(question, row)
        }
        // A group of an account that is not connected waits until one is.
        return questions.dropFirst(due.count).first.map { max($0.askAt, now + (due.isEmpty ? .zero : Self.pause)) }
    }

    private func account(
        of question: GroupTable.Question, among rows: [WhatsAppAccountTable.Row]
    ) async throws -> WhatsAppAccountTable.Row? {
        let (workspace, retryAt) = (workspace, connections.clock.now + Self.pause)
        let account = try await connections.database.read {
            try BusinessNumberTable.find($0, workspace, question.number)?.account
        }
        if let row = rows.first(where: { $0.account.id == account }) { return row }
        try await connections.database.write { try GroupTable.ask($0, workspace, question.chat, at: retryAt) }
        return nil
    }

    private func ask(_ question: GroupTable.Question, _ row: WhatsAppAccountTable.Row) async throws {
        let (workspace, asked) = (workspace, connections.clock.now)
        do {
            let report = try await connections.whatsAppClient(row).group(question.group)
            try await store(report.news(of: question.group, on: question.number, asked: asked), about: question, row)
        } catch let failure as WhatsAppFailure {
            let next = failure.isAnswer ? nil : asked + Self.pause
            let isCut = try await connections.database.write { connection in
                try GroupTable.ask(connection, workspace, question.chat, at: next)
                return try row.cut(by: SendingOutcome(failure), connection)
            }
            if isCut { connections.changes.announce(.connections) }
            // A group that is gone, or that is none of this number's any more, is nothing to mend.
            if !failure.isAnswer { throw failure }
        }
    }

    private func store(
        _ news: [GroupNews], about question: GroupTable.Question, _ row: WhatsAppAccountTable.Row
    ) async throws {
        let (workspace, pace, clock, ids) = (workspace, pace, connections.clock, connections.ids)
        try await connections.database.write { connection in
            let writer = try IncomingWriter(
                connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids)
            for item in news { try writer.store(item, row.account.portfolio) }
            try GroupTable.ask(connection, workspace, question.chat, at: nil)
        }
        for topic in [Changes.Topic.timeline, .links, .chat(question.chat)] { connections.changes.announce(topic) }
    }
}

extension WhatsAppFailure {
    /// Asking again would be answered the same.
    fileprivate var isAnswer: Bool {
        switch self {
        case .final, .fixRequest, .useTemplate: true
        case .reconnect, .retryLater, .unreachable, .unknownOutcome, .unreadable: false
        }
    }
}
