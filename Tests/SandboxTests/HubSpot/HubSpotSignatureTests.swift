import Foundation
import Testing

@testable import Sandbox

struct HubSpotSignatureTests {
    /// Inputs of the official client's tests, with the signatures that HubSpot's rule gives.
    @Test(arguments: [
        ("1693657560000", "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="),
        ("1700000300000", "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="),
    ])
    func `version 3 signs as HubSpot does`(timestamp: String, expected: String) {
        let signature = HubSpotSignature.v3(
            method: "POST", url: "https://www.example.com/webhook_uri",
            body: Data("{'example_field':'example_value'}".utf8),
            timestamp: timestamp, secret: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy")
        #expect(signature == expected)
    }

    @Test func `the listed escapes of the address are decoded and the others stay`() {
        func sign(_ url: String) -> String {
            HubSpotSignature.v3(method: "POST", url: url, body: Data(), timestamp: "1", secret: "s")
        }
        let plain = sign("https://bridge.example.net/hooks?note=a/b%20c%3D1")
        #expect(sign("https://bridge.example.net/hooks?note=a%2Fb%20c%3D1") == plain)
        #expect(sign("https://bridge.example.net/hooks?note=a/b%20c=1") != plain)
    }

    /// SHA-256 of "abc", the example of FIPS 180-4, with the secret as its first letter.
    @Test func `version 1 is the digest of secret and body`() {
        #expect(
            HubSpotSignature.v1(body: Data("bc".utf8), secret: "a")
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
