import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Sync

/// The two doors the vendors knock at. Bytes go straight to the intake: nothing is parsed, nothing is logged.
struct WebhookRoutes: Sendable {
    /// What Meta says a webhook can weigh at most.
    static let bodyLimit = 3 * 1024 * 1024

    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.on(SiteURL.whatsAppWebhook.pattern, method: .get) { request, _ in await handshake(request) }
        router.on(SiteURL.whatsAppWebhook.pattern, method: .post) { request, _ in try await whatsApp(request) }
        router.on(SiteURL.hubSpotWebhook.pattern, method: .post) { request, _ in try await hubSpot(request) }
    }

    private func handshake(_ request: Request) async -> Response {
        let query = QueryItems(request.uri.query).dictionary
        guard let challenge = await services.answerHandshake(query) else {
            return Response(
                failure: WebFailure(
                    status: .forbidden, code: "wrong_verify_token",
                    message: "The verify token is not the one this server was given for any WhatsApp account."))
        }
        // The challenge is whatever the caller sent: it must never be taken for a page.
        var response = Response(text: challenge)
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }

    private func whatsApp(_ request: Request) async throws -> Response {
        let body = try await collect(request)
        let delivery = WebhookDelivery(vendor: .whatsapp, body: body, signature: request.headers[.hubSignature])
        return answer(await services.receive(delivery))
    }

    private func hubSpot(_ request: Request) async throws -> Response {
        let body = try await collect(request)
        let delivery = WebhookDelivery(
            vendor: .hubspot, body: body, signature: request.headers[.hubSpotSignature],
            signedAt: request.headers[.hubSpotTimestamp],
            // HubSpot signs the address it called; path and query stay exactly as they came.
            url: services.publicURL + (request.head.path ?? SiteURL.hubSpotWebhook.path))
        return answer(await services.receive(delivery))
    }

    private func collect(_ request: Request) async throws -> Data {
        if let text = request.headers[.contentLength], let length = Int(text), length > Self.bodyLimit {
            throw WebFailure.tooLarge(limit: Self.bodyLimit)
        }
        do {
            let buffer = try await request.body.collect(upTo: Self.bodyLimit)
            return buffer.withUnsafeReadableBytes { Data($0) }
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge(limit: Self.bodyLimit)
        }
    }

    private func answer(_ answer: WebhookAnswer) -> Response {
        switch answer {
        case .stored: Response(status: .ok)
        case .wrongSignature:
            Response(
                failure: WebFailure(
                    status: .unauthorized, code: "wrong_signature",
                    message: "The signature does not fit the body and the secret this server was given."))
        case .unavailable(let sentence): Response(failure: .unavailable(sentence))
        }
    }
}

extension HTTPField.Name {
    fileprivate static let hubSignature = Self("X-Hub-Signature-256")!
    fileprivate static let hubSpotSignature = Self("X-HubSpot-Signature-v3")!
    fileprivate static let hubSpotTimestamp = Self("X-HubSpot-Request-Timestamp")!
}
