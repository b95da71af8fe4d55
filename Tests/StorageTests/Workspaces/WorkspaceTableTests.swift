import Domain
import Linking
import Storage
import TestEngines
import Testing

struct WorkspaceTableTests {
    @Test(arguments: TestEngine.available)
    func `settings come back as saved, and saved again they change`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            var workspace = Workspace(
                id: here, name: "Demo", timeZone: "Europe/Madrid", defaultRegion: Region("ES"), granularity: .message,
                fallbackOwner: OwnerID("80112233"))
            try WorkspaceTable.save(connection, workspace)
            #expect(try WorkspaceTable.find(connection, here) == workspace)
            workspace.defaultRegion = nil
            workspace.fallbackOwner = nil
            workspace.granularity = .day
            workspace.name = "Demo, S.A."
            try WorkspaceTable.save(connection, workspace)
            #expect(try WorkspaceTable.find(connection, here) == workspace)
            #expect(try WorkspaceTable.find(connection, elsewhere) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `all workspaces are listed by id`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in [elsewhere, here] {
                try WorkspaceTable.save(
                    connection,
                    Workspace(
                        id: id, name: "W", timeZone: "UTC", defaultRegion: nil, granularity: .day, fallbackOwner: nil))
            }
            #expect(try WorkspaceTable.all(connection).map(\.id) == [here, elsewhere])
        }
    }
}
