import Foundation
import Testing

@testable import HubSpot

struct OlderSignatureTests {
    struct Vector: Sendable {
        var version: OlderSignature
        var method = "POST"
        var body: String
        var signature: String
    }

    static let uri = "https://www.example.com/webhook_uri"
    static let vectors = [
        Vector(
            version: .v1,
            body: #"[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"#
                + #""subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","#
                + #""changeFlag":"NEW","appId":54321}]"#,
            signature: "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de"),
        Vector(
            version: .v2, method: "GET", body: "",
            signature: "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e"),
        Vector(
            version: .v2, body: #"{"example_field":"example_value"}"#,
            signature: "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900"),
    ]

    @Test(arguments: vectors)
    func `HubSpot's own examples fit`(vector: Vector) {
        #expect(fits(vector))
        #expect(fits(vector, secrets: ["new", HubSpotSignatureTests.secret]))
    }

    @Test(arguments: vectors)
    func `another secret, version, body or signature does not`(vector: Vector) {
        #expect(!fits(vector, secrets: ["other"]))
        #expect(!fits(vector, secrets: []))
        var changed = vector
        changed.body += " "
        #expect(!fits(changed))
        changed = vector
        changed.signature.removeLast()
        #expect(!fits(changed))
        changed = vector
        changed.version = vector.version == .v1 ? .v2 : .v1
        #expect(!fits(changed))
    }

    private func fits(_ vector: Vector, secrets: [String] = [HubSpotSignatureTests.secret]) -> Bool {
        vector.version.fits(
            vector.signature, method: vector.method, uri: Self.uri, body: Data(vector.body.utf8), secrets: secrets)
    }
}
