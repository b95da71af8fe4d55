import CPhoneNumber
import Linking

extension Section {
    /// The two pure functions that every link stands on.
    static let linking = Section(name: "linking", subject: "phone texts read, matches decided") { options in
        let bench = LinkingBench(options)
        return [bench.reading(), bench.deciding()]
    }
}

private struct LinkingBench {
    private let length: Duration
    private let texts: [String]
    private let persons: [(waID: String, candidates: [MatchCandidate<Int>])]
    private let region = Region("ES")

    init(_ options: BenchOptions) {
        length = .milliseconds(options.size(2000, quick: 100))
        var samples = SampleContacts()
        texts = (0..<options.size(20_000, quick: 2000)).map { _ in samples.phoneText() }
        var dice = Dice(seed: 3)
        persons = (0..<options.size(10_000, quick: 1000)).map { index in
            let waID = "346" + dice.digits(8)
            return (waID, Self.candidates(index, waID, &dice, &samples))
        }
    }

    /// Half the persons have a contact with their number, one in ten has two, the others have nobody.
    private static func candidates(
        _ index: Int, _ waID: String, _ dice: inout Dice, _ samples: inout SampleContacts
    ) -> [MatchCandidate<Int>] {
        let count = index % 10 == 0 ? 2 : index % 2
        return (0..<count).map { place in
            MatchCandidate(
                contact: index * 2 + place, name: "Ana Díaz",
                phones: [
                    CandidatePhone(property: "phone", text: "+34 \(waID.dropFirst(2))"),
                    CandidatePhone(property: "mobilephone", text: samples.phoneText()),
                ])
        }
    }

    func reading() -> Measurement {
        let ours = perSecondOfCPU(texts.count, for: length) {
            for text in texts { use(readPhones(in: text, defaultRegion: region)) }
        }
        let library = perSecondOfCPU(texts.count, for: length) {
            for text in texts {
                var number = cphone_number()
                use(cphone_parse(text, text.utf8.count, "ES", &number))
            }
        }
        return Section.linking.line(
            "phone texts read, of one core's time", ours, "/s",
            reference: .init(what: "libphonenumber, first number only", figure: library))
    }

    func deciding() -> Measurement {
        let policy = MatchPolicy(defaultRegion: region)
        let ours = perSecondOfCPU(persons.count, for: length) {
            for person in persons {
                use(
                    decideMatch(
                        for: MatchPerson(waID: person.waID), among: person.candidates, policy: policy,
                        isOpening: false))
            }
        }
        let naive = perSecondOfCPU(persons.count, for: length) {
            for person in persons {
                use(
                    person.candidates.contains { candidate in
                        candidate.phones.contains { $0.text.filter(\.isNumber) == person.waID }
                    })
            }
        }
        return Section.linking.line(
            "exact decisions with their reason, of one core's time", ours, "/s",
            reference: .init(what: "comparing digits, no reason", figure: naive))
    }
}
