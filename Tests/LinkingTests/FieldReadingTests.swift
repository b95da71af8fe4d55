import Linking
import Testing

struct FieldReadingTests {
    @Test(arguments: [
        ("Tel: +49 30 1234568 Mobil: +49 151 23456789", ["49301234568", "4915123456789"]),
        ("+1 650 555 1234 +1 650 555 9999", ["16505551234", "16505559999"]),
        ("+49 351/1234568", ["493511234568"]),
        ("+34 611 222 333 or +34 611 222 334", ["34611222333", "34611222334"]),
        ("+34 611 222 333 y 611 222 334", ["34611222333", "34611222334"]),
        ("+1 650 555 1234\n+1 650 555 9999", ["16505551234", "16505559999"]),
        ("(+49) 151 23456789", ["4915123456789"]),
        ("[+49 151 23456789]", ["4915123456789"]),
        ("(mobile +49 151 23456789)", ["4915123456789"]),
        ("📞 +49 151 23456789", ["4915123456789"]),
        ("+49 151 23456789 (privat, abends)", ["4915123456789"]),
        ("M +49 151 23456789", ["4915123456789"]),
        ("Ana's number: +49 151 23456789", ["4915123456789"]),
        ("whatsapp:+4915123456789", ["4915123456789"]),
        ("https://api.whatsapp.com/send?phone=4915123456789&text=hi", ["4915123456789"]),
        ("whatsapp://send?phone=%2B4915123456789", ["4915123456789"]),
        ("http://wa.me/+4915123456789?text=Hi%201", ["4915123456789"]),
        ("4915123456789:12@s.whatsapp.net", ["4915123456789"]),
        ("06·12", []),
        ("+33·6·12·34·56·78", ["33612345678"]),
        ("Bob, +49 151 23456789", ["4915123456789"]),
        ("+49 151 23456789 ask for Bob", []),
        ("+0049 151 23456789", ["4915123456789"]),
        ("+39 (0)6 4567 8901", ["390645678901"]),
        ("+39 (06) 4567 8901", ["390645678901"]),
        ("+242 06 612 3456", ["242066123456"]),
        ("+7 8 916 123-45-67", ["79161234567"]),
        ("+52 044 55 1234 5678", ["525512345678"]),
        ("+52 01 55 1234 5678", ["525512345678"]),
        ("+55 (031) 98765-4321", ["5531987654321"]),
        ("+55 0 15 31 8765-4321", ["5531987654321"]),
        ("+54 9 011 2345-6789", ["5491123456789"]),
    ])
    func `fields without a region`(text: String, keys: [String]) {
        #expect(full(text, nil) == keys)
    }

    @Test(arguments: [
        ("030/1234568", "DE", ["49301234568"]),
        ("0351 / 1234568", "DE", ["493511234568"]),
        ("49 151 23456789", "DE", ["4915123456789"]),
        ("1512 3456789", "DE", ["4915123456789"]),
        ("98765 43210", "IN", ["919876543210"]),
        ("91 98765 43210", "IN", ["919876543210"]),
        ("9198765432", "IN", ["919198765432"]),
        ("3931234567", "IT", ["393931234567"]),
        ("39 347 1234567", "IT", ["393471234567"]),
        ("+8 495 123 45 67", "RU", ["84951234567"]),
        ("55 98765-4321", "BR", ["5555987654321"]),
        ("55 3220-1234", "BR", ["555532201234"]),
        ("55 31 98765-4321", "BR", ["5531987654321"]),
        ("20 98765-4321", "BR", []),
        ("00 15 44 20 7946 0958", "BR", ["442079460958"]),
        ("52 1 55 1234 5678", "MX", ["525512345678"]),
        ("1234 5678", "MX", []),
        ("15 2345-6789", "AR", []),
        ("54 9 11 2345-6789", "AR", ["5491123456789"]),
        ("11 2345-6789", "AR", ["541123456789"]),
        ("01 97 12 34 56", "BJ", ["2290197123456"]),
        ("2290197123456", "BJ", ["2290197123456"]),
        ("0712345678", "CI", ["2250712345678"]),
        ("2250712345678", "CI", ["2250712345678"]),
        ("062 12 34 56", "GA", ["24162123456"]),
        ("06 03 12 34", "GA", ["24106031234"]),
        ("01 234 568", "YE", ["9671234568"]),
        ("882345", "SM", ["3780549882345"]),
        ("359-1234", "BS", ["12423591234"]),
        ("8 029 491 19 11", "BY", ["375294911911"]),
        ("916 123-45-67", "RU", ["79161234567"]),
        ("0011 44 20 7946 0958", "AU", ["442079460958"]),
        ("010 44 20 7946 0958", "JP", ["442079460958"]),
        ("0162 345 6789", "VN", ["841623456789"]),
        ("71 23 45 67", "CM", ["23771234567"]),
        ("1-800-GO-FEDEX", "US", ["18004633339"]),
        ("650 555 HOME", "US", ["16505554663"]),
        ("1-800-FLOWERS", "DE", []),
        ("06 30 123 4567", "HU", ["36301234567"]),
        ("123 456 789", "ES", []),
    ])
    func `fields with a default region`(text: String, region: String, keys: [String]) {
        #expect(full(text, Region(region)) == keys)
    }

