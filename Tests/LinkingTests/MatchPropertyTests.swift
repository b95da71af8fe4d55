import Linking
import Testing

/// Random books of contacts around one person, and what must hold for each decision.
struct MatchPropertyTests {
    private static let rounds = LongTests.isOn ? 200_000 : 800

    @Test func `whatever the book, decisions keep the rules of their setting`() {
        var generator = SeededGenerator(seed: 41)
        var counts: [String: Int] = [:]
        for _ in 0..<Self.rounds {
            let scene = MatchScene.random(using: &generator)
            let decision = scene.decision
            counts["\(scene.fuzzy) \(decision.outcome.prefix(10))", default: 0] += 1
            expectRules(scene, decision)
            var shuffled = scene
            shuffled.contacts.shuffle(using: &generator)
            #expect(shuffled.decision == decision, "\(scene)")
        }
        for outcome in [
            "wide link fuzzy", "guarded link fuzzy", "guarded suggest 1", "off link exact", "off suggest 1",
        ] {
            #expect(counts.contains { $0.key.hasPrefix(outcome) }, "no \(outcome) in \(counts.keys)")
        }
    }

    private func expectRules(_ scene: MatchScene, _ decision: MatchDecision<Int>) {
        guard case .link(let evidence, .fuzzy) = decision else { return }
        #expect(scene.isOpening && (scene.fuzzy == .guarded || scene.fuzzy == .wide), "\(scene)")
        let linked = scene.contacts.filter { $0.contact == evidence.contact }
        let others = scene.contacts.filter { $0.contact != evidence.contact }
        #expect(scene.with(.wide, contacts: others).outcome == "none", "another contact fits: \(scene)")
        guard scene.fuzzy == .guarded else { return }
        for text in linked.flatMap(\.phones).map(\.text) {
            #expect(!namesAnotherCountry(text, than: scene.waID ?? ""), "\(text): \(scene)")
        }
    }

    /// Told from the text alone: every number with a plus, "00" or a link must have the person's country code, if it
    /// has any country's.
    private func namesAnotherCountry(_ text: String, than waID: String) -> Bool {
        let plain = text.replacing("https://wa.me/", with: "+").filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        let international = plain.hasPrefix("00") ? "+" + plain.dropFirst(2) : plain
        guard international.hasPrefix("+"), let key = PhoneKey(waID: waID) else { return false }
        let isOfACountry = readPhones(in: international, defaultRegion: nil).numbers.contains(where: \.isFull)
        return isOfACountry && !international.dropFirst().hasPrefix(key.indexEntry.code)
    }

    @Test func `the script of digits and the space between them change no decision`() {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<Self.rounds {
            let scene = MatchScene.random(using: &generator)
            var written = scene
            written.contacts = scene.contacts.map { contact in
                MatchCandidate(
                    contact: contact.contact, name: contact.name,
                    phones: contact.phones.map { phone in
                        let isPlain = phone.text.allSatisfy { $0.isNumber || $0 == "+" || $0 == " " }
                        let digits = phone.text.filter { $0 != " " }
                        let text = isPlain ? Disguise.of(digits, using: &generator) : phone.text
                        return CandidatePhone(property: phone.property, text: text)
                    })
            }
            let (plain, disguised) = (scene.decision, written.decision)
            #expect(plain.outcome == disguised.outcome, "\(scene) \(written)")
            #expect(plain.evidence.map(\.rule) == disguised.evidence.map(\.rule))
            #expect(plain.evidence.map(\.contactKey) == disguised.evidence.map(\.contactKey))
        }
    }

    @Test func `a person without a number is matched with nobody`() {
        var generator = SeededGenerator(seed: 47)
        for waID in [nil, "", "US.13491208655302741918", "244482926760154@lid"] as [String?] {
            var scene = MatchScene.random(using: &generator)
            scene.waID = waID
            #expect(scene.outcome == "none")
        }
    }
}

extension MatchScene {
    /// Up to four contacts, of whom most have something to do with the person's number.
    static func random(using generator: inout SeededGenerator) -> MatchScene {
        let sample = PhoneSample.examples.randomElement(using: &generator)!.varied(using: &generator)
        let other = PhoneSample.examples.randomElement(using: &generator)!
        var scene = MatchScene(sample.international)
        scene.region = [nil, sample.region.code, other.region.code, "US", "DE"].randomElement(using: &generator)!
        scene.fuzzy = FuzzySetting.allCases.randomElement(using: &generator)!
        scene.isOpening = Int.random(in: 0..<4, using: &generator) > 0
        scene.names = [["Marta"], [], ["Luis Pérez", "Ana"]].randomElement(using: &generator)!
        scene.contacts = (1...Int.random(in: 1...4, using: &generator)).map { id in
            let texts = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                text(sample, other, using: &generator)
            }
            let name = ["Ana Ruiz", "Marta", "Perez", "Bo"].randomElement(using: &generator)!
            return contact(id, name, texts.joined(separator: " | "))
        }
        return scene
    }

    private static func text(
        _ sample: PhoneSample, _ other: PhoneSample, using generator: inout SeededGenerator
    ) -> String {
        let stranger = other.varied(using: &generator)
        let texts = [
            "+" + sample.international, "00" + sample.international, sample.international, sample.dialled,
            sample.national, sample.dialled, sample.national, "+\(other.code)\(sample.national)",
            "00\(other.code)\(sample.national)", "https://wa.me/\(other.code)\(sample.national)",
            "+" + stranger.international, stranger.dialled, stranger.national, "n/a", "12", "+" + sample.national,
        ]
        return texts.randomElement(using: &generator)!
    }
}
