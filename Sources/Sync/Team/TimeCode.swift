import Crypto
import Domain
import Foundation

/// The six digits of an authenticator app (RFC 6238 with SHA-1, 30 seconds).
enum TimeCode {
    static let keyBytes = 20
    private static let stepSeconds: Int64 = 30
    private static let modulus: UInt32 = 1_000_000

    /// - Parameter step: how many half minutes since 1970.
    static func digits(_ key: Data, step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        // RFC 4226, 5.3: the last four bits say where the four bytes stand.
        let offset = Int(mac[mac.count - 1] & 0xF)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % modulus)
        return String(repeating: "0", count: 6 - text.count) + text
    }

    static func step(at moment: Timestamp) -> Int64 { moment.milliseconds / 1000 / stepSeconds }

    /// The step that `code` belongs to, one before or after counted in, if it is later than the last one used.
    static func step(of code: String, _ key: Data, after used: Int64, at moment: Timestamp) -> Int64? {
        let now = step(at: moment)
        return (now - 1...now + 1).first { $0 > used && digits(key, step: $0) == code }
    }

    /// What an app reads, also from a picture.
    static func address(key: String, email: String) -> String {
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
            .union(CharacterSet(charactersIn: "-._~"))
        let label = email.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return "otpauth://totp/Liaison:\(label)?secret=\(key)&issuer=Liaison&algorithm=SHA1&digits=6&period=30"
    }
}

/// RFC 4648, section 6, without padding: letters and digits that are not mistaken for each other.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var (text, buffer, bits) = ("", UInt32(0), 0)
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[Int(buffer >> UInt32(bits)) & 31])
            }
            buffer &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(letters[Int(buffer << UInt32(5 - bits)) & 31]) }
        return text
    }

    static func bytes(_ text: String) -> Data? {
        var (bytes, buffer, bits) = (Data(), UInt32(0), 0)
        for letter in text {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | UInt32(value)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }
}
