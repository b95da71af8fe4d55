import Linking
import Testing

struct FuzzyMatchTests {
    /// Person, default region, contacts' texts, and what `guarded` makes of them on opening.
    @Test(arguments: [
        ("34611222333", nil, ["611 222 333"], "link fuzzy 1"),
        ("34611222333", "US", ["611 222 333"], "link fuzzy 1"),
        ("34611222333", nil, ["34 611 222 333"], "link fuzzy 1"),
        ("34611222333", "US", ["34 611 222 333"], "link fuzzy 1"),
        ("447700900123", nil, ["07700 900123"], "link fuzzy 1"),
        ("447700900123", "US", ["(0)7700 900123"], "link fuzzy 1"),
        ("5491123456789", nil, ["011 15 2345-6789"], "link fuzzy 1"),
        ("5493415123456", "US", ["0341 15 512-3456"], "link fuzzy 1"),
        ("5215512345678", nil, ["044 55 1234 5678"], "link fuzzy 1"),
        ("5215512345678", nil, ["1 55 1234 5678"], "link fuzzy 1"),
        ("553187654321", nil, ["(31) 98765-4321"], "link fuzzy 1"),
        ("5531987654321", nil, ["31 8765-4321"], "link fuzzy 1"),
        ("2290197123456", nil, ["97 12 34 56"], "link fuzzy 1"),
        ("79161234567", nil, ["8 (916) 123-45-67"], "link fuzzy 1"),
        ("36301234567", nil, ["06 30 123 4567"], "link fuzzy 1"),
        ("393471234567", nil, ["347 123 4567"], "link fuzzy 1"),
        ("390645678901", nil, ["06 4567 8901"], "link fuzzy 1"),
        ("34611222333", nil, ["٦١١ ٢٢٢ ٣٣٣"], "link fuzzy 1"),
        ("34611222333", nil, ["612 222 333"], "none"),
        ("393311234567", nil, ["0331 123 4567"], "none"),
        ("5531987654321", nil, ["98765-4321"], "none"),
        ("12423591234", nil, ["359-1234"], "none"),
        ("555532782153", nil, ["0 55 93278-2153"], "none"),
        ("34611222333", nil, ["+34 611 222 334"], "none"),
        ("34611222333", nil, [], "none"),
    ])
    func `the national number, read as in the person's country, makes a fit`(
        waID: String, region: String?, texts: [String], outcome: String
    ) {
        #expect(scene(waID, region, texts).outcome == outcome)
        #expect(scene(waID, region, texts).with(.guarded, isOpening: false).outcome == "none")
        #expect(scene(waID, region, texts).with(.off).outcome == "none")
        let suggested = outcome.replacing("link fuzzy", with: "suggest")
        #expect(scene(waID, region, texts).with(.suggest).outcome == suggested)
        #expect(scene(waID, region, texts).with(.wide).outcome == outcome)
    }

