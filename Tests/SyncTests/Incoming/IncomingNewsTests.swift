import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// What WhatsApp tells of accounts, numbers, templates and choices becomes state, and a notice where somebody must act.
struct IncomingNewsTests {
    @Test(arguments: TestEngine.available)
    func `the newest word on each topic stands, whatever the order`(engine: TestEngine) async throws {
        for seed in 0..<4 as Range<UInt64> {
            try await withPhone(engine) { office, line, oriol in
                _ = try await TemplateWork(connections: line.connections, workspace: here).step()
                office.time.advance(.seconds(200))
                let start = office.time.now
                for (index, event) in ["FLAGGED", "DOWNGRADE", "UNFLAGGED", "FLAGGED"].enumerated() {
                    line.whatsApp.rate(
                        ventas.value, event, limit: "TIER_\(index)K", at: start - .seconds(100 - Int64(index)))
                }
                line.whatsApp.disconnect(support.value, reason: "CHANGE_NUMBER", at: start - .seconds(50))
                line.whatsApp.tell(
                    "account_update", ["phone_number": "525512340000", "event": "ACCOUNT_RECONNECTED"],
                    at: start - .seconds(40))
                line.whatsApp.review(
                    "seguimiento", language: "es", "APPROVED", reason: "NONE", at: start - .seconds(30))
                line.whatsApp.review("seguimiento", language: "es", "PAUSED", reason: "NONE", at: start - .seconds(20))
                line.whatsApp.handOver(ventas.value, "control_taken", with: oriol, at: start - .seconds(10))
                try await line.deliver(to: office, shuffledBy: SeededRandom(seed: seed))
                #expect(
                    try await office.notices() == [
                        "number agent control_taken", "number connection account_reconnected",
                        "number quality flagged", "template status paused",
                    ])
                let number = try await office.database.read { try BusinessNumberTable.find($0, here, ventas) }
                #expect(number?.messagingLimit == "TIER_3K")
                let open = try await office.open()
                #expect(open.map(\.topic).sorted() == ["quality", "status"])
                let told = try await office.texts(
                    "SELECT name || language || state AS value FROM message_templates WHERE told_at IS NOT NULL")
                #expect(told == ["seguimientoesPAUSED"])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that left says so until it is back`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, _ in
            line.whatsApp.disconnect(ventas.value, reason: "ACCOUNT_DISCONNECTED")
            try await line.deliver(to: office)
            let notice = try #require(try await office.open().first)
            #expect(notice.subject == .number(ventas) && notice.level == .error)
            #expect(notice.sentence.contains("disconnected it in the WhatsApp Business app"))
            var number = try await office.database.read { try BusinessNumberTable.find($0, here, ventas) }
            #expect(number?.status == "DISCONNECTED")
            office.time.advance(.seconds(3_600))
            line.whatsApp.tell("account_update", ["phone_number": "34910123456", "event": "PARTNER_ADDED"])
            try await line.deliver(to: office)
            #expect(try await office.open().isEmpty)
            number = try await office.database.read { try BusinessNumberTable.find($0, here, ventas) }
            #expect(number?.status == "CONNECTED")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a problem is told in words and forgotten after a day`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, _ in
            line.whatsApp.reportProblem(
                code: 131042, title: "Payment issue", details: "No card", on: ventas.value)
            try await line.deliver(to: office)
            let notice = try #require(try await office.open().first)
            #expect(notice.topic == "problem 131042" && notice.sentence.contains("No card"))
            office.time.advance(.seconds(86_401))
            #expect(try await office.open().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever wants no marketing is known for it, by the newest choice`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, oriol in
            let start = office.time.now
            oriol.wantsMarketing(true, of: ventas.value, at: start - .seconds(9))
            oriol.wantsMarketing(false, of: ventas.value, at: start - .seconds(5))
            oriol.wantsMarketing(true, of: ventas.value, at: start - .seconds(7))
            try await line.deliver(to: office)
            let person = try #require(try await office.everybody().first)
            let choice = try await office.database.read { try PersonTable.marketing($0, here, person.id) }
            #expect(choice?.word == .stopped && choice?.at == start - .seconds(5))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changes nothing here is counted under its own name, and is no unknown`(
        engine: TestEngine
    ) async throws {
        try await withPhone(engine) { office, line, _ in
            line.whatsApp.tell("flows", ["event": "FLOW_STATUS_CHANGE", "flow_id": "1"])
            line.whatsApp.announce("weather", ["sun": 1], on: ventas.value)
            try await line.deliver(to: office)
            let parts = try await office.texts(
                "SELECT part || ' ' || name || ' ' || is_known AS value FROM unknown_parts ORDER BY part")
            #expect(parts == ["field weather 0", "flows FLOW_STATUS_CHANGE 1"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a call is a line in the chat, with its length once it has ended`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, oriol in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            oriol.calls(ventas.value, seconds: 125)
            oriol.calls(ventas.value, seconds: nil, at: office.time.now + .seconds(300))
            office.time.advance(.seconds(600))
            try await line.deliver(to: office, shuffledBy: SeededRandom(seed: 3))
            try await office.settle()
            let shown = office.hub.communications().map(\.body).joined()
            #expect(shown.components(separatedBy: "📞").count == 3)
            #expect(shown.contains("📞 Call, 2 min 5 s") && shown.contains("📞 Call, not answered"))
        }
    }
}

extension Office {
    /// `subject topic word` of each.
    fileprivate func notices() async throws -> [String] {
        try await texts("SELECT subject || ' ' || topic || ' ' || word AS value FROM notices").sorted()
    }

    fileprivate func open() async throws -> [AccountNotice] {
        let now = time.now
        return try await database.read { try NoticeTable.open($0, here, now: now, limit: 20) }
    }
}
