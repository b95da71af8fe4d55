import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// A token that ends, a permission that is taken away: told, waited for, and well again.
struct WhatsAppUpkeepTests {
    @Test(arguments: TestEngine.available)
    func `accounts are looked at once an hour`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            #expect(try await desk.upkeep.step() == desk.office.time.now + .seconds(3600))
            let calls = desk.whatsApp.callCounts()["GET debug_token"]
            desk.office.time.advance(.seconds(3599))
            #expect(try await desk.upkeep.step() == desk.office.time.now + .seconds(1))
            #expect(desk.whatsApp.callCounts()["GET debug_token"] == calls)
            desk.office.time.advance(.seconds(1))
            _ = try await desk.upkeep.step()
            #expect(desk.whatsApp.callCounts()["GET debug_token"] == calls.map { $0 + 1 })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a refused token asks to reconnect, nothing is lost meanwhile, and a new one brings it back`(
        engine: TestEngine
    ) async throws {
        try await withWhatsAppLine(engine) { desk in
            #expect(try await desk.hear() == 1)
            desk.whatsApp.replaceToken(by: "a new token")
            #expect(try await desk.check()["token"]?.grade == .bad)
            #expect(try await desk.state()?.word == .needsReconnect)
            // Meta goes on sending to the app, whatever becomes of the token.
            #expect(try await desk.hear("still there") == 2)
            _ = try await desk.line.connectWhatsApp(token: "a new token")
            #expect(try await desk.state() == .connectedWhatsApp)
            #expect(try await desk.check().values.allSatisfy { $0.grade == .good })
            #expect(try await desk.hear("and now") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is put right at Meta is noticed within the hour and wakes who waits`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            _ = try await desk.upkeep.step()
            desk.whatsApp.replaceToken(by: "another")
            desk.office.time.advance(.seconds(3600))
            _ = try await desk.upkeep.step()
            #expect(try await desk.state()?.word == .needsReconnect)
            var news = desk.office.changes.subscribe(to: [.connected]).makeAsyncIterator()
            desk.whatsApp.replaceToken(by: "demo-whatsapp-token")
            desk.office.time.advance(.seconds(3600))
            _ = try await desk.upkeep.step()
            #expect(try await desk.state() == .connectedWhatsApp)
            #expect(await news.next() == .connected)
        }
    }

    @Test(arguments: TestEngine.available)
    func `news of an old token does not end a new one`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            let old = try await desk.office.database.read { try WhatsAppAccountTable.find($0, here, waba) }
            let row = try #require(old)
            desk.whatsApp.replaceToken(by: "a new token")
            _ = try await desk.line.connectWhatsApp(token: "a new token")
            let isStored = try await desk.office.database.write {
                try WhatsAppAccountTable.saveCheck(
                    $0, row, ConnectionState(.needsReconnect, "no good"), appID: nil, tokenExpiresAt: nil, at: .noon)
            }
            #expect(!isStored)
            #expect(try await desk.state() == .connectedWhatsApp)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that Meta lists no more is marked and keeps its past`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            try await desk.hear()
            let now = desk.office.time.now
            let kept = try await desk.office.database.read { try BusinessNumberTable.all($0, here) }
            let reports = kept.filter { $0.id != ventas }.map {
                NumberReport(number: $0, facts: NumberFacts(), state: .ready)
            }
            try await desk.office.database.write {
                try BusinessNumberTable.refresh($0, here, waba, reports, at: now)
            }
            let gone = try await desk.numbers().first { $0.number.id == ventas }
            #expect(gone?.state == .gone && gone?.heardAt == now)
            try await desk.check()
            #expect(try await desk.numbers().map(\.state) == [.ready, .ready, .ready, .ready])
        }
    }

    @Test(arguments: TestEngine.available)
    func `disconnecting takes the app off and forgets every secret`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            try await desk.hear()
            let state = try await desk.connections.disconnectWhatsApp(here, waba, author: .liaison)
            #expect(state.word == .disconnected)
            let row = try #require(
                try await desk.office.database.read { try WhatsAppAccountTable.find($0, here, waba) })
            #expect(row.sealedToken.isEmpty && row.sealedAppSecret.isEmpty && row.sealedVerifyToken.isEmpty)
            #expect(try await desk.line.secrets.current().appSecrets.isEmpty)
            #expect(try await desk.hear("nobody hears") == 1)
            #expect(try await desk.connections.checkWhatsApp(here, waba) == nil)
            #expect(try await desk.upkeep.step() == nil)
            try await desk.connections.checkSecrets(here)
            await #expect(throws: ConnectRefusal.unknownAccount(waba)) {
                try await desk.connections.disconnectWhatsApp(here, waba, author: .liaison)
            }
        }
    }
}
