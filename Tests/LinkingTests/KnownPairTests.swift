import Linking
import Testing

struct KnownPairTests {
    @Test func `the table is complete`() {
        #expect(KnownPair.all.count == 134)
        #expect(Set(KnownPair.all.map(\.id)).count == 134)
    }

    @Test(arguments: KnownPair.all)
    func `every known pair gets its verdict`(pair: KnownPair) {
        let comparison = comparePhones(text: pair.text, region: pair.region, waID: pair.waID)
        #expect(comparison.verdict == pair.verdict, "\(comparison.reason)")
    }

    @Test(arguments: KnownPair.all.filter { $0.verdict != .none })
    func `a reason names both keys`(pair: KnownPair) throws {
        let comparison = comparePhones(text: pair.text, region: pair.region, waID: pair.waID)
        let key = try #require(PhoneKey(waID: pair.waID ?? ""))
        #expect(comparison.reason.contains(key.digits))
        #expect(comparison.keys.contains { comparison.reason.contains($0.digits) })
        #expect(comparison.reason.hasSuffix("."))
    }
}
