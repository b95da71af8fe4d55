import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct WhatsAppAccountTableTests {
    @Test(arguments: TestEngine.available)
    func `an account comes back as it was connected`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try WhatsAppAccountTable.all(connection).isEmpty)
            let state = ConnectionState(.connected, "It works.")
            try WhatsAppAccountTable.connect(connection, row(here, "1001", state: state), now: .noon)
            let read = try #require(try WhatsAppAccountTable.all(connection).first)
            #expect(read.workspace == here)
            #expect(read.account == row(here, "1001", state: state).account)
            #expect(read.sealedToken == Data([1]))
            #expect(read.sealedAppSecret == Data([2, 0, 255]))
            #expect(read.sealedVerifyToken == Data())
        }
    }

    @Test(arguments: TestEngine.available)
    func `connecting again replaces what was known of the account`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try WhatsAppAccountTable.connect(connection, row(here, "1001"), now: .noon)
            var again = row(here, "1001", state: ConnectionState(.degraded, "Half."))
            again.sealedToken = Data([9])
            again.account.name = "New name"
            try WhatsAppAccountTable.connect(connection, again, now: .noon + .seconds(1))
            let rows = try WhatsAppAccountTable.all(connection)
            #expect(rows.map(\.account) == [again.account])
            #expect(rows.map(\.sealedToken) == [Data([9])])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a state is the state of one account`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in ["1001", "1002"] { try WhatsAppAccountTable.connect(connection, row(here, id), now: .noon) }
            let lost = ConnectionState(.needsReconnect, "The token is gone.")
            try WhatsAppAccountTable.setState(connection, here, WhatsAppAccountID("1002"), lost)
            try WhatsAppAccountTable.setState(connection, elsewhere, WhatsAppAccountID("1001"), lost)
            #expect(
                try WhatsAppAccountTable.all(connection).map(\.account.state.word) == [.connected, .needsReconnect])
            #expect(try WhatsAppAccountTable.all(connection).last?.account.state == lost)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an account belongs to one workspace`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { try WhatsAppAccountTable.connect($0, row(here, "1001"), now: .noon) }
            await #expect {
                try await database.write { try WhatsAppAccountTable.connect($0, row(elsewhere, "1001"), now: .noon) }
            } throws: {
                guard case .constraint = $0 as? SQLError else { return false }
                return true
            }
        }
    }
}

private func row(
    _ workspace: WorkspaceID, _ id: String, state: ConnectionState = ConnectionState(.connected, "")
) -> WhatsAppAccountTable.Row {
    WhatsAppAccountTable.Row(
        workspace: workspace,
        account: WhatsAppAccount(id: WhatsAppAccountID(id), portfolio: portfolio, name: "Ventas", state: state),
        sealedToken: Data([1]), sealedAppSecret: Data([2, 0, 255]), sealedVerifyToken: Data())
}
