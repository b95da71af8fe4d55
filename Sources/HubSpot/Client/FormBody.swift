import Foundation

/// `application/x-www-form-urlencoded`.
enum FormBody {
    static func encode(_ pairs: [(String, String)]) -> Data {
        let texts = pairs.map { "\(HubSpotPaths.escape($0.0))=\(HubSpotPaths.escape($0.1))" }
        return Data(texts.joined(separator: "&").utf8)
    }
}
