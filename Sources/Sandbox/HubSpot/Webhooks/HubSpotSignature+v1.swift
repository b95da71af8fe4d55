import Crypto
import Foundation

extension HubSpotSignature {
    /// The first version, still sent beside the third: SHA-256 over secret and body, in hex.
    static func v1(body: Data, secret: String) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: Data(secret.utf8) + body).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
