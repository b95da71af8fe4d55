import Domain
import Testing

@Suite struct CSVBookTests {
    @Test(arguments: [
        ("Name,Phone\nAna Díaz,+34 600 111 222\n", "Ana Díaz"),
        ("Nombre;Apellidos;Teléfono móvil\r\nAna;Díaz;+34 600 111 222\r\n", "Ana Díaz"),
        ("Vorname\tNachname\tHandy\rAna\tDíaz\t+34 600 111 222\r", "Ana Díaz"),
        ("Name;Vorname;Rufnummer\nDíaz;Ana;+34 600 111 222", "Ana Díaz"),
        ("Nome completo,Celular\n\"Díaz, Ana\",+34 600 111 222\n", "Díaz, Ana"),
        ("sep=;\nFirst Name;Middle Name;Last Name;Mobile Phone\nAna;M.;Díaz;+34 600 111 222\n", "Ana M. Díaz"),
        ("\n\n\"Display Name\",\"WhatsApp\"\n\"Ana \"\"la jefa\"\"\",\" +34 600 111 222 \"\n", "Ana \"la jefa\""),
        ("Company,Tel.,Fax\nTaller Puig,+34 600 111 222,+34 910 000 000\n", "Taller Puig"),
        ("\u{FEFF}Telefone,Nome\n+34 600 111 222,Ana\n", "Ana"),
        ("phone\n+34 600 111 222", nil),
    ])
    func `the first line says what the columns are`(file: String, name: String?) {
        let entries = readBook(file, .csv).map(\.entry)
        #expect(entries.map { $0?.name } == [name])
        #expect(entries.map { $0?.phones.map(\.text) } == [["+34 600 111 222"]])
    }

    @Test func `a table as Google Contacts exports it is read`() {
        let file = """
            First Name,Middle Name,Last Name,Nickname,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value,\
            Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value
            Ana,,Díaz,,,"line one
            line ""two"", and more",* Home,ana@example.com,Mobile,+34 600 111 222 ::: +34 600 111 333,Work,910 12 34 56
            ,,,,Taller Puig,,,,Mobile,+34 600 111 444,,
            ,,,,,,,,,,,

            Bo,,,,,,,bo@example.com,,,,
            """
        let items = readBook(file, .csv)
        #expect(
            items == [
                entry(2, "Ana Díaz", "+34 600 111 222", "+34 600 111 333", "910 12 34 56"),
                entry(4, "Taller Puig", "+34 600 111 444"),
                .refused(BookRefusal(line: 7, sentence: "There is no phone number in this row.")),
            ])
    }

    @Test func `WhatsApp ids have a column of their own`() {
        let phone = BookPhone(text: "5215512345678", waID: "5215512345678")
        #expect(
            readBook("name,wa_id\nAna,5215512345678\n", .csv) == [
                .entry(BookEntry(line: 2, name: "Ana", phones: [phone]))
            ])
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read in either order, with and without its mark`(isBigEndian: Bool, hasMark: Bool) {
        let units = Array((hasMark ? "\u{FEFF}" : "").utf16) + Array("Name;Telefon\nZoë 🌿;+49 151 23456789\n".utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
        #expect(readBook(bytes, .csv) == [entry(2, "Zoë 🌿", "+49 151 23456789")])
    }

    @Test(arguments: [
        "", "\n\n", "sep=;\n", "a,b,c\n1,2,3\n", "Phone type,Fax\nx,y\n", "BEGIN:VCARD\n", "\"phone\n1\n",
    ])
    func `a file without a phone column is refused as a whole, once`(file: String) {
        let items = readBook(file, .csv)
        #expect(items.map(\.isUnreadable) == [true])
    }

    @Test func `a head without end is refused before it is kept`() {
        let items = readBook(String(repeating: "x", count: 100_000), .csv)
        #expect(items.map(\.isUnreadable) == [true])
    }

    @Test func `a quote that is not closed costs the lines it swallows and no more`() {
        let good = "Bo,+34600111222\n"
        let swallowed = String(repeating: good, count: 4000)
        let items = readBook("name,phone\n\"Ana,+34600111333\n" + swallowed + good, .csv)
        #expect(items.first?.refusedLine == 2)
        #expect(items.count > 1900)
        #expect(items.dropFirst().allSatisfy { $0.entry?.name == "Bo" })
        let open = readBook("name,phone\nBo,+34600111222\n\"Ana,+34600111333\n", .csv)
        #expect(open.map(\.refusedLine) == [nil, 3])
    }

    @Test func `lines are counted as an editor counts them`() {
        let file = "name,phone\r\n\r\n\"a\r\nb\",\r\n\rx,\ny,\n"
        #expect(readBook(file, .csv).map(\.refusedLine) == [3, 6, 7])
    }
}
