import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// The phone behind a number shares its address book and its history, once, right after the number is connected.
struct SharingWorkTests {
    @Test(arguments: TestEngine.available)
    func `contacts come first, then the history, each asked for once however often the account is connected`(
        engine: TestEngine
    ) async throws {
        try await withPhone(engine) { office, line, oriol in
            line.whatsApp.phoneApp(of: ventas.value, saves: oriol, as: "Oriol (taller)")
            line.whatsApp.phoneApp(
                of: ventas.value, hasChatted: oriol,
                [.said("Bon dia", daysAgo: 100), .answered("Digui", daysAgo: 99), .said("Gràcies", daysAgo: 0)])
            try await line.share()
            #expect(line.whatsApp.callCounts()["POST smb_app_data"] == 6)
            #expect(try await office.sharing(ventas).map(\.state) == [.asked, .asked])
            try await line.deliver(to: office)
            #expect(try await office.sharing(ventas).map(\.state) == [.coming, .complete])
            #expect(try await office.everybody().map(\.bookName) == ["Oriol (taller)"])
            #expect(try await office.count("messages WHERE source = 'history'") == 3)
            _ = try await line.connectWhatsApp()
            try await line.share()
            #expect(line.whatsApp.callCounts()["POST smb_app_data"] == 6)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a crash or a lost answer in between asks again, and WhatsApp's no is known for what it is`(
        engine: TestEngine
    ) async throws {
        try await withPhone(engine) { office, line, _ in
            // The request of the contacts was on its way when the process ended.
            try await office.database.write { connection in
                for sharing in try PhoneSharingTable.all(connection, here) where sharing.kind == .contacts {
                    try PhoneSharingTable.save(connection, here, SharingStep.begin(sharing))
                }
            }
            for number in [ventas, support] { try await line.askBehindOurBack(number, "smb_app_state_sync") }
            try await line.askBehindOurBack(support, "history")
            try await line.share()
            #expect(try await office.sharing(ventas).map(\.state) == [.asked, .asked])
            #expect(try await office.sharing(support).map(\.state) == [.asked, .usedUp])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day later it is too late, and the owner may have said no`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, _ in
            line.whatsApp.phoneApp(of: support.value, keepsHistory: true)
            try await line.share()
            try await line.deliver(to: office)
            #expect(try await office.sharing(support).map(\.state) == [.asked, .refused])
            #expect(try await office.sharing(ventas).map(\.state) == [.asked, .complete])
            try await office.database.write { connection in
                try PhoneSharingTable.save(connection, here, .planned(.history, of: ventas, now: .noon))
            }
            line.whatsApp.onboard(ventas.value)
            office.time.advance(.seconds(25 * 3_600))
            try await line.share()
            #expect(try await office.sharing(ventas).map(\.state) == [.asked, .tooLate])
            let sentence = try #require(try await office.sharing(ventas).last?.sentence)
            #expect(sentence.hasPrefix("More than 24 hours"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that is on no phone is asked for nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { connection in
                var number = try #require(try BusinessNumberTable.find(connection, here, ventas))
                number.isOnPhone = false
                try SharingPlan.note(connection, here, [number], now: .noon)
            }
            #expect(try await office.count("phone_sharing") == 0)
        }
    }
}

extension SandboxPastMessage {
    static func said(_ text: String, daysAgo: Int64) -> SandboxPastMessage {
        SandboxPastMessage(isFromCustomer: true, content: .text(text), at: .noon - .seconds(daysAgo * 86_400 + 60))
    }

    static func answered(_ text: String, daysAgo: Int64) -> SandboxPastMessage {
        SandboxPastMessage(isFromCustomer: false, content: .text(text), at: .noon - .seconds(daysAgo * 86_400 + 30))
    }
}

/// An office whose numbers are on phones, and Oriol, who is in one of them.
func withPhone(
    _ engine: TestEngine, _ body: (Office, OfficeLine, SandboxCustomer) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectWhatsApp()
        try await body(office, line, line.whatsApp.addCustomer("Oriol", phone: oriolPhone))
    }
}

extension Office {
    /// Contacts, then history.
    func sharing(_ number: BusinessNumberID) async throws -> [PhoneSharing] {
        try await database.read { try PhoneSharingTable.all($0, here) }.filter { $0.number == number }
    }
}

extension OfficeLine {
    /// Another program asked for it, or we did and did not hear the answer.
    fileprivate func askBehindOurBack(_ number: BusinessNumberID, _ kind: String) async throws {
        let body: JSON = ["messaging_product": "whatsapp", "sync_type": .string(kind)]
        let call = HTTPCall(
            .post, "\(Self.addresses.graph)/v25.0/\(number)/smb_app_data",
            headers: ["authorization": "Bearer demo-whatsapp-token", "content-type": "application/json"],
            body: try body.encoded())
        let reply = try await whatsApp.exchange.send(call)
        try #require(reply.status == 200)
    }
}
