public import Foundation

/// The SHA-256 of a file: how it is known, compared and found.
public struct FileHash: Sendable, Hashable, Comparable {
    /// 32 of them.
    public let bytes: Data

    public init?(bytes: some Sequence<UInt8>) {
        let data = Data(bytes)
        guard data.count == 32 else { return nil }
        self.bytes = data
    }

    /// As WhatsApp tells it: base64 in webhooks, with or without padding and in either alphabet, hexadecimal elsewhere.
    /// `nil` = it is neither, so it says nothing.
    public init?(told text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        if text.utf8.count == 64 {
            self.init(hexadecimal: text)
        } else {
            let letters = text.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
            guard letters.utf8.count == 43, let data = Data(base64Encoded: letters + "=") else { return nil }
            self.init(bytes: data)
        }
    }

    /// 64 hexadecimal digits.
    public init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map { UInt8($0) } }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    /// 64 lower-case digits.
    public var hexadecimal: String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    public static func < (left: FileHash, right: FileHash) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension FileHash: CustomStringConvertible {
    public var description: String { hexadecimal }
}
