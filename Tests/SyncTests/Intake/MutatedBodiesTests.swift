import Domain
import Foundation
import Storage
import TestEngines
import Testing
import WebhookSamples
import WhatsApp

@testable import Sync

/// Bodies that nobody would send, through the real door and the real work behind it.
struct MutatedBodiesTests {
    /// More with `LIAISON_MUTATIONS`; `bin/bench --only mutations` does a million in a release build.
    private static let count =
        ProcessInfo.processInfo.environment["LIAISON_MUTATIONS"].flatMap { Int($0) } ?? 1_500

    @Test(arguments: TestEngine.available)
    func `whatever is signed is kept and worked through, and what is not is refused`(
        engine: TestEngine
    ) async throws {
        try await withSampleOffice(engine) { office in
            let box = try SecretBox(passphrase: "a key for the tests")
            try await office.seal(appSecret: "app secret", with: box)
            let secrets = WebhookSecrets(database: office.database, box: box, clock: office.time.clock)
            let door = Intake(
                database: office.database, secrets: secrets, changes: office.changes, clock: office.time.clock,
                ids: office.ids)
            var mutator = BodyMutator(seed: 2026)
            let samples = WebhookSample.all.filter { $0.name != "a batch of a thousand" }
            for start in stride(from: 0, to: Self.count, by: 100) {
                let bodies = (start..<start + 100).map { mutator.mutate(samples[$0 % samples.count].body) }
                let answers = await withTaskGroup { group in
                    for body in bodies { group.addTask { await door.receive(signed(body, by: "app secret")) } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.allSatisfy { $0 == .stored })
                #expect(await door.receive(signed(bodies[0], by: "another secret")) == .wrongSignature)
                while try await office.incoming.step() > 0 {}
                try await office.expectWhole(bodies)
            }
            #expect(try await office.count("intake WHERE state NOT IN ('done', 'unreadable')") == 0)
            let sentences = try await office.texts(
                "SELECT DISTINCT problem AS value FROM intake WHERE state = 'unreadable'")
            #expect(sentences.allSatisfy { $0.hasSuffix(".") })
        }
    }

    @Test(arguments: TestEngine.available)
    func `messages and echoes under the name of another field are stored, both`(engine: TestEngine) async throws {
        try await withSampleOffice(engine) { office in
            let body = Data(
                #"""
                {"entry":[{"changes":[{"field":"history","value":{"message_echoes":[{"from":"34931234567",\#
                "id":"wami$.S46N1","timestamp":"1797943561","to":"34622100460","to_user_id":"ES.7000100460",\#
                "type":"video","video":{"id":"8"}}],"messages":[{"from":"34622100460",\#
                "from_user_id":"ES.7000100460","id":"wamid.S46N0","image":{"id":"9"},"timestamp":"1797943560",\#
                "type":"image"}],"messaging_product":"whatsapp","metadata":{"display_phone_number":"34931234567",\#
                "phone_number_id":"771122334455667"}}}],"id":"550010020030040"}],"object":"whatsapp_business_account"}
                """#.utf8)
            try await office.receive(body)
            while try await office.incoming.step() > 0 {}
            try await office.expectWhole([body])
        }
    }
}

private func signed(_ body: Data, by secret: String) -> WebhookDelivery {
    WebhookDelivery(
        vendor: .whatsapp, body: body, signature: WhatsAppSignature.header(for: body, secret: secret))
}

extension Office {
    fileprivate func seal(appSecret: String, with box: SecretBox) async throws {
        let sealed = try box.seal(appSecret, purpose: Purpose.appSecret)
        try await database.write { connection in
            try connection.run(
                """
                UPDATE whatsapp_accounts SET sealed_app_secret = \(sealed) WHERE account_id = \(SampleCast.account)
                """)
        }
    }

    /// Of each body that is done, everything is there: no body is half stored.
    fileprivate func expectWhole(_ bodies: [Data]) async throws {
        for body in bodies {
            let messages = WhatsAppWebhook.read(body).news.filter { $0.account.value == SampleCast.account }
                .flatMap(\.events).compactMap { event in
                    if case .message(let message) = event { message.whatsAppID } else { nil }
                }
            let stored = try await database.read { try MessageTable.find($0, here, messages) }
            #expect(stored.count == Set(messages).count)
        }
    }
}
