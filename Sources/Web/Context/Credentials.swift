import Foundation
import Hummingbird

/// What a request brings to prove who it is.
enum Credentials {
    /// Longer headers are not looked at.
    private static let lengthMax = 4096

    /// The token of `Authorization: Bearer …`, or the password of `Authorization: Basic …`.
    static func token(_ request: Request) -> String? {
        guard let header = request.headers[.authorization], header.utf8.count <= lengthMax,
            let space = header.firstIndex(of: " ")
        else { return nil }
        let value = header[header.index(after: space)...].trimmingCharacters(in: .whitespaces)
        switch header[..<space].lowercased() {
        case "bearer": return value.isEmpty ? nil : value
        case "basic": return password(value)
        default: return nil
        }
    }

    private static func password(_ encoded: String) -> String? {
        guard let data = Data(base64Encoded: encoded), let text = String(data: data, encoding: .utf8),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let password = String(text[text.index(after: colon)...])
        return password.isEmpty ? nil : password
    }
}
