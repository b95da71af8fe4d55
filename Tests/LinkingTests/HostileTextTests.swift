import Foundation
import Linking
import Testing

struct HostileTextTests {
    private static let long = 10_000

    @Test(arguments: [
        String(repeating: "1", count: long), String(repeating: "+1 650 555 1234 / ", count: 600),
        String(repeating: "(", count: long), String(repeating: "😀", count: long),
        String(repeating: "\0", count: long), String(repeating: "ﷺ", count: 170),
        String(repeating: "a", count: long) + "+16505551234",
    ])
    func `an overlong text is refused with a reason`(text: String) {
        let reading = readPhones(in: text, defaultRegion: Region("US"))
        #expect(reading.numbers.isEmpty)
        #expect(reading.problem != nil)
    }

    @Test(arguments: [
        "", " ", "\0", "+1650\0" + "5551234", "😀😀", "👩‍👩‍👧", "½", "Ⅷ", "\u{FFFD}\u{FFFD}", "++++",
        "+()", "()()()(", "[[[[", ",,,,", "#1", "*100#", "x", "x45", "ext 45", ";ext=", "@", "@c.us", "1@c.us", "tel:",
        "https://wa.me/",
        "https://wa.me/message/ABCDEF123", "wa.me/qr/ABC", "chat.whatsapp.com/Ab12", "1e5", "1.5E+99", "e10",
        "1E", "+00", "+000000000000", "0000", "00", "+999999999", "info@example.com", "555", "12:30",
        "2026-11-21x", "٠", "xx xx xx",
    ])
    func `odd texts give no number and never trap`(text: String) {
        for region in [nil, Region("US"), Region("BR"), Region("AR"), Region("IT"), Region("DE")] {
            let reading = readPhones(in: text, defaultRegion: region)
            #expect(reading.numbers.filter(\.isFull).isEmpty)
            #expect(reading.numbers.isEmpty == false || reading.problem != nil)
        }
    }

    @Test func `random bytes never trap and never give an impossible key`() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("0123456789+-() ./;,|#x*@:exto=&\0\n~'[]E".unicodeScalars) + Self.strange
        let codes = ["US", "MX", "AR", "BR", "IT", "GA", "BJ", "CI", "RU", "BY", "SM", "AU", "JP", "BS"]
        let regions = codes.map(Region.init)
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                text.append(alphabet.randomElement(using: &generator)!)
            }
            let region = regions.randomElement(using: &generator)!
            for number in readPhones(in: String(text), defaultRegion: region).numbers {
                #expect((6...15).contains(number.key.digits.utf8.count), "\(String(text))")
            }
        }
    }

    @Test func `every run of digits is read in every region without a trap`() {
        var generator = SeededGenerator(seed: 5)
        for code in Locale.Region.isoRegions.map(\.identifier) {
            guard let region = Region(code) else { continue }
            for count in 1...20 {
                let digits = ["", "0", "00", "1", "8", "810", "011"].randomElement(using: &generator)!
                let reading = readPhones(in: digits + generator.digits(count), defaultRegion: region)
                #expect(reading.numbers.isEmpty == false || reading.problem != nil)
            }
        }
    }

    @Test func `a field holds at most eight numbers and says when there are more`() {
        let many = (0..<12).map { "+1650555\(1000 + $0)" }.joined(separator: ", ")
        let reading = readPhones(in: many, defaultRegion: nil)
        #expect(reading.numbers.count == PhoneReading.mostNumbers)
        #expect(reading.problem != nil)
    }

    private static let strange: [Unicode.Scalar] = [
        "é", "٣", "\u{200B}", "\u{FF0B}", "\u{2219}", "½", "\u{1F4DE}", "\u{20E3}", "д",
        "\u{301}",
    ]
}
