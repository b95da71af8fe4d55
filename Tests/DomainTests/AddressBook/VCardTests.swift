import Domain
import Testing

@Suite struct VCardTests {
    @Test func `a card as WhatsApp exports it has WhatsApp's own digits`() {
        let card = """
            BEGIN:VCARD
            VERSION:3.0
            N:Díaz;Ana;;;
            FN:Ana Díaz
            item1.TEL;waid=5215512345678:+52 1 55 1234 5678
            item1.X-ABLabel:Mobile
            END:VCARD

            """
        let phone = BookPhone(text: "+52 1 55 1234 5678", waID: "5215512345678")
        #expect(readBook(card, .vCard) == [.entry(BookEntry(line: 1, name: "Ana Díaz", phones: [phone]))])
    }

    @Test func `several numbers in several versions and line ends are read`() {
        let two =
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Puig;Joan\r\nTEL;CELL;PREF:+34 600 111 222\r\n"
            + "TEL;HOME:910123456\r\nEND:VCARD\r\n"
        let four = """
            begin:vcard
            version:4.0
            fn:Mara\\, Voss
            tel;type="voice,home";value=uri:tel:+49-151-23456789;ext=4
            TEL;TYPE=cell:
            end:vcard
            """
        #expect(
            readBook(two + four, .vCard) == [
                entry(1, "Joan Puig", "+34 600 111 222", "910123456"),
                entry(7, "Mara, Voss", "tel:+49-151-23456789;ext=4"),
            ])
    }

    @Test func `folded lines, soft line breaks and old charsets are put together`() {
        let folded = "BEGIN:VCARD\nFN:A very lo\n ng name\nTEL:+34 60\n\t0111222\nEND:VCARD\n"
        let quoted = """
            BEGIN:VCARD
            FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=6F=73=C3=A9=20=
            =C3=81lvarez
            TEL:+34600111222
            END:VCARD

            """
        let old =
            "BEGIN:VCARD\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:N=FA=F1ez;=C1ngel\nTEL:1234567\nEND:VCARD"
        #expect(
            readBook(folded + quoted + old, .vCard) == [
                entry(1, "A very long name", "+34 600111222"), entry(7, "José Álvarez", "+34600111222"),
                entry(12, "Ángel Núñez", "1234567"),
            ])
    }

    @Test(arguments: [
        ("FN:\nN:Díaz;Ana;María;Dra.;\n", "Ana María Díaz"), ("NICKNAME:Anita\n", "Anita"),
        ("ORG:Taller Puig;Ventas\n", "Taller Puig"), ("N:;;;;\nORG:Taller\n", "Taller"), ("", nil),
    ])
    func `without a formatted name the next best name is taken`(lines: String, name: String?) {
        #expect(
            readBook("BEGIN:VCARD\n\(lines)TEL:+34600111222\nEND:VCARD\n", .vCard).first?.entry?.name == name)
    }

    @Test func `bytes that are no UTF-8 and say nothing are read as Western European`() {
        let bytes = Array("BEGIN:VCARD\nFN:Jos".utf8) + [0xE9, 0x80] + Array("\nTEL:+34600111222\nEND:VCARD\n".utf8)
        #expect(readBook(bytes, .vCard) == [entry(1, "José€", "+34600111222")])
    }

    @Test func `a bad card is told of with its line, and the good ones are kept`() {
        let file = """
            rubbish
            FN:outside
            BEGIN:VCARD
            FN:No number
            END:VCARD
            BEGIN:VCARD
            FN:Not ended
            BEGIN:VCARD
            nonsense
            FN:Ana
            TEL:+34600111222
            END:VCARD
            END:VCARD
            BEGIN:VCARD
            FN:Cut off
            TEL:+34600111333
            """
        let items = readBook(file, .vCard)
        #expect(items.map(\.refusedLine) == [1, 2, 3, 6, 9, nil, 13, 14])
        #expect(
            items.compactMap(\.entry) == [BookEntry(line: 8, name: "Ana", phones: [BookPhone(text: "+34600111222")])])
    }

    @Test func `pictures of any size and form cost nothing and hide nothing`() {
        let picture = (0..<3000).map { _ in " " + String(repeating: "A", count: 74) }.joined(separator: "\n")
        let unfolded = (0..<300).map { _ in String(repeating: "B", count: 74) }.joined(separator: "\n")
        let file = """
            BEGIN:VCARD
            PHOTO;ENCODING=b;TYPE=JPEG:AAAA
            \(picture)
            FN:Ana
            PHOTO;JPEG;BASE64:
            \(unfolded)

            LOGO:\(String(repeating: "C", count: 100_000))
            TEL:+34600111222
            END:VCARD
            """
        #expect(readBook(file, .vCard) == [entry(1, "Ana", "+34600111222")])
    }

    @Test func `a line over the limit spoils its card alone`() {
        let long = "BEGIN:VCARD\nFN:\(String(repeating: "x", count: 9000))\nTEL:+34600111222\nEND:VCARD\n"
        let items = readBook(long + "BEGIN:VCARD\nFN:Bo\nTEL:+34600111333\nEND:VCARD\n", .vCard)
        #expect(items.map(\.refusedLine) == [1, nil])
        #expect(items.last == entry(5, "Bo", "+34600111333"))
    }

    @Test func `a card within a card is not a person of its own`() {
        let file = """
            BEGIN:VCARD
            FN:Boss
            AGENT:
            BEGIN:VCARD
            FN:Secretary
            TEL:+34600111999
            END:VCARD
            TEL:+34600111222
            END:VCARD
            """
        #expect(readBook(file, .vCard) == [entry(1, "Boss", "+34600111222")])
    }
}
