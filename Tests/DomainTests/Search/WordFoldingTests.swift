import Testing

@testable import Domain

struct WordFoldingTests {
    @Test(arguments: [
        ("Ana Díaz", ["ana", "diaz"]), ("MÜLLER, Jürgen", ["muller", "jurgen"]), ("Straße", ["strasse"]),
        ("Łukasz Wałęsa", ["lukasz", "walesa"]), ("Søren Ærø", ["soren", "aero"]), ("  ", []), ("🌸", []),
        ("e\u{301}clair", ["eclair"]), ("Ñ", ["n"]), ("Ａｎａ １２", ["ana", "12"]), ("İnci Yılmaz", ["inci", "yilmaz"]),
        ("Анна Ёлкина", ["анна", "елкина"]), ("王小明", ["王小明"]), ("١٢٣", ["123"]),
        ("Đặng Thị Thảo", ["dang", "thi", "thao"]),
        ("Ana\u{200B}bel", ["anabel"]), ("a.b_c+d", ["a", "b", "c", "d"]),
    ])
    func `accents, case, scripts of digits and punctuation do not count`(text: String, words: [String]) {
        #expect(WordFolding.groups(in: text).flatMap(\.self) == words)
    }

    @Test(arguments: ["O'Brien", "O’Brien", "o-brien", "O\u{2010}BRIEN", "O`Brien", "O´Brien"])
    func `an apostrophe or a hyphen joins parts`(text: String) {
        #expect(WordFolding.groups(in: text) == [["o", "brien"]])
    }

    @Test func `what is too long is cut`() {
        let words = WordFolding.groups(in: String(repeating: "é", count: 10_000))
        #expect(words == [[String(repeating: "e", count: WordFolding.longestWord)]])
    }

    @Test(arguments: [
        ("ana.diaz@acme.com", ["ana", "diaz", "acme"]), ("ana@mail.acme.co.uk", ["ana", "mail", "acme"]),
        ("ana_12@gmail.com", ["ana", "12"]), ("ANA@Yahoo.co.uk", ["ana"]), ("ana@acme", ["ana", "acme"]),
        ("info@büro-müller.de", ["info", "buro", "muller"]), ("@acme.com", ["acme"]), ("ana", ["ana"]), ("@", []),
        ("ana@com", ["ana", "com"]),
    ])
    func `an address has the words of its owner and of the company`(address: String, words: [String]) {
        #expect(EmailWords.of(address).flatMap(\.self) == words)
    }

    @Test func `a contact is found by its words, joined ones as one too`() {
        let contact = Contact(
            id: ContactID("1"), firstName: "Jean-Pierre", lastName: "O'Brien", email: "jp@acme.fr", owner: nil,
            phones: [], modifiedAt: .beginning)
        #expect(
            ContactWords(contact).all == [
                "jean", "pierre", "jeanpierre", "o", "brien", "obrien", "jp", "acme",
            ])
    }
}
