import Domain
import Storage
import TestEngines
import Testing

@testable import Sync

struct MessageGapTests {
    @Test(arguments: TestEngine.available)
    func `a message that only its statuses told of is a gap of its number, until it comes after all`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(echo("wamid.1", "seen"), field: "smb_message_echoes"),
                try body(
                    statuses: [
                        status("wamid.1", "delivered"), status("wamid.2", "sent"), status("wamid.2", "read", at: 9),
                        status("wamid.3", "delivered", at: 30),
                    ]))
            let gap = try #require(try await gaps(office).first)
            #expect(gap.number == ventas && gap.count == 2)
            #expect(gap.oldest == .noon && gap.newest == .noon + .seconds(30))
            #expect(try await gaps(office, before: .noon + .seconds(1)).map(\.count) == [1])
            try await office.receive(try body(echo("wamid.3", "late", at: 30), field: "smb_message_echoes"))
            #expect(try await gaps(office).map(\.count) == [1])
            office.time.advance(.seconds(91 * 86_400))
            _ = try await BodyRetention(
                database: office.database, workspace: here, terms: .init(taken: .seconds(30 * 86_400)),
                clock: office.time.clock
            ).step()
            #expect(try await gaps(office).isEmpty)
        }
    }

    private func gaps(
        _ office: Office, before moment: Timestamp = .noon + .seconds(86_400)
    ) async throws -> [MessageGapTable.Gap] {
        try await office.database.read { try MessageGapTable.perNumber($0, here, toldBefore: moment) }
    }
}
