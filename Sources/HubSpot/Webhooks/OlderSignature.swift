import Crypto
import Domain
public import Foundation

/// HubSpot's signatures before version 3: hex of SHA-256 over the app's client secret and the request. They carry no
/// time, so whoever records a request can send it again: believe one only where HubSpot sends no newer one, and never
/// when a newer one is there and wrong.
public enum OlderSignature: String, Sendable {
    /// Secret and body: webhooks, beside version 3.
    case v1
    /// Secret, method, URI and body: workflow actions.
    case v2

    public static let header = "X-HubSpot-Signature"
    public static let versionHeader = "X-HubSpot-Signature-Version"

    /// True if one of `secrets` signed this request. `uri` is as HubSpot called it; `body` the bytes as received.
    public func fits(_ signature: String, method: String, uri: String, body: Data, secrets: [String]) -> Bool {
        let received = Array(signature.lowercased().utf8)
        return secrets.contains { secret in
            !secret.isEmpty && isEqual(Array(digest(method, uri, body, secret).utf8), received)
        }
    }

    private func digest(_ method: String, _ uri: String, _ body: Data, _ secret: String) -> String {
        var hash = SHA256()
        hash.update(data: Data(secret.utf8))
        switch self {
        case .v1: break
        case .v2: hash.update(data: Data((method.uppercased() + uri).utf8))
        }
        hash.update(data: body)
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Takes the same time wherever the two differ.
    private func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
