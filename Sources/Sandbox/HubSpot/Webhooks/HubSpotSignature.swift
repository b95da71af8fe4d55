import Crypto
import Foundation

/// The signature HubSpot puts under its webhooks, version 3: base64 of HMAC-SHA256 over method, address, body and time.
enum HubSpotSignature {
    static func v3(method: String, url: String, body: Data, timestamp: String, secret: String) -> String {
        var mac = HMAC<SHA256>(key: SymmetricKey(data: Data(secret.utf8)))
        mac.update(data: Data((method + decodedWhereListed(url)).utf8))
        mac.update(data: body)
        mac.update(data: Data(timestamp.utf8))
        return Data(mac.finalize()).base64EncodedString()
    }

    /// HubSpot decodes these escapes of the address and no others.
    private static func decodedWhereListed(_ url: String) -> String {
        listed.reduce(url) { text, escape in
            text.replacingOccurrences(of: escape.key, with: escape.value, options: .caseInsensitive)
        }
    }

    private static let listed: KeyValuePairs<String, String> = [
        "%3A": ":", "%2F": "/", "%3F": "?", "%40": "@", "%21": "!", "%24": "$", "%27": "'", "%28": "(", "%29": ")",
        "%2A": "*", "%2C": ",", "%3B": ";",
    ]
}
