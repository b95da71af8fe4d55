import Crypto
public import Domain
public import Foundation

/// HubSpot's signature, version 3: base64 of HMAC-SHA256 under the app's client secret over method, URI, body and
/// timestamp, as in HubSpot's "Validating requests".
public enum HubSpotSignature {
    public static let header = "X-HubSpot-Signature-v3"
    public static let timestampHeader = "X-HubSpot-Request-Timestamp"
    /// Older (or newer) requests may be somebody's recording.
    public static let tolerance = Duration.seconds(300)

    /// True if one of `secrets` signed this request within the tolerance; `check` says why not.
    public static func verify(
        method: String, uri: String, body: Data, timestamp: String?, signature: String?, secrets: [String],
        now: Timestamp
    ) -> Bool {
        do {
            try check(
                method: method, uri: uri, body: body, timestamp: timestamp, signature: signature, secrets: secrets,
                now: now)
            return true
        } catch {
            return false
        }
    }

    /// Returns if one of `secrets` signed this request within the tolerance.
    ///
    /// - Parameters:
    ///   - uri: scheme, host, path and query as HubSpot called it, so from the configured public URL, not the socket.
    ///   - body: the bytes as received.
    ///   - secrets: the app's client secret; after a rotation the old one too, for a while.
    public static func check(
        method: String, uri: String, body: Data, timestamp: String?, signature: String?, secrets: [String],
        now: Timestamp
    ) throws(HubSpotSignatureFailure) {
        guard let signature, !signature.isEmpty, let timestamp, !timestamp.isEmpty else { throw .missing }
        guard timestamp.utf8.allSatisfy({ (48...57).contains($0) }), let sent = Int64(timestamp) else {
            throw .unreadableTimestamp
        }
        let age = now.milliseconds.subtractingReportingOverflow(sent).partialValue
        if age.magnitude > tolerance.milliseconds.magnitude { throw .stale(.milliseconds(age)) }
        let received = Data(base64Encoded: signature) ?? Data()
        let isSigned = secrets.contains { secret in
            !secret.isEmpty && code(method, uri, body, timestamp, secret) == received
        }
        if !isSigned { throw .wrong }
    }

    /// What HubSpot would send: for the sandbox's tests and for people who debug a proxy.
    public static func signature(
        method: String, uri: String, body: Data, timestamp: String, secret: String
    ) -> String {
        Data(code(method, uri, body, timestamp, secret)).base64EncodedString()
    }

    /// Comparing a message authentication code with data takes the same time wherever they differ.
    private static func code(
        _ method: String, _ uri: String, _ body: Data, _ timestamp: String, _ secret: String
    ) -> HMAC<SHA256>.MAC {
        var code = HMAC<SHA256>(key: SymmetricKey(data: Data(secret.utf8)))
        code.update(data: Data(method.uppercased().utf8))
        code.update(data: Data(decodeListed(uri).utf8))
        code.update(data: body)
        code.update(data: Data(timestamp.utf8))
        return code.finalize()
    }

    /// HubSpot decodes these twelve and leaves every other escape as it is.
    private static let listed: [String: Character] = [
        "%3A": ":", "%2F": "/", "%3F": "?", "%40": "@", "%21": "!", "%24": "$", "%27": "'", "%28": "(", "%29": ")",
        "%2A": "*", "%2C": ",", "%3B": ";",
    ]

    private static func decodeListed(_ uri: String) -> String {
        var decoded = ""
        var rest = uri[...]
        while let escape = rest.firstIndex(of: "%") {
            decoded += rest[..<escape]
            rest = rest[escape...]
            if let character = listed[String(rest.prefix(3))] {
                decoded.append(character)
                rest = rest.dropFirst(3)
            } else {
                decoded.append("%")
                rest = rest.dropFirst()
            }
        }
        return decoded + rest
    }
}
