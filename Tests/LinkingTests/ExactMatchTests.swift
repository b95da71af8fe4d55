import Linking
import Testing

struct ExactMatchTests {
    private let policy = MatchPolicy(defaultRegion: Region("US"))

    @Test func `exactly one contact with the same number is linked, with reason and rule`() throws {
        let candidates = [contact(1, "Ana", "+52 55 1234 5678"), contact(2, "Bo", "+1 650 555 1234")]
        let decision = decide("5215512345678", candidates)
        #expect(decision.outcome == "link exact 1")
        let evidence = try #require(decision.evidence.first)
        let reason = evidence.reason
        #expect(evidence.rule == "international+mexico-1")
        #expect(reason.contains("Ana") && reason.contains("phone") && reason.contains("525512345678"))
        #expect(reason.contains("Mexico's retired mobile 1"))
    }

    @Test func `several contacts with the same number are a conflict`() {
        let candidates = [contact(1, "Ana", "+1 650 555 1234"), contact(2, "Bo", "(650) 555-1234")]
        let decision = decide("16505551234", candidates)
        guard case .conflict(let contacts) = decision else { return #expect(decision == .none(reason: "")) }
        #expect(contacts.map(\.contact) == [1, 2])
        #expect(contacts.allSatisfy { $0.verdict == .same && !$0.reason.isEmpty })
    }

    @Test func `one contact named twice is no conflict`() {
        let decision = decide("16505551234", [contact(1, "Ana", "+1 650 555 1234"), contact(1, "Ana", "650 555 1234")])
        #expect(linked(decision) == 1)
    }

    @Test func `probable numbers are suggested, ambiguous ones not even that`() {
        let candidates = [contact(1, "Ana", "+54 11 2345-6789"), contact(2, "Bo", "359-1234")]
        let decision = decide("5491123456789", candidates)
        #expect(decision.outcome == "suggest 1")
        #expect(decision.evidence.map(\.verdict) == [.probable])
    }

    @Test func `the business's own numbers match nobody`() throws {
        let own = try #require(PhoneKey(waID: "16505551234"))
        let policy = MatchPolicy(defaultRegion: nil, ownNumbers: [own])
        let candidates = [contact(1, "Ana", "+1 650 555 1234")]
        let person = MatchPerson(waID: "16505551234")
        let decision = decideMatch(for: person, among: candidates, policy: policy, isOpening: true)
        guard case .none(let reason) = decision else { return #expect(linked(decision) == nil) }
        #expect(reason.contains("own numbers"))
    }

    @Test(arguments: [nil, "", "US.13491208655302741918", "244482926760154@lid"])
    func `without a WhatsApp number nothing matches`(waID: String?) {
        #expect(linked(decide(waID, [contact(1, "Ana", "+1 650 555 1234")])) == nil)
    }

    @Test func `the best of a contact's fields decides and shared lines are flagged`() {
        let phones = [
            CandidatePhone(property: "phone", text: "n/a"),
            CandidatePhone(property: "mobilephone", text: "+1 650 555 1234 x45 / +1 650 555 9999"),
        ]
        let decision = decide("16505551234", [MatchCandidate(contact: 1, name: "Ana", phones: phones)])
        #expect(decision.outcome == "link exact 1")
        let reason = decision.evidence[0].reason
        #expect(reason.contains("mobilephone") && reason.contains("shared") && reason.contains("2 numbers"))
    }

    @Test func `a contact without phones has a reason too`() {
        let decision = decide("16505551234", [MatchCandidate(contact: 1, name: "Ana", phones: [])])
        let nearest = "Nearest: Ana has no phone field filled in."
        #expect(decision == .none(reason: "No contact has exactly the number 16505551234. \(nearest)"))
        #expect(decide("16505551234", []) == .none(reason: "No contact has the number 16505551234."))
    }

    private func decide(_ waID: String?, _ candidates: [MatchCandidate<Int>]) -> MatchDecision<Int> {
        decideMatch(for: MatchPerson(waID: waID), among: candidates, policy: policy, isOpening: false)
    }

    private func contact(_ id: Int, _ name: String, _ text: String) -> MatchCandidate<Int> {
        MatchCandidate(contact: id, name: name, phones: [CandidatePhone(property: "phone", text: text)])
    }

    private func linked(_ decision: MatchDecision<Int>) -> Int? {
        guard case .link(let evidence, .exact) = decision else { return nil }
        return evidence.contact
    }
}
