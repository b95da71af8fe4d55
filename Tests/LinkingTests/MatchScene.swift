import Linking
import Testing

/// Contacts and a person in few words. Contacts are numbered from 1 in the order given.
struct MatchScene: Sendable {
    var region: String?
    var waID: String?
    var names: [String] = []
    var contacts: [MatchCandidate<Int>] = []
    var fuzzy = FuzzySetting.guarded
    var isOpening = true

    init(_ waID: String?, in region: String? = nil, _ texts: String...) {
        self.waID = waID
        self.region = region
        contacts = texts.enumerated().map { place, text in Self.contact(place + 1, "Contact \(place + 1)", text) }
    }

    /// A text of several fields has bars between them.
    static func contact(
        _ id: Int, _ name: String, _ text: String, email: String? = nil, others: [String] = []
    ) -> MatchCandidate<Int> {
        let properties = ["phone", "mobilephone", "third"]
        let texts = text.split(separator: " | ").map(String.init)
        return MatchCandidate(
            contact: id, name: name, email: email,
            phones: zip(properties, texts).map { CandidatePhone(property: $0, text: $1) },
            otherPersons: Set(others.compactMap { PhoneKey(waID: $0) }))
    }

    func with(
        _ fuzzy: FuzzySetting, isOpening: Bool = true, names: [String] = [], contacts: [MatchCandidate<Int>]? = nil
    ) -> MatchScene {
        var scene = self
        scene.fuzzy = fuzzy
        scene.isOpening = isOpening
        scene.names = names
        scene.contacts = contacts ?? self.contacts
        return scene
    }

    var person: MatchPerson {
        MatchPerson(waID: waID, profileName: names.first, addressBookName: names.dropFirst().first)
    }

    var policy: MatchPolicy { MatchPolicy(defaultRegion: region.flatMap(Region.init), fuzzy: fuzzy) }

    var decision: MatchDecision<Int> {
        decideMatch(for: person, among: contacts, policy: policy, isOpening: isOpening)
    }

    /// "link fuzzy 1", "suggest 2 1", "conflict 1 2" or "none".
    var outcome: String { decision.outcome }

    func explained(_ contact: Int) -> PairExplanation<Int> {
        explainPair(
            person, contacts.first { $0.contact == contact }!, others: contacts.filter { $0.contact != contact },
            policy: policy)
    }
}

extension MatchDecision {
    var outcome: String {
        let contacts = evidence.map { "\($0.contact)" }.joined(separator: " ")
        return switch self {
        case .link(_, let method): "link \(method.rawValue) \(contacts)"
        case .suggest: "suggest \(contacts)"
        case .conflict: "conflict \(contacts)"
        case .none: "none"
        }
    }
}
