import Domain
import Foundation
import Storage
import TestEngines
import Testing

@testable import Sync

struct BodyRetentionTests {
    private let terms = BodyRetention.Terms(taken: .seconds(30 * 86_400))

    @Test(arguments: TestEngine.available)
    func `bodies go after thirty days, messages stay, and so does what was never read`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1")))
            try await office.receive(Data("{".utf8))
            office.time.advance(.seconds(29 * 86_400))
            try await office.receive(try body(text("wamid.2", at: 29 * 86_400)))
            let work = retention(office)
            #expect(try await work.step() == office.time.now + .seconds(3600))
            #expect(try await states(office) == ["done", "unreadable", "done"])
            office.time.advance(.seconds(86_400))
            _ = try await work.step()
            #expect(try await states(office) == ["unreadable", "done"])
            #expect(try await office.count("messages") == 2)
            try await office.store([try body(text("wamid.3", at: 30 * 86_400))], source: "whatsapp")
            office.time.advance(.seconds(400 * 86_400))
            _ = try await work.step()
            #expect(try await states(office) == ["unreadable", "waiting"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `many old bodies go page by page, and those that stay in between are passed over once`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (ids, now) = (office.ids, office.time.now)
            try await office.database.write { connection in
                for index in 0..<1_700 {
                    let state = index < 600 ? "unreadable" : "done"
                    try connection.run(
                        """
                        INSERT INTO intake (workspace_id, intake_id, source, digest, received_at, body, state)
                        VALUES (\(here), \(ids.next()), 'whatsapp', \(Data("\(index)".utf8)), \(now), \(Data()),
                            \(state))
                        """)
                }
            }
            office.time.advance(.seconds(31 * 86_400))
            let work = retention(office)
            var steps = 1
            while try await work.step() <= office.time.now { steps += 1 }
            #expect(steps == 4)
            #expect(try await office.count("intake") == 600)
        }
    }

    @Test func `no setting makes a digest forgotten while vendors may repeat its body`() {
        #expect(BodyRetention.Terms(taken: .zero).taken == .seconds(8 * 86_400))
    }

    private func retention(_ office: Office) -> BodyRetention {
        BodyRetention(database: office.database, workspace: here, terms: terms, clock: office.time.clock)
    }

    private func states(_ office: Office) async throws -> [String] {
        try await office.texts("SELECT state AS value FROM intake ORDER BY intake_id")
    }
}
