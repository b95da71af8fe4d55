import Domain
import Storage
import TestEngines
import Testing

struct ContactRereadTableTests {
    @Test(arguments: TestEngine.available)
    func `what is due comes first to last, and is done unless asked for again`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try ContactRereadTable.nextDue(connection, here) == nil)
            for (id, seconds) in [("501", 3), ("502", 1), ("503", 2), ("504", 9)] { try add(connection, id, seconds) }
            #expect(try ContactRereadTable.nextDue(connection, here) == .noon + .seconds(1))
            #expect(try due(connection, 3) == ["502", "503", "501"])
            #expect(try due(connection, 3, limit: 2) == ["502", "503"])
            #expect(try due(connection, 0).isEmpty)
            try add(connection, "503", 5)
            let read = ["501", "502", "503"].map { ContactID($0) }
            try ContactRereadTable.done(connection, here, read, readAt: .noon + .seconds(3))
            try ContactRereadTable.done(connection, here, [], readAt: .noon + .seconds(99))
            try ContactRereadTable.done(connection, elsewhere, [ContactID("504")], readAt: .noon + .seconds(99))
            #expect(try due(connection, 99) == ["503", "504"])
        }
    }

    private func add(_ connection: any SQLConnection, _ id: String, _ seconds: Int) throws {
        try ContactRereadTable.add(connection, here, ContactID(id), cause: "webhook", due: .noon + .seconds(seconds))
    }

    private func due(_ connection: any SQLConnection, _ seconds: Int, limit: Int = 100) throws -> [String] {
        try ContactRereadTable.due(connection, here, now: .noon + .seconds(seconds), limit: limit).map(\.value)
    }
}
