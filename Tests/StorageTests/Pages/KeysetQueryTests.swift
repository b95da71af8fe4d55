import Domain
import Foundation
import TestEngines
import Testing

@testable import Storage

private let workspace = WorkspaceID(1)

@Suite struct KeysetQueryTests {
    @Test(arguments: TestEngine.available)
    func `a filter no index serves looks at so many rows a page, and finds what lies far behind`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine) { database in
            let count = KeysetQuery.scanLimit * 2 + 10
            try await insertChats(database, count: count)
            let filter = ChatList.Filter(number: BusinessNumberID("rare"))
            var request = PageRequest<ChatID>(limit: 50)
            var pages: [[ChatID]] = []
            repeat {
                let asked = request
                let page = try await database.read { try ChatList.page($0, workspace, filter, asked) }
                pages.append(page.items.map(\.chat.id))
                request.after = page.next
            } while request.after != nil
            #expect(pages == [[], [], [ChatID(1)]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a page that ends with the list has no next one, whatever its size`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await insertChats(database, count: 6)
            let whole = try await database.read {
                try ChatList.page($0, workspace, ChatList.Filter(), PageRequest(limit: 6))
            }
            #expect(whole.items.map(\.chat.id.value) == [6, 5, 4, 3, 2, 1])
            #expect(whole.next == nil)
            let half = try await database.read {
                try ChatList.page($0, workspace, ChatList.Filter(), PageRequest(limit: 5))
            }
            #expect(half.next == ChatID(2))
            let other = try await database.read {
                try ChatList.page($0, WorkspaceID(2), ChatList.Filter(), PageRequest(limit: 5))
            }
            #expect(other.items.isEmpty)
        }
    }

    /// The statistics a table gathers in production are not there in a test, so this is what SQLite does without any.
    @Test func `filters with an index use it, and lists walk their key without sorting`() async throws {
        try await withDatabase(.sqlite) { database in
            let phone = try #require(PhoneFilter(text: "+52 55 1234 5678"))
            let questions: [(KeysetQuery, String)] = [
                (MessageList.query(workspace, .init(whatsAppID: WhatsAppMessageID("w"))), "messages_wamid"),
                (MessageList.query(workspace, .init(chat: ChatID(1))), "messages_day"),
                (MessageList.query(workspace, .init(person: PersonID(1))), "messages_day"),
                (PersonList.query(workspace, .init(phone: phone)), "persons_key"),
                (ChatList.query(workspace, .init(person: PersonID(1))), "chats_person"),
            ]
            for (query, index) in questions {
                let plan = try await plan(database, query)
                #expect(plan.contains(index), "\(plan)")
            }
            let walk = try await plan(database, MessageList.query(workspace, .init()))
            // Only the page itself, at most 201 rows, is sorted once more after the joins.
            let search = walk.split(separator: "SCAN messages").first ?? ""
            #expect(search.contains("SEARCH messages") && !search.contains("ORDER BY"), "\(walk)")
        }
    }

    private func plan(_ database: any SQLDatabase, _ query: KeysetQuery) async throws -> String {
        let statement: SQL = "EXPLAIN QUERY PLAN " + query.statement(after: nil, limit: 51)
        return try await database.read { connection in
            try connection.rows(statement).map { try $0.text("detail") }.joined(separator: "\n")
        }
    }

    /// Chats 1 to `count`; only the first is of the number `rare`.
    private func insertChats(_ database: any SQLDatabase, count: Int) async throws {
        try await database.write { connection in
            try connection.run(
                """
                WITH RECURSIVE numbers AS (
                    SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < CAST(\(count) AS BIGINT))
                INSERT INTO chats (workspace_id, chat_id, number_id, person_id, group_id, last_message_at)
                SELECT 1, n, CASE WHEN n = 1 THEN 'rare' ELSE 'usual' END, n, '', 0 FROM numbers
                """)
        }
    }
}
