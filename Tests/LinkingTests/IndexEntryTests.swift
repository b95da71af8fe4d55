import Linking
import Testing

struct IndexEntryTests {
    @Test(arguments: [
        ("+34 611 222 333", nil, ["611222333/34"]), ("611 222 333", "ES", ["611222333/34"]),
        ("0611 222 333", nil, ["611222333/"]), ("06 4567 8901", "IT", ["645678901/39"]),
        ("044 55 1234 5678", "MX", ["5512345678/52", "445512345678/"]),
        ("06 12 34 56 78", "HU", ["12345678/36", "612345678/"]),
        ("8 916 123 45 67", "RU", ["9161234567/7", "89161234567/"]),
        ("+52 1 55 1234 5678", nil, ["5512345678/52"]), ("97 12 34 56", "BJ", ["197123456/229", "97123456/"]),
        ("00 44 20 7946 0958", "US", ["2079460958/44"]), ("https://wa.me/34611222333", nil, ["611222333/34"]),
        ("34611222333", nil, ["34611222333/"]), ("359-1234", "US", ["3591234/"]),
        ("999123456@c.us", nil, ["999123456/"]),
        ("+34 611 222 333 / 611 222 333", nil, ["611222333/34"]), ("1.6505551234E+10", nil, ["16505551234/"]),
        ("1-800-FLOWERS", "US", ["8003569377/1"]), ("call me", nil, []),
    ])
    func `a text stands in the table by its national digits`(text: String, region: String?, rows: [String]) {
        let reading = readPhones(in: text, defaultRegion: region.flatMap(Region.init))
        #expect(reading.indexEntries.map { "\($0.national)/\($0.code)" } == rows)
    }

    @Test(arguments: [
        ("34611222333", ["611222333/34"]), ("5215512345678", ["5512345678/52"]), ("390645678901", ["645678901/39"]),
        ("22507123456", ["7123456/225"]), ("2250712345678", ["712345678/225", "12345678/225"]),
        ("5491123456789", ["91123456789/54", "1123456789/54", "9111523456789/54"]),
        ("553167654321", ["3167654321/55", "31967654321/55"]), ("37744123456", ["44123456/377"]),
    ])
    func `exact look-ups are the number and its aliases with their code`(waID: String, rows: [String]) throws {
        let key = try #require(PhoneKey(waID: waID))
        #expect(Array(key.exactLookups.map { "\($0.national)/\($0.code)" }.prefix(rows.count)) == rows)
        #expect(key.exactLookups.first == key.indexEntry)
    }

    @Test func `fuzzy look-ups add retired spellings, home spellings and the digits without a plus`() throws {
        let mexican = try #require(PhoneKey(waID: "5215512345678"))
        #expect(
            Set(mexican.fuzzyLookups).isSuperset(of: [
                "5512345678", "15512345678", "525512345678", "5215512345678", "445512345678", "455512345678",
            ]))
        let brazilian = try #require(PhoneKey(waID: "5531987654321"))
        #expect(Set(brazilian.fuzzyLookups).isSuperset(of: ["31987654321", "3187654321", "553187654321"]))
        let spanish = try #require(PhoneKey(waID: "34611222333"))
        #expect(spanish.fuzzyLookups == ["611222333", "34611222333"])
    }

    @Test func `look-ups are few and without repetitions`() {
        let pairs = KnownPair.all.compactMap(\.waID).compactMap { PhoneKey(waID: $0) }
        let samples = PhoneSample.random(3, seed: 21).compactMap { PhoneKey(waID: $0.international) }
        for key in pairs + samples {
            let lookups = key.fuzzyLookups
            #expect(lookups.count <= PhoneKey.mostFuzzyLookups && Set(lookups).count == lookups.count)
            #expect(lookups.allSatisfy { !$0.hasPrefix("0") && !$0.isEmpty })
            #expect((1...8).contains(key.exactLookups.count))
        }
    }

    @Test(arguments: KnownPair.all.filter { $0.verdict == .same || $0.verdict == .probable })
    func `every pair that is the same or probable is found by an exact look-up`(pair: KnownPair) throws {
        let key = try #require(PhoneKey(waID: pair.waID ?? ""))
        let rows = readPhones(in: pair.text, defaultRegion: pair.region).indexEntries
        #expect(!Set(rows).isDisjoint(with: key.exactLookups), "\(rows) \(key.exactLookups)")
    }

    @Test(arguments: ["US", "ES", "DE", "HU", "RU", "MX", "AR", "BR", "IT", "BJ", "JP", "HK", nil])
    func `whatever fits an opened chat is found by a fuzzy look-up`(home: String?) throws {
        let region = home.flatMap(Region.init)
        // Letters are only read as digits where the workspace is at home in North America.
        let known = KnownPair.all.filter { $0.id != "V1" }.compactMap { pair in pair.waID.map { ($0, [pair.text]) } }
        let samples = PhoneSample.random(1, seed: 31).map { sample in
            (sample.international, sample.homeTexts + ["+" + sample.international, "+999" + sample.national])
        }
        var fits = 0
        for (waID, texts) in known + samples {
            guard let key = PhoneKey(waID: waID) else { continue }
            for text in texts {
                let scene = MatchScene(waID, in: home, text).with(.wide)
                guard scene.outcome != "none" else { continue }
                fits += 1
                let rows = readPhones(in: text, defaultRegion: region).indexEntries
                #expect(!Set(rows.map(\.national)).isDisjoint(with: key.fuzzyLookups), "\(text) for \(waID)")
            }
        }
        #expect(fits > 200)
    }
}

extension PhoneSample {
    /// As people at home write it.
    var homeTexts: [String] {
        [dialled, national, international, dialled.enumerated().map { $0 % 3 == 0 ? " \($1)" : "\($1)" }.joined()]
    }
}
