import Linking
import Testing

/// What must hold for any number of any country.
struct RandomNumberTests {
    /// 63 countries; a hundred thousand numbers in the long run.
    private static let samples = PhoneSample.random(LongTests.isOn ? 1_600 : 24, seed: 51)

    @Test func `national, international and dialled forms give one key`() {
        var wrong: [String] = []
        for sample in Self.samples {
            let key = PhoneKey(waID: sample.international)!
            for (text, region) in forms(sample) where keys(text, region) != [key] {
                wrong.append("\(text) in \(region?.code ?? "-")")
            }
        }
        #expect(wrong.isEmpty)
        #expect(Set(Self.samples.map(\.region)).count >= 50)
    }

    @Test func `the national form fits the person from every home`() {
        var generator = SeededGenerator(seed: 53)
        var wrong: [String] = []
        for sample in Self.samples {
            let home = PhoneSample.examples.randomElement(using: &generator)!.region
            let scene = MatchScene(sample.international, in: home.code, sample.dialled).with(.wide)
            if !scene.outcome.hasPrefix("link") { wrong.append("\(sample.dialled) of \(sample.region) in \(home)") }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `numbers that differ in one digit never fit`() {
        var generator = SeededGenerator(seed: 57)
        var wrong: [String] = []
        for sample in Self.samples {
            let last = Int(String(sample.national.last!))!
            let neighbour =
                String(sample.national.dropLast()) + String((last + Int.random(in: 1...9, using: &generator)) % 10)
            for text in [neighbour, "+\(sample.code)\(neighbour)", "\(sample.trunk)\(neighbour)"] {
                let scene = MatchScene(sample.international, in: "US", text).with(.wide)
                if scene.outcome != "none" { wrong.append("\(text) for \(sample.international)") }
            }
        }
        #expect(wrong.isEmpty)
    }

    private func forms(_ sample: PhoneSample) -> [(String, Region?)] {
        let bracketed = sample.trunk == "0" && sample.region.code != "AR"
        return [
            ("+" + sample.international, nil), ("00" + sample.international, nil), (sample.dialled, sample.region),
            ("tel:+" + sample.international, nil), (sample.international + "@c.us", nil),
        ] + (bracketed ? [("+\(sample.code) (0)\(sample.national)", nil)] : [])
    }

    private func keys(_ text: String, _ region: Region?) -> [PhoneKey] {
        readPhones(in: text, defaultRegion: region).numbers.filter(\.isFull).map(\.key)
    }
}
