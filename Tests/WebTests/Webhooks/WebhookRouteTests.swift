import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Sync
import Synchronization
import Testing

@testable import Web

@Suite struct WebhookRouteTests {
    @Test func `the handshake answers the challenge and nothing else`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get(
                "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=demo-verify-token",
                token: nil)
            #expect(answer.status == .ok)
            #expect(answer.text == "1158201444")
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test func `the handshake with a wrong token is 403`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/webhooks/whatsapp?hub.challenge=1&hub.verify_token=guess", token: nil)
            #expect(answer.status == .forbidden)
            #expect(try answer.errorCode == "wrong_verify_token")
        }
    }

    @Test func `the bytes are handed on untouched`() async throws {
        let received = Mutex<[WebhookDelivery]>([])
        let bytes = Data([0x7B, 0xFF, 0x00, 0x0A, 0x20, 0x7D])
        try await withSite(
            story: .bare,
            setup: { site in
                site.services.receive = { delivery in
                    received.withLock { $0.append(delivery) }
                    return .stored
                }
            },
            { site in
                let whatsApp = try await site.client.execute(
                    uri: "/webhooks/whatsapp", method: .post, headers: [.init("X-Hub-Signature-256")!: "sha256=ab"],
                    body: ByteBuffer(bytes: bytes))
                #expect(whatsApp.status == .ok)
                let hubSpot = try await site.client.execute(
                    uri: "/webhooks/hubspot?portal=1&x=%2F+y", method: .post,
                    headers: [
                        .init("X-HubSpot-Signature-v3")!: "c2ln",
                        .init("X-HubSpot-Request-Timestamp")!: "1795255323004",
                    ], body: ByteBuffer(bytes: bytes))
                #expect(hubSpot.status == .ok)
            })
        let deliveries = received.withLock { $0 }
        #expect(deliveries.map(\.body) == [bytes, bytes])
        #expect(deliveries.map(\.vendor) == [.whatsapp, .hubspot])
        #expect(deliveries.map(\.signature) == ["sha256=ab", "c2ln"])
        #expect(deliveries.last?.signedAt == "1795255323004")
        #expect(deliveries.last?.url == "https://liaison.example.net/webhooks/hubspot?portal=1&x=%2F+y")
    }

    @Test(arguments: [
        (WebhookAnswer.wrongSignature, 401, "wrong_signature"), (.unavailable("The disk is full."), 503, "unavailable"),
    ])
    func `what the intake refuses is told to the vendor`(answer: WebhookAnswer, status: Int, code: String) async throws
    {
        try await withSite(
            story: .bare, setup: { $0.services.receive = { _ in answer } },
            { site in
                for path in ["/webhooks/whatsapp", "/webhooks/hubspot"] {
                    let told = try await site.send(.post, path, token: nil, body: "{}")
                    #expect(Int(told.status.code) == status)
                    #expect(try told.errorCode == code)
                }
            })
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `three megabytes are taken, one byte more is 413`(framework: TestingSetup) async throws {
        let sizes = Mutex<[Int]>([])
        try await withSite(
            story: .bare,
            setup: { site in
                site.framework = framework
                site.services.receive = { delivery in
                    sizes.withLock { $0.append(delivery.body.count) }
                    return .stored
                }
            },
            { site in
                let limit = 3 * 1024 * 1024
                let whole = ByteBuffer(repeating: 0x20, count: limit)
                let taken = try await site.client.execute(uri: "/webhooks/whatsapp", method: .post, body: whole)
                #expect(taken.status == .ok)
                let more = ByteBuffer(repeating: 0x20, count: limit + 1)
                let refused = try await site.client.execute(uri: "/webhooks/whatsapp", method: .post, body: more)
                #expect(refused.status == .contentTooLarge)
                #expect(try refused.errorCode == "too_large")
            })
        #expect(sizes.withLock { $0 } == [3 * 1024 * 1024])
    }

    @Test func `a door that is not there is a 404 in JSON`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.send(.post, "/webhooks/telegram", token: nil, body: "{}")
            #expect(answer.status == .notFound)
            #expect(try answer.errorCode == "not_found")
            #expect(try await site.send(.delete, "/webhooks/whatsapp", token: nil).status == .notFound)
        }
    }
}