    @Test(arguments: [
        ("+1 212 555 0123 x45", "45"), ("+1 212 555 0123x45", "45"), ("+1 212 555 0123 ext: 45", "45"),
        ("+1 212 555 0123, ext. 45", "45"), ("+1 212 555 0123 (ext 45)", "45"), ("+1 212 555 0123 #45", "45"),
        ("+1 212 555 0123,,45", "45"), ("+1 212 555 0123,,45#", "45"), ("+1 212 555 0123,45#", "45"),
        ("+1 212 555 0123;ext=45", "45"), ("+7 495 123 45 68 доб. 45", "45"), ("+49 30 1234568 Durchwahl 45", "45"),
        ("+33 1 23 45 67 80 poste 45", "45"), ("+1 212 555 0123 Extension 45 (front desk)", "45"),
    ])
    func `extensions are cut off and kept as a note`(text: String, note: String) throws {
        let numbers = readPhones(in: text, defaultRegion: nil).numbers
        let number = try #require(numbers.first)
        #expect(numbers.count == 1)
        #expect(number.extensionNote == note)
        #expect(number.isFull)
    }

    @Test func `a local number is not taken for a complete one`() throws {
        let number = try #require(readPhones(in: "2345678", defaultRegion: Region("DE")).numbers.first)
        #expect(!number.isFull)
        #expect(number.region == Region("DE"))
    }

    @Test func `repeated numbers count once and a bad part is named`() {
        let reading = readPhones(in: "+1 650 555 1234 / 0016505551234 / 12", defaultRegion: nil)
        #expect(reading.numbers.map(\.key.digits) == ["16505551234"])
        #expect(reading.problem?.isEmpty == false)
    }

    @Test func `of two spellings of one number the complete one counts`() throws {
        let reading = readPhones(in: "34611222333 / +34 611 222 333", defaultRegion: nil)
        #expect(reading.numbers.map(\.isFull) == [true])
        #expect(reading.numbers.map(\.key.digits) == ["34611222333"])
    }

    @Test func `reading from many tasks at once gives what one task reads`() async {
        let texts = (0..<200).map { "8 029 491 \(1000 + $0)" }
        let expected = texts.map { full($0, Region("BY")) }
        let read = await withTaskGroup(of: (Int, [String]).self, returning: [Int: [String]].self) { group in
            for (place, text) in texts.enumerated() {
                group.addTask { @concurrent in (place, full(text, Region("BY"))) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(texts.indices.map { read[$0] } == expected)
    }

    @Test func `a probable reading has no aliases to follow`() throws {
        let text = "00 54 11 2345 6789"
        let number = try #require(readPhones(in: text, defaultRegion: Region("US")).numbers.first)
        #expect(!number.isFull)
        #expect(number.aliases.isEmpty)
    }

    private func full(_ text: String, _ region: Region?) -> [String] {
        readPhones(in: text, defaultRegion: region).numbers.filter(\.isFull).map(\.key.digits)
    }
}
