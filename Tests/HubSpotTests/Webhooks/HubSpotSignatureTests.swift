import Domain
import Foundation
import Testing

@testable import HubSpot

struct HubSpotSignatureTests {
    static let secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"

    struct Vector: Sendable {
        var method = "POST"
        var uri = "https://www.example.com/webhook_uri"
        var body = "{'example_field':'example_value'}"
        var timestamp: Int64
        var signature: String
    }

    /// The first two are HubSpot's own clients' examples, the others follow the documented rule.
    static let vectors = [
        Vector(timestamp: 1_693_657_560_000, signature: "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="),
        Vector(timestamp: 1_700_000_300_000, signature: "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="),
        Vector(
            uri: "https://bridge.example.net/hooks/hubspot?note=a%2Fb%20c%3D1&cb=https%3A%2F%2Fx.example%2F%3Fq%3D1",
            body: #"[{"eventId":100,"subscriptionType":"contact.propertyChange","portalId":10203040,"objectId":1,"#
                + #""propertyName":"firstname","propertyValue":"Zoë 👋","occurredAt":1795219200000,"attemptNumber":0}]"#,
            timestamp: 1_795_219_200_000, signature: "yShufLBOWJsP7a0TaXRfQYSBC3ziEmKAXP+fDbk7jMY="),
        Vector(
            method: "GET", uri: "https://bridge.example.net/card?portalId=10203040&userEmail=mara%40example.net",
            body: "", timestamp: 1_795_219_200_000, signature: "ZsmtuieujjgkokSK6oVUBWfpUKBaGZ8TrGdcWVcWsZg="),
    ]

    @Test(arguments: vectors)
    func `a signed request is believed`(vector: Vector) throws {
        try verify(vector, now: vector.timestamp + 299_999)
    }

    @Test func `after a rotation the old secret still fits`() throws {
        try verify(Self.vectors[0], secrets: ["new", "", Self.secret])
    }

    @Test(arguments: [["other"], [""], []])
    func `another secret does not fit`(secrets: [String]) {
        #expect(throws: HubSpotSignatureFailure.wrong) { try verify(Self.vectors[0], secrets: secrets) }
    }

    @Test func `a changed body, method or URI is not believed`() {
        let vector = Self.vectors[0]
        for change in [\Vector.method, \.uri, \.body] {
            var changed = vector
            changed[keyPath: change] += "x"
            #expect(throws: HubSpotSignatureFailure.wrong) { try verify(changed) }
        }
    }

    @Test(arguments: [300_001, -300_001])
    func `what was signed more than five minutes away is stale`(milliseconds: Int64) {
        let vector = Self.vectors[0]
        #expect(throws: HubSpotSignatureFailure.stale(.milliseconds(milliseconds))) {
            try verify(vector, now: vector.timestamp + milliseconds)
        }
    }

    @Test(arguments: ["soon", "-1", "1e12", "99999999999999999999", " 1"])
    func `a timestamp that is no number is refused`(timestamp: String) {
        #expect(throws: HubSpotSignatureFailure.unreadableTimestamp) {
            try HubSpotSignature.check(
                method: "POST", uri: "u", body: Data(), timestamp: timestamp, signature: "s", secrets: ["s"], now: .noon
            )
        }
    }

    @Test func `a door only wants to know whether to open`() {
        let vector = Self.vectors[0]
        let isBelieved = HubSpotSignature.verify(
            method: "POST", uri: vector.uri, body: Data(vector.body.utf8), timestamp: "\(vector.timestamp)",
            signature: vector.signature, secrets: [Self.secret], now: Timestamp(milliseconds: vector.timestamp))
        #expect(isBelieved)
    }

    @Test func `a request without a signature is told so`() {
        #expect(throws: HubSpotSignatureFailure.missing) {
            try HubSpotSignature.check(
                method: "POST", uri: "u", body: Data(), timestamp: "1", signature: nil, secrets: ["s"], now: .noon)
        }
    }

    private func verify(
        _ vector: Vector, secrets: [String] = [secret], now: Int64? = nil
    ) throws {
        try HubSpotSignature.check(
            method: vector.method, uri: vector.uri, body: Data(vector.body.utf8), timestamp: "\(vector.timestamp)",
            signature: vector.signature, secrets: secrets, now: Timestamp(milliseconds: now ?? vector.timestamp))
    }
}
