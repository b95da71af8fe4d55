import Crypto
public import Foundation

/// The seal on a webhook body: `X-Hub-Signature-256: sha256=<64 hex>`, HMAC-SHA256 under the app secret over the bytes
/// as received. Bytes, not values: Meta writes non-ASCII text escaped, so JSON written anew has another seal.
public enum WhatsAppSignature {
    public static let headerName = "x-hub-signature-256"

    /// True if one of `secrets` made `header`; several during a rotation. Constant time per secret; an empty secret
    /// never fits.
    public static func verify(body: Data, header: String?, secrets: [String]) -> Bool {
        guard let header, let seal = code(inHeader: header) else { return false }
        var isValid = false
        for secret in secrets where !secret.isEmpty {
            let fits = HMAC<SHA256>.isValidAuthenticationCode(seal, authenticating: body, using: key(secret))
            isValid = isValid || fits
        }
        return isValid
    }

    /// The header's value for `body`, as Meta would write it.
    public static func header(for body: Data, secret: String) -> String {
        let seal = HMAC<SHA256>.authenticationCode(for: body, using: key(secret))
        return "sha256=" + hex(Array(seal))
    }

    private static func key(_ secret: String) -> SymmetricKey {
        SymmetricKey(data: Data(secret.utf8))
    }

    private static func code(inHeader header: String) -> [UInt8]? {
        let bytes = Array(header.utf8)
        guard bytes.count == 71, bytes.starts(with: "sha256=".utf8) else { return nil }
        var code: [UInt8] = []
        for index in stride(from: 7, to: 71, by: 2) {
            guard let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1]) else { return nil }
            code.append(high << 4 | low)
        }
        return code
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
