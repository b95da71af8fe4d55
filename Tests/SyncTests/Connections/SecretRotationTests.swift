import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// The secret of a Meta app is reset while messages come.
struct SecretRotationTests {
    @Test(arguments: TestEngine.available)
    func `old and new secret are taken for seven days, then the new one alone`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            desk.whatsApp.replaceAppSecret(by: "second secret")
            let until = try await rotate(desk, to: "second secret")
            #expect(until == desk.office.time.now + .seconds(7 * 86_400))
            #expect(try await desk.hear() == 1)
            #expect(await answer(desk, "one", secret: "demo-app-secret") == .stored)
            desk.office.time.advance(.seconds(7 * 86_400))
            #expect(await answer(desk, "two", secret: "demo-app-secret") == .wrongSignature)
            // Beside what was signed in those days.
            #expect(try await desk.hear("a week later") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `connecting again with another secret keeps the old one for a while too`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { desk in
            desk.whatsApp.replaceAppSecret(by: "second secret")
            _ = try await desk.line.connectWhatsApp(appSecret: "second secret")
            #expect(await answer(desk, "one", secret: "demo-app-secret") == .stored)
            #expect(await answer(desk, "two", secret: "second secret") == .stored)
            _ = try await desk.line.connectWhatsApp(appSecret: "second secret")
            #expect(await answer(desk, "three", secret: "demo-app-secret") == .stored)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a secret that is not the app's is refused before it shuts the door`(engine: TestEngine) async throws {
        try await withWhatsAppLine(engine) { (desk) async throws in
            await #expect(throws: ConnectRefusal.wrongAppSecret) { try await rotate(desk, to: "mistyped") }
            await #expect(throws: ConnectRefusal.wrongAppSecret) {
                try await desk.line.connectWhatsApp(appSecret: "mistyped")
            }
            let heard = try await desk.hear()
            #expect(heard == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `every account of the app gets the secret, an account of another app keeps its own`(
        engine: TestEngine
    ) async throws {
        try await withWhatsAppLine(engine) { desk in
            for (id, app) in [("20", WhatsAppAccount.demo.appID), ("30", "another app")] {
                try await desk.connect(WhatsAppAccountID(id), of: app, secret: "secret of \(id)")
            }
            desk.whatsApp.replaceAppSecret(by: "second secret")
            try await rotate(desk, to: "second secret")
            let secrets = try await desk.line.secrets.current()
            #expect(secrets.appSecrets.map(\.secret) == ["second secret", "second secret", "secret of 30"])
            #expect(Set(secrets.formerSecrets.map(\.secret)) == ["demo-app-secret", "secret of 20"])
            #expect(secrets.verifyTokens == ["second word", "second word", "word of 30"])
        }
    }

    @discardableResult
    private func rotate(_ desk: WhatsAppLine, to secret: String) async throws -> Timestamp {
        try await desk.connections.rotateSecret(
            here, of: waba, to: Secret(secret), verifyToken: "second word", author: .liaison)
    }

    private func answer(_ desk: WhatsAppLine, _ id: String, secret: String) async -> WebhookAnswer? {
        guard let body = try? body(text("wamid.\(id)")) else { return nil }
        return await desk.intake.receive(
            WebhookDelivery(
                vendor: .whatsapp, body: body, signature: WhatsAppSignature.header(for: body, secret: secret)))
    }
}

extension WhatsAppLine {
    /// An account that the sandbox does not play.
    fileprivate func connect(_ account: WhatsAppAccountID, of app: String, secret: String) async throws {
        let row = WhatsAppAccountTable.Row(
            workspace: here,
            account: Domain.WhatsAppAccount(
                id: account, portfolio: portfolio, name: "Second", state: .connectedWhatsApp),
            sealedToken: try line.box.seal("token", purpose: Purpose.whatsAppToken),
            sealedAppSecret: try line.box.seal(secret, purpose: Purpose.appSecret),
            sealedVerifyToken: try line.box.seal("word of \(account)", purpose: Purpose.verifyToken))
        try await office.database.write { connection in
            try WhatsAppAccountTable.connect(connection, row, now: .noon)
            try WhatsAppAccountTable.setApp(connection, here, account, appID: app, tokenExpiresAt: nil)
        }
    }
}