    @Test(arguments: [
        ("34611222333", nil, ["+33 611 222 333"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["0033 611 222 333"], "suggest 1", "link fuzzy 1"),
        ("34611222333", "US", ["011 33 611 222 333"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["https://wa.me/33611222333"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["33611222333@c.us"], "suggest 1", "link fuzzy 1"),
        ("16505559999", nil, ["+44 20 7946 0958 / 650 555 9999"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["611 222 333 | +33 1 23 45 67 80"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["611 222 333 | +34 91 123 45 67"], "link fuzzy 1", "link fuzzy 1"),
        ("34611222333", nil, ["611 222 333 / +33 1 23 45 67 80"], "suggest 1", "link fuzzy 1"),
        ("5491123456789", nil, ["+54 11 2345-6789"], "suggest 1", "link fuzzy 1"),
        ("5491123456789", nil, ["11 2345-6789"], "suggest 1", "link fuzzy 1"),
        ("22512345678", nil, ["07 12 34 56 78"], "suggest 1", "link fuzzy 1"),
        ("2250777199458", nil, ["777199458"], "suggest 1", "link fuzzy 1"),
        ("5215512345678", nil, ["44 55 1234 5678"], "suggest 1", "link fuzzy 1"),
        ("442079460958", nil, ["020 7946 0958 ext. 12"], "suggest 1", "link fuzzy 1"),
        ("34611222333", nil, ["611 222 333", "611222333"], "suggest 1 2", "suggest 1 2"),
        ("34611222333", nil, ["+33 611 222 333", "611222333"], "suggest 2 1", "suggest 2 1"),
        ("5491123456789", nil, ["011 15 2345-6789", "+54 11 2345-6789"], "suggest 2 1", "suggest 2 1"),
        ("34611222333", nil, ["+34 611 222 333", "611222333"], "link exact 1", "link exact 1"),
        ("34611222333", nil, ["+34 611 222 333", "0034611222333"], "conflict 1 2", "conflict 1 2"),
        ("34611222333", nil, ["611 222 333", "2345", "n/a", "655 111 222"], "link fuzzy 1", "link fuzzy 1"),
    ])
    func `guarded asks wherever a country is named or two fit, and wide only where two fit`(
        waID: String, region: String?, texts: [String], guarded: String, wide: String
    ) {
        #expect(scene(waID, region, texts).outcome == guarded)
        #expect(scene(waID, region, texts).with(.wide).outcome == wide)
        #expect(!scene(waID, region, texts).with(.suggest).outcome.hasPrefix("link fuzzy"))
        #expect(!scene(waID, region, texts).with(.off).outcome.hasPrefix("link fuzzy"))
    }

    @Test func `another spelling is suggested by the exact triggers and under every setting`() {
        let scene = MatchScene("5491123456789", "+54 11 2345-6789", "011 15 2345-6789")
        #expect(scene.with(.guarded, isOpening: false).outcome == "suggest 1")
        #expect(scene.with(.off).outcome == "suggest 1")
        #expect(scene.with(.wide, isOpening: false).outcome == "suggest 1")
    }

    /// Default region, person, text: the workspace reads the text as a number of its own country.
    @Test(arguments: [
        ("ES", "33611222333", "611 222 333"), ("HK", "6561234567", "6123 4567"), ("US", "3543591234", "359-1234"),
        ("DE", "6561234567", "6123 4567"), ("IT", "33612345678", "06 12 34 56 78"), ("MX", "6561234567", "6123 4567"),
        ("DE", "34611222333", "34 611 222 333"),
    ])
    func `a whole number of the workspace's own country is linked abroad only if the names agree`(
        region: String, waID: String, text: String
    ) {
        let contacts = [MatchScene.contact(1, "José Muñoz García", text)]
        let scene = MatchScene(waID, in: region)
        #expect(scene.with(.guarded, contacts: contacts).outcome == "suggest 1")
        #expect(scene.with(.guarded, names: ["Ana"], contacts: contacts).outcome == "suggest 1")
        #expect(scene.with(.guarded, names: ["✨ jose ✨"], contacts: contacts).outcome == "link fuzzy 1")
        #expect(scene.with(.guarded, names: ["~", "MUNOZ (cliente)"], contacts: contacts).outcome == "link fuzzy 1")
        #expect(scene.with(.wide, contacts: contacts).outcome == "link fuzzy 1")
    }

    /// Spanish numbers do not begin with 4, 99 or 774: no country gives out both readings.
    @Test(arguments: [
        ("56997083278", "997083278"), ("420774555349", "774 555 349"), ("31612345678", "06 12345678"),
        ("32498460594", "498 46 05 94"),
    ])
    func `a text that is no assigned number at home is linked abroad`(waID: String, text: String) {
        #expect(MatchScene(waID, in: "ES", text).outcome == "link fuzzy 1")
    }

    @Test(arguments: [
        ("Cliente WhatsApp", "Nuevo cliente WhatsApp"), ("Jo", "Jo"), ("The Office", "the office"), ("", ""),
        ("Contact 12", "Contact 12"), ("ana@gmail.com", "luis@gmail.com"), ("😀😀😀😀", "😀😀😀😀"), ("1234", "1234"),
    ])
    func `words that many names have do not make names agree`(contact: String, shown: String) {
        let contacts = [MatchScene.contact(1, contact, "611 222 333")]
        let scene = MatchScene("33611222333", in: "ES").with(.guarded, names: [shown], contacts: contacts)
        #expect(scene.outcome == "suggest 1")
    }

    @Test(arguments: [
        ("Łukasz Nowak", "lukasz"), ("SØREN", "Sören Søren"), ("Strauß", "STRAUSS"), ("O'Brien", "obrien"),
        ("محمد علي", "محمد"), ("Nguyễn Văn", "nguyen"), ("山田太郎", "山田太郎"), ("Ｍａｒｔａ", "marta"),
        ("Иван", "ИВАН"), ("José", "Jose\u{301}"),
    ])
    func `names agree without accents, case and width`(contact: String, shown: String) {
        let contacts = [MatchScene.contact(1, contact, "611 222 333")]
        let scene = MatchScene("33611222333", in: "ES").with(.guarded, names: [shown], contacts: contacts)
        #expect(scene.outcome == "link fuzzy 1")
    }

    @Test func `a text that is another person's number is not given to a second one`() {
        let scene = MatchScene("33611222333")
        let taken = [MatchScene.contact(1, "Ana", "611 222 333", others: ["34611222333"])]
        #expect(scene.with(.guarded, contacts: taken).outcome == "suggest 1")
        let twoPhones = [MatchScene.contact(1, "Ana", "06 11 22 23 33 | 655 111 222", others: ["34655111222"])]
        #expect(scene.with(.guarded, contacts: twoPhones).outcome == "link fuzzy 1")
    }

    @Test func `who agrees in name comes first, and another country last`() {
        let contacts = [
            MatchScene.contact(1, "Marta", "+33 611 222 333"), MatchScene.contact(2, "Luis", "611 222 333"),
            MatchScene.contact(3, "Marta Ruiz", "611222333"),
        ]
        let scene = MatchScene("34611222333").with(.guarded, names: ["Marta"], contacts: contacts)
        #expect(scene.outcome == "suggest 3 2 1")
    }

    private func scene(_ waID: String, _ region: String?, _ texts: [String]) -> MatchScene {
        var scene = MatchScene(waID, in: region)
        scene.contacts = texts.enumerated().map { MatchScene.contact($0 + 1, "Contact \($0 + 1)", $1) }
        return scene
    }
}
