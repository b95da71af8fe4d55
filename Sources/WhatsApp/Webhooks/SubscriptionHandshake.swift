import Crypto
import Foundation

/// Meta's question before it sends webhooks to an address: `GET
/// …?hub.mode=subscribe&hub.challenge=…&hub.verify_token=…`.
public enum SubscriptionHandshake {
    /// Longer challenges are not Meta's (they have ten digits) and are not echoed.
    static let challengeLengthLimit = 1000

    /// The challenge to send back as the whole body of a 200 in plain text; `nil` means 403.
    public static func answer(query: [String: String], verifyTokens: [String]) -> String? {
        guard query["hub.mode"] == "subscribe", let challenge = query["hub.challenge"], !challenge.isEmpty,
            challenge.utf8.count <= challengeLengthLimit, let token = query["hub.verify_token"]
        else { return nil }
        return isKnown(token, among: verifyTokens) ? challenge : nil
    }

    /// Digests compare in constant time and hide the tokens' lengths.
    private static func isKnown(_ token: String, among verifyTokens: [String]) -> Bool {
        let digest = SHA256.hash(data: Data(token.utf8))
        var isKnown = false
        for candidate in verifyTokens where !candidate.isEmpty {
            let fits = SHA256.hash(data: Data(candidate.utf8)) == digest
            isKnown = isKnown || fits
        }
        return isKnown
    }
}
