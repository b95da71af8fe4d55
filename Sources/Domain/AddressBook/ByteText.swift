/// Bytes as text. Old phones and spreadsheets write Western European bytes and often do not say so.
enum ByteText {
    /// - Parameter charset: as the file names it. What it calls UTF-8 and is not, is read as Western European.
    static func decode(_ bytes: some Collection<UInt8>, charset: String? = nil) -> String {
        if let charset, western.contains(charset.uppercased()) { return latin(bytes) }
        return String(validating: bytes, as: UTF8.self) ?? latin(bytes)
    }

    /// Windows-1252, which is ISO-8859-1 with letters where that has control characters.
    private static func latin(_ bytes: some Collection<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            let scalar: Unicode.Scalar = (0x80...0x9F).contains(byte) ? extras[Int(byte) - 0x80] : Unicode.Scalar(byte)
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static let western: Set<String> = [
        "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "LATIN1", "LATIN-1", "L1", "WINDOWS-1252", "CP1252", "ISO-8859-15",
    ]

    /// 0x80 to 0x9F.
    private static let extras: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}
