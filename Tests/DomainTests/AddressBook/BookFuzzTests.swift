import Domain
import Testing

@Suite struct BookFuzzTests {
    private static let words = [
        "BEGIN:VCARD", "END:VCARD", "FN:Ana", "N:Díaz;Ana", "TEL:", "TEL;waid=34600111222:", "+34 600 111 222", "\n",
        "\n", "\r\n", "\r", " ", "\t", "=", "=C3=AD", ";ENCODING=QUOTED-PRINTABLE", ";CHARSET=ISO-8859-1", ":", ";",
        ",",
        "\"", "\"\"", "\\", "\\n", "name,phone\n", "Nombre;Teléfono\n", "sep=;\n", "PHOTO;ENCODING=b:AAAA", "AGENT:",
        "\u{FEFF}", "🌿", "\0", "a\0", "item1.", " ::: ",
    ].map { Array($0.utf8) }

    @Test(arguments: AddressBookFormat.allCases, 0..<12)
    func `any bytes give the same items however they are cut, and never a trap`(format: AddressBookFormat, seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<150 {
            let bytes = Self.file(&random)
            let whole = readBook(bytes, format)
            let cuts = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                Int.random(in: 0...bytes.count, using: &random)
            }
            #expect(readBook(bytes, format, cuts: cuts) == whole)
            #expect(readBook(bytes, format, cuts: Array(0...bytes.count)) == whole)
        }
    }

    @Test(arguments: AddressBookFormat.allCases)
    func `a good file gives the same entries at every border`(format: AddressBookFormat) {
        let file: String
        switch format {
        case .vCard:
            file = "BEGIN:VCARD\r\nFN;ENCODING=QUOTED-PRINTABLE:=C3=81n=\r\na\r\nTEL:+34\r\n 600111222\r\nEND:VCARD\r\n"
        case .csv: file = "Nombre;Teléfono\r\n\"Ána \"\"x\"\"\r\ny\";+34600111222\r\n"
        }
        let bytes = Array(file.utf8)
        let whole = readBook(bytes, format)
        #expect(whole.compactMap(\.entry).count == 1)
        for border in 0...bytes.count {
            #expect(readBook(bytes, format, cuts: [border]) == whole)
        }
    }

    private static func file(_ random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        switch Int.random(in: 0...5, using: &random) {
        case 0: bytes = [0xFF, 0xFE]
        case 1: bytes = Array("name,phone\n".utf8)
        case 2: bytes = Array("BEGIN:VCARD\n".utf8)
        default: break
        }
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            switch Int.random(in: 0...12, using: &random) {
            case 0: bytes.append(UInt8.random(in: .min ... .max, using: &random))
            case 1:
                bytes += (0..<Int.random(in: 0...9, using: &random)).map { _ in
                    UInt8.random(in: .min ... .max, using: &random)
                }
            case 2 where bytes.count < 400 && Int.random(in: 0...40, using: &random) == 0:
                bytes += Array(repeating: UInt8(ascii: "x"), count: 40_000)
            default: bytes += words[Int.random(in: 0..<words.count, using: &random)]
            }
        }
        return bytes
    }
}
