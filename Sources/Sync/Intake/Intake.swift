import Crypto
public import Domain
import Foundation
import HubSpot
public import Storage
import WhatsApp

/// The door for webhooks: signature over the raw bytes, durable, answered. Nothing is parsed before.
public final class Intake: Sendable {
    private let queue: IntakeQueue
    private let secrets: WebhookSecrets
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, secrets: WebhookSecrets, changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.secrets = secrets
        self.clock = clock
        self.ids = ids
        queue = IntakeQueue(database: database) { changes.announce(.intake) }
    }

    public func receive(_ delivery: WebhookDelivery) async -> WebhookAnswer {
        let workspace: WorkspaceID?
        do {
            workspace = try await signer(of: delivery)
        } catch {
            return .unavailable("The secrets to check the signature with could not be read: \(sentence(of: error))")
        }
        guard let workspace else { return .wrongSignature }
        return await queue.store(
            IntakeTable.NewBody(
                id: ids.next(), workspace: workspace, source: delivery.vendor.rawValue,
                digest: Data(SHA256.hash(data: delivery.body)), receivedAt: clock.now, body: delivery.body,
                isHistory: delivery.vendor == .whatsapp && WhatsAppWebhook.looksLikeHistory(delivery.body)))
    }

    /// WhatsApp's subscription handshake: the challenge to answer with, or `nil` for 403.
    public func answerHandshake(_ query: [String: String]) async -> String? {
        repeat {
            guard let tokens = try? await secrets.current().verifyTokens else { return nil }
            if let answer = SubscriptionHandshake.answer(query: query, verifyTokens: tokens) { return answer }
        } while secrets.reloadIfOld()
        return nil
    }

    private func signer(of delivery: WebhookDelivery) async throws -> WorkspaceID? {
        if let workspace = signer(of: delivery, among: try await secrets.current()) { return workspace }
        return secrets.reloadIfOld() ? signer(of: delivery, among: try await secrets.current()) : nil
    }

    private func signer(of delivery: WebhookDelivery, among known: WebhookSecrets.Opened) -> WorkspaceID? {
        switch delivery.vendor {
        case .whatsapp:
            return known.appSecrets(at: clock.now).first {
                WhatsAppSignature.verify(body: delivery.body, header: delivery.signature, secrets: [$0.secret])
            }?.workspace
        case .hubspot:
            return known.clientSecrets.first {
                HubSpotSignature.verify(
                    method: "POST", uri: delivery.url, body: delivery.body, timestamp: delivery.signedAt,
                    signature: delivery.signature, secrets: [$0.secret], now: clock.now)
            }?.workspace
        }
    }
}

/// What to tell a person about an error of any layer.
func sentence(of error: any Error) -> String {
    switch error {
    case let error as any ExplainedFailure: error.sentence
    case let error as SQLError: error.sentence
    default: "\(error)."
    }
}
