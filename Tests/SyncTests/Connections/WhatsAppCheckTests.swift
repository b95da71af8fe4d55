import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// What the check of an account finds, and what that makes of its state.
struct WhatsAppCheckTests {
    @Test(arguments: TestEngine.available)
    func `a sound account is connected, and everything is told`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            var findings = try await desk.check()
            #expect(findings.values.filter { $0.grade != .good }.map(\.subject) == ["arrivals"])
            try await desk.hear()
            findings = try await desk.check()
            #expect(findings.count == 9 && findings.values.allSatisfy { $0.grade == .good })
            #expect(try await desk.state() == .connectedWhatsApp)
            let stored = try await desk.office.database.read { try WhatsAppAccountList.find($0, here, id: waba.value) }
            let item = try #require(stored)
            #expect(Set(item.findings.map(\.subject)) == Set(findings.keys) && item.findings[0].subject == "token")
            #expect(item.upkeep.appID == WhatsAppAccount.demo.appID && item.upkeep.checkedAt == desk.office.time.now)
            #expect(item.heardAt == desk.office.time.now && item.numbers == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `numbers come with all that Meta tells, and say when they were heard`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            try await desk.hear(on: support)
            let numbers = try await desk.numbers()
            let one = try #require(numbers.first { $0.number.id == support })
            #expect(one.facts.platform == "CLOUD_API" && one.facts.throughput == "STANDARD")
            #expect(one.facts.messagingLimit == "TIER_2K" && one.facts.isOnPhoneApp == true)
            #expect(one.facts.nameStatus == "APPROVED" && one.facts.codeVerification == "VERIFIED")
            #expect(one.state == .ready && one.heardAt == desk.office.time.now)
            #expect(numbers.filter { $0.heardAt != nil }.map(\.number.id) == [support])
        }
    }

    /// What an administrator may get wrong, what is told, and whether the account still counts as connected.
    private static let troubles: [(subject: String, word: ConnectionState.Word, @Sendable (WhatsAppSandbox) -> Void)] =
        [
            ("scopes", .degraded, { $0.setToken(SandboxToken(scopes: ["whatsapp_business_management"])) }),
            (
                "account_access", .degraded,
                { $0.setToken(SandboxToken(scopes: SandboxToken.full.scopes, targets: ["1"])) }
            ),
            ("app_secret", .degraded, { $0.replaceAppSecret(by: "another") }),
            ("callback", .degraded, { $0.connect(callback: "https://elsewhere.example", through: $0.exchange) }),
            ("fields", .degraded, { $0.subscribeFields(["account_update"]) }),
            ("fields", .connected, { $0.subscribeFields(["messages"]) }),
            ("subscription", .degraded, { $0.removeSubscription() }),
            ("numbers", .connected, { $0.describe(number: ventas.value, as: ["quality_rating": "RED"]) }),
            (
                "token", .connected,
                { $0.setToken(SandboxToken(scopes: SandboxToken.full.scopes, expiresAt: .noon + .seconds(86_400))) }
            ),
        ]

    @Test(arguments: troubles.indices)
    func `what is wrong is named with what to do`(index: Int) async throws {
        let (subject, word, spoil) = Self.troubles[index]
        try await withWhatsAppLine(.sqlite) { desk in
            spoil(desk.whatsApp)
            let finding = try #require(try await desk.check()[subject])
            #expect(finding.grade == (word == .connected ? .doubtful : .bad))
            let state = try #require(try await desk.state())
            #expect(state.word == word)
            if word != .connected { #expect(state.sentence == finding.sentence) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a stopped number is stored and told; all of them stopped degrade the account`(
        engine: TestEngine
    ) async throws {
        try await withWhatsAppLine(engine) { desk in
            desk.whatsApp.describe(number: ventas.value, as: blocked)
            #expect(try await desk.check()["numbers"]?.grade == .doubtful)
            let state = try await desk.numbers().first { $0.number.id == ventas }?.state
            #expect(state?.word == .stopped && state?.sentence.contains("Payment is overdue.") == true)
            for number in WhatsAppAccount.demo.numbers { desk.whatsApp.describe(number: number.id, as: blocked) }
            try await desk.check()
            #expect(try await desk.state()?.word == .degraded)
        }
    }

    @Test(arguments: TestEngine.available)
    func `Meta not answering changes nothing, and says why`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            try await desk.check()
            var silence = FaultOptions()
            silence.lostBeforeEffect = 1
            desk.office.graphFaults.set(silence)
            await #expect(throws: WhatsAppFailure.self) { try await desk.check() }
            #expect(try await desk.state() == .connectedWhatsApp)
        }
    }

    private var blocked: [String: JSON] {
        [
            "health_status": [
                "can_send_message": "BLOCKED",
                "entities": [
                    [
                        "entity_type": "WABA", "can_send_message": "BLOCKED",
                        "errors": [["error_code": 141006, "error_description": "Payment is overdue."]],
                    ]
                ],
            ]
        ]
    }
}
