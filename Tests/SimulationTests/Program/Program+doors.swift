import Domain
import Foundation
import Sandbox
import Storage
import Sync

/// What reaches the program from outside: webhooks, and what an admin asks for.
extension Program {
    func receive(_ delivery: Sandbox.WebhookDelivery) async -> WebhookAnswer {
        await intake.receive(
            Sync.WebhookDelivery(
                vendor: .whatsapp, body: delivery.body, signature: delivery.headers["x-hub-signature-256"]))
    }

    /// HubSpot's webhooks come through an exchange of its own.
    var hubSpotDoor: HTTPExchange {
        HTTPExchange { (call: HTTPCall) async throws(HTTPFailure) -> HTTPReply in
            let answer = await intake.receive(
                Sync.WebhookDelivery(
                    vendor: .hubspot, body: call.body, signature: call.headers["x-hubspot-signature-v3"],
                    signedAt: call.headers["x-hubspot-request-timestamp"], url: call.url))
            switch answer {
            case .stored: return HTTPReply(status: 200)
            case .wrongSignature: return HTTPReply(status: 401)
            case .unavailable: return HTTPReply(status: 503)
            }
        }
    }

    func connectWhatsApp(_ world: World) async throws {
        let account = world.whatsApp.account
        _ = try await connections.connectWhatsApp(
            Self.workspace,
            WhatsAppCredentials(
                account: WhatsAppAccountID(account.wabaID), token: account.token, appSecret: account.appSecret,
                verifyToken: account.verifyToken))
    }

    func connectHubSpot(_ world: World) async throws {
        if world.setting.isStorm { return try await install(world) }
        _ = try await connections.connectHubSpot(
            Self.workspace, token: Secret(world.token), clientSecret: Secret(World.clientSecret))
    }

    /// Somebody approves on HubSpot's page.
    private func install(_ world: World) async throws {
        let (url, cookie) = try await connections.authorization(
            Self.workspace, nonce: "simulated-nonce", verifier: "a-verifier-of-forty-three-characters-at-least")
        let states = url.split(whereSeparator: { "?&".contains($0) }).filter { $0.hasPrefix("state=") }
        let state = states.first?.dropFirst("state=".count).removingPercentEncoding ?? ""
        _ = try await connections.finishAuthorization(
            Self.workspace, query: ["code": world.hubSpot.install() ?? "", "state": state], cookie: cookie,
            author: .liaison)
    }
}
