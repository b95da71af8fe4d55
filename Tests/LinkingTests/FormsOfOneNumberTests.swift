import Linking
import Testing

struct FormsOfOneNumberTests {
    static let samples = PhoneSample.random(20, seed: 1)

    @Test(arguments: samples)
    func `all ways to write a number give one full key`(sample: PhoneSample) throws {
        let key = try #require(PhoneKey(waID: sample.international))
        #expect(keys("+" + sample.international, nil) == [key])
        #expect(keys("00" + sample.international, nil) == [key])
        #expect(keys(sample.dialled, sample.region) == [key])
        #expect(keys("+" + sample.international, sample.region) == [key])
        #expect(keys(sample.international + "@c.us", nil) == [key])
        if sample.trunk == "0", sample.region.code != "AR" {
            #expect(keys("+\(sample.code) (0)\(sample.national)", nil) == [key])
            #expect(keys("+\(sample.code) 0\(sample.national)", nil) == [key])
        }
    }

    @Test(arguments: samples)
    func `the international prefix of the region leads to the same key`(sample: PhoneSample) throws {
        let key = try #require(PhoneKey(waID: sample.international))
        let prefixes = ["US": "011", "AU": "0011", "RU": "810", "JP": "010", "DE": "00", "MX": "00", "FI": "00"]
        for (code, prefix) in prefixes {
            #expect(keys(prefix + sample.international, Region(code)) == [key], "from \(code)")
        }
    }

    @Test(arguments: samples)
    func `a key shown to people reads back as itself`(sample: PhoneSample) throws {
        let key = try #require(PhoneKey(waID: sample.international))
        let shown = displayForm(of: sample.international)
        #expect(shown.hasPrefix("+\(sample.code) "))
        #expect(keys(shown, nil) == [key])
        #expect(keys("+" + key.digits, nil) == [key])
        #expect(PhoneKey(waID: key.digits) == key)
        #expect(PhoneKey(canonicalDigits: key.digits) == key)
    }

    @Test(arguments: samples)
    func `separators, invisible marks and the script of digits change nothing`(sample: PhoneSample) throws {
        var generator = SeededGenerator(seed: UInt64(sample.international)!)
        let key = try #require(PhoneKey(waID: sample.international))
        for _ in 0..<5 {
            let written = Disguise.of("+" + sample.international, using: &generator)
            #expect(keys(written, nil) == [key], "\(written.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }

    private func keys(_ text: String, _ region: Region?) -> [PhoneKey] {
        let reading = readPhones(in: text, defaultRegion: region)
        return reading.numbers.filter(\.isFull).map(\.key)
    }
}

/// Ways in which the same number arrives from phones, mails and spreadsheets.
enum Disguise {
    static func of(_ number: String, using generator: inout SeededGenerator) -> String {
        let zero = scripts.randomElement(using: &generator)!
        var result = ""
        for (place, character) in number.enumerated() {
            if place > 1, Bool.random(using: &generator) { result += gaps.randomElement(using: &generator)! }
            if let digit = character.wholeNumberValue {
                result.unicodeScalars.append(Unicode.Scalar(zero + UInt32(digit))!)
            } else {
                result += plus.randomElement(using: &generator)!
            }
        }
        return result
    }

    private static let plus = ["+", "\u{FF0B}", "\u{202A}+", "\u{2066}+"]
    /// The zeros of ASCII, Arabic-Indic, Extended Arabic-Indic, Devanagari, Bengali, Thai and full-width digits.
    private static let scripts: [UInt32] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10]
    private static let gaps = [
        " ", "-", ".", "\u{A0}", "\u{2011}", "\u{2013}", "\u{200B}", "\u{2060}", "\u{AD}", "\u{3000}", "\u{2009}",
        " - ",
    ]
}
