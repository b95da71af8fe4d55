import Domain
import Storage
import TestEngines
import Testing

struct MessageStatusTableTests {
    @Test(arguments: TestEngine.available)
    func `in whatever order statuses come, the highest stands and each step keeps its time`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            for (index, order) in orders(of: MessageStatus.allCases).enumerated() {
                let name = "wamid.\(index)"
                var highest: MessageStatus?
                for status in order {
                    let rose = try apply(connection, name, status, at: .noon + .seconds(status.rank))
                    #expect(rose == (highest.map { status > $0 } ?? true))
                    #expect(try apply(connection, name, status, at: .noon + .seconds(100)) == false)
                    highest = max(highest ?? status, status)
                }
                #expect(try find(connection, name) == .failed)
            }
            let columns = ["sent_at", "delivered_at", "read_at", "played_at", "failed_at"]
            for row in try connection.rows("SELECT * FROM message_statuses") {
                #expect(try columns.map { try row.timestamp($0) } == [1, 2, 3, 4, 9].map { .noon + .seconds($0) })
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the reason of a failure is kept`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            _ = try apply(connection, "wamid.1", .sent, at: .noon)
            _ = try apply(connection, "wamid.1", .failed, at: .noon, code: 131_026, text: "Undeliverable.")
            _ = try apply(connection, "wamid.1", .failed, at: .noon)
            let row = try #require(try connection.row("SELECT * FROM message_statuses"))
            #expect(try row.integer("error_code") == 131_026)
            #expect(try row.text("error_text") == "Undeliverable.")
            #expect(try row.optionalTimestamp("read_at") == nil)
            #expect(try MessageStatusTable.find(connection, here, []).isEmpty)
            #expect(try MessageStatusTable.find(connection, elsewhere, [WhatsAppMessageID("wamid.1")]).isEmpty)
        }
    }

    private func apply(
        _ connection: any SQLConnection, _ name: String, _ status: MessageStatus, at moment: Timestamp,
        code: Int64? = nil, text: String? = nil
    ) throws -> Bool {
        try MessageStatusTable.apply(
            connection, here,
            ReceivedStatus(
                whatsAppID: WhatsAppMessageID(name), number: ventas, status: status, at: moment,
                recipient: PersonReference(), errorCode: code, errorText: text))
    }

    private func find(_ connection: any SQLConnection, _ name: String) throws -> MessageStatus? {
        try MessageStatusTable.find(connection, here, [WhatsAppMessageID(name)])[WhatsAppMessageID(name)]
    }

    private func orders(of statuses: [MessageStatus]) -> [[MessageStatus]] {
        if statuses.isEmpty { return [[]] }
        return statuses.flatMap { first in
            orders(of: statuses.filter { $0 != first }).map { [first] + $0 }
        }
    }
}
