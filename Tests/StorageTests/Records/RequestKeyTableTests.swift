import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct RequestKeyTableTests {
    private let digest = Data([1, 2, 3])

    @Test(arguments: TestEngine.available)
    func `a key begins once, and only one of two takes it up again`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let workspace = WorkspaceID(1)
                #expect(try RequestKeyTable.begin(connection, workspace, "k", digest: digest, now: .noon))
                #expect(try !RequestKeyTable.begin(connection, workspace, "k", digest: digest, now: .noon))
                #expect(try RequestKeyTable.begin(connection, WorkspaceID(2), "k", digest: digest, now: .noon))
                let later = Timestamp.noon + .seconds(1)
                try RequestKeyTable.finish(connection, workspace, "k", .unsure, now: later)
                let row = try #require(try RequestKeyTable.find(connection, workspace, "k"))
                #expect(row.state == .unsure && row.digest == digest && row.since == .noon && row.at == later)
                let again = later + .seconds(1)
                #expect(try RequestKeyTable.resume(connection, workspace, row, since: row.since, now: again))
                #expect(try !RequestKeyTable.resume(connection, workspace, row, since: row.since, now: again))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is done stays done, until nobody will ask again`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let workspace = WorkspaceID(1)
                _ = try RequestKeyTable.begin(connection, workspace, "k", digest: digest, now: .noon)
                try RequestKeyTable.finish(connection, workspace, "k", .done, answerID: "77", now: .noon)
                try RequestKeyTable.finish(connection, workspace, "k", .unsure, now: .noon)
                let row = try RequestKeyTable.find(connection, workspace, "k")
                #expect(row?.state == .done && row?.answerID == "77")
                try RequestKeyTable.forget(connection, workspace, before: .noon)
                #expect(try RequestKeyTable.find(connection, workspace, "k") != nil)
                try RequestKeyTable.forget(connection, workspace, before: .noon + .milliseconds(1))
                #expect(try RequestKeyTable.find(connection, workspace, "k") == nil)
            }
        }
    }
}
