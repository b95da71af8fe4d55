import Crypto
public import Foundation

/// `X-Hub-Signature-256`: HMAC-SHA256 over the exact bytes of the body, keyed with the app secret, in lower-case hex.
public enum WebhookSignature {
    public static let header = "x-hub-signature-256"

    /// The header's whole value, `sha256=` included.
    public static func value(for body: Data, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
        let digits = Array("0123456789abcdef")
        return "sha256=" + String(code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
