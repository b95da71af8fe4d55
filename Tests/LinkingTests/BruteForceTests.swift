import Linking
import Testing

struct BruteForceTests {
    @Test func `Brazilian landlines and mobiles of one area never share a key`() {
        var areas = 0
        for area in 11...99 where isArea(area) {
            areas += 1
            var seen: Set<PhoneKey> = []
            for block in 200...599 { seen.insert(key("55\(area)\(block)12345")) }
            for block in 9600...9999 { seen.insert(key("55\(area)\(block)12345")) }
            #expect(seen.count == 800)
        }
        #expect(areas == 67)
    }

    @Test func `a ninth digit is added to Brazilian mobiles only`() {
        for block in 200...999 {
            let short = key("5531\(block)12345")
            let long = key("55319\(block)12345")
            #expect((short == long) == (block >= 800), "block \(block)")
            let isProbable = short.probableAliases.contains(long)
            #expect(isProbable == (600...799).contains(block), "block \(block)")
        }
    }

    @Test func `no two prefixes of Côte d'Ivoire are the same number`() {
        let prefixes = ["07", "05", "01", "27", "25", "21"]
        for old in stride(from: 1_000_000, to: 99_999_999, by: 999_983) {
            let tail = String(String(100_000_000 + old).dropFirst())
            let forms = prefixes.map { "225" + $0 + tail }
            #expect(Set(forms.map(key)).count == 6)
            for (place, form) in forms.enumerated() {
                let other = forms[(place + 1) % forms.count]
                #expect(comparePhones(text: "+" + form, region: nil, waID: other).verdict == .different)
                #expect(comparePhones(text: "+" + form, region: nil, waID: "225" + tail).verdict == .probable)
            }
        }
    }

    @Test func `Mexican and Beninese forms map one to one`() {
        for block in 0...999 {
            let tail = String(String(1000 + block).dropFirst()) + "6543"
            #expect(key("22997\(tail)".prefix(11)) == key("2290197\(tail)".prefix(13)))
            #expect(key("52155\(tail)1") == key("5255\(tail)1"))
            #expect(key("52155\(tail)1") != key("52155\(tail)"))
        }
    }

    @Test func `the verdict on two international numbers does not depend on their order`() {
        let numbers = PhoneSample.random(4, seed: 7).map(\.international) + Self.neighbours
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<4_000 {
            let one = numbers.randomElement(using: &generator)!
            let other = numbers.randomElement(using: &generator)!
            expectSymmetry(one, other)
        }
        for one in Self.neighbours { for other in Self.neighbours { expectSymmetry(one, other) } }
    }

    /// Forms that lie one rule apart.
    private static let neighbours = [
        "5215512345678", "525512345678", "5491123456789", "541123456789", "553187654321", "5531987654321",
        "553167654321", "5531967654321", "22512345678", "2250712345678", "2250512345678", "22997123456",
        "2290197123456", "390645678901", "39645678901", "393471234567", "3903471234567", "841623456789", "84323456789",
        "23771234567", "237671234567", "2307123456", "23057123456", "5712345678", "576012345678", "37744123456",
        "38344123456", "2416123456", "24166123456", "24106123456", "3780549882345", "378882345", "390549882345",
    ]

    private func expectSymmetry(_ one: String, _ other: String) {
        let there = comparePhones(text: "+" + one, region: nil, waID: other).verdict
        let back = comparePhones(text: "+" + other, region: nil, waID: one).verdict
        #expect(there == back, "\(one) and \(other)")
    }

    private func key(_ digits: some StringProtocol) -> PhoneKey {
        PhoneKey(waID: digits)!
    }

    private func isArea(_ area: Int) -> Bool {
        key("55\(area)87654321").digits.count == 13
    }
}
