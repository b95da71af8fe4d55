import Domain
import Foundation
import TestEngines
import Testing

@testable import Storage

private let workspace = WorkspaceID(1)
private let now = Timestamp(milliseconds: 1_795_255_323_004)

@Suite struct DashboardQueryTests {
    @Test(arguments: TestEngine.available)
    func `messages are counted by the span they were sent in`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let start = now - .seconds(3 * 3600)
            for (id, seconds) in [(1, -1), (2, 0), (3, 3599), (4, 3600), (5, 10_799), (6, 10_800)] {
                try await insertMessage(database, Int64(id), at: start + .seconds(seconds))
            }
            let counts = try await database.read {
                try MessageCounts.perSpan($0, workspace, from: start, span: .seconds(3600), count: 3)
            }
            #expect(counts == [2, 1, 1])
            let sent = try await database.read { try MessageCounts.sent($0, workspace, from: start, to: now) }
            #expect(sent == 4)
            let directions = try await database.read { try MessageCounts.byDirection($0, workspace) }
            #expect(directions == [.incoming: 6, .outgoing: 0])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the lag is the age of what waits longest`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let nothing = try await database.read { try WaitingWork.read($0, workspace) }
            #expect(nothing.lag(at: now) == .zero)
            try await insertEntry(
                database, 1, state: "waiting", changedAt: now - .seconds(30), dueAt: now + .seconds(60))
            try await insertEntry(database, 2, state: "waiting", changedAt: now - .seconds(5), dueAt: now)
            try await insertEntry(database, 3, state: "settled", changedAt: now - .seconds(500), dueAt: now)
            let waiting = try await database.read { try WaitingWork.read($0, workspace) }
            #expect(waiting.intakeSince == nil)
            #expect(waiting.lag(at: now) == .seconds(30))
            #expect(waiting.lag(at: now - .seconds(60)) == .zero)
        }
    }

    @Test(arguments: TestEngine.available)
    func `totals leave out what is not a person of its own, and other workspaces`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            for (id, merged, business) in [(1, nil, 0), (2, Int64(1), 0), (3, nil, 1)] as [(Int64, Int64?, Int64)] {
                try await insertPerson(database, workspace, id, mergedInto: merged, isBusiness: business)
            }
            try await insertPerson(database, WorkspaceID(2), 9, mergedInto: nil, isBusiness: 0)
            try await insertPerson(database, workspace, 4, mergedInto: nil, isBusiness: 0)
            try await database.write { connection in
                try connection.run(
                    "UPDATE persons SET erase_asked_at = \(now) WHERE workspace_id = \(workspace) AND person_id = 4")
            }
            try await insertEntry(database, 1, state: "settled", changedAt: now, dueAt: now, writtenAt: now)
            try await insertEntry(database, 2, state: "settled", changedAt: now, dueAt: now)
            try await insertEntry(database, 3, state: "refused", changedAt: now, dueAt: now)
            let states: [(Int64, String)] = [
                (1, "done"), (2, "failed"), (3, "unreadable"), (4, "unreadable"), (5, "waiting"),
            ]
            for (id, state) in states {
                try await insertBody(database, id, state: state)
            }
            let totals = try await database.read { try WorkspaceTotals.read($0, workspace) }
            #expect(totals.persons == 1)
            #expect(totals.entries == .init(onTimeline: 1, waiting: 0, refused: 1))
            #expect(totals.intake == .init(waiting: 1, done: 1, unreadable: 2, failed: 1, repeated: 10))
        }
    }

    private func insertMessage(_ database: any SQLDatabase, _ id: Int64, at moment: Timestamp) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO messages (workspace_id, message_id, wamid, chat_id, direction, source, sent_at, day, kind,
                    content)
                VALUES (\(workspace), \(id), \("wamid.\(id)"), 1, 'incoming', 'live', \(moment), 0, 'text', '{}')
                """)
        }
    }

    private func insertEntry(
        _ database: any SQLDatabase, _ chat: Int64, state: String, changedAt: Timestamp, dueAt: Timestamp,
        writtenAt: Timestamp? = nil
    ) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at,
                    written_at)
                VALUES (\(workspace), \(chat), 20778, \(state), 1, \(changedAt), \(dueAt), \(writtenAt))
                """)
        }
    }

    private func insertPerson(
        _ database: any SQLDatabase, _ workspace: WorkspaceID, _ id: Int64, mergedInto: Int64?, isBusiness: Int64
    ) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone_since, is_business, created_at,
                    seen_at, merged_into)
                VALUES (\(workspace), \(id), 'p', \("MX.\(id)"), 0, \(isBusiness), 0, 0, \(mergedInto))
                """)
        }
    }

    private func insertBody(_ database: any SQLDatabase, _ id: Int64, state: String) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO intake (workspace_id, intake_id, source, digest, received_at, repeated, body, state)
                VALUES (\(workspace), \(id), 'whatsapp', \(Data("\(id)".utf8)), 0, 2, \(Data()), \(state))
                """)
        }
    }
}
