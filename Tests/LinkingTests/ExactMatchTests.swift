import Linking
import Testing

struct ExactMatchTests {
    private let policy = MatchPolicy(defaultRegion: Region("US"))

    @Test func `exactly one contact with the same number is linked, with reason and rule`() throws {
        let candidates = [contact(1, "Ana", "+52 55 1234 5678"), contact(2, "Bo", "+1 650 555 1234")]
        let decision = decide("5215512345678", candidates)
        guard case .link(1, let reason, let rule) = decision else { return #expect(decision == .none(reason: "")) }
        #expect(rule == "international+mexico-1")
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

    @Test func `probable and ambiguous numbers are never linked`() {
        let candidates = [contact(1, "Ana", "+54 11 2345-6789"), contact(2, "Bo", "359-1234")]
        #expect(linked(decide("5491123456789", candidates)) == nil)
        let weighed = weighCandidates(waID: "5491123456789", candidates: candidates, policy: policy)
        #expect(weighed.map(\.verdict) == [.probable, .ambiguous])
    }

    @Test func `the business's own numbers match nobody`() throws {
        let own = try #require(PhoneKey(waID: "16505551234"))
        let policy = MatchPolicy(defaultRegion: nil, ownNumbers: [own])
        let candidates = [contact(1, "Ana", "+1 650 555 1234")]
        let decision = decideExactMatch(waID: "16505551234", candidates: candidates, policy: policy)
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
        guard case .link(1, let reason, _) = decision else { return #expect(linked(decision) == 1) }
        #expect(reason.contains("mobilephone") && reason.contains("shared") && reason.contains("2 numbers"))
    }

    @Test func `a contact without phones has a reason too`() {
        let weighed = weighCandidates(
            waID: "16505551234", candidates: [MatchCandidate(contact: 1, name: "Ana", phones: [])], policy: policy)
        #expect(weighed.map(\.verdict) == [.none])
        #expect(decide("16505551234", []) == .none(reason: "No contact has the number 16505551234."))
    }

    private func decide(_ waID: String?, _ candidates: [MatchCandidate<Int>]) -> MatchDecision<Int> {
        decideExactMatch(waID: waID, candidates: candidates, policy: policy)
    }

    private func contact(_ id: Int, _ name: String, _ text: String) -> MatchCandidate<Int> {
        MatchCandidate(contact: id, name: name, phones: [CandidatePhone(property: "phone", text: text)])
    }

    private func linked(_ decision: MatchDecision<Int>) -> Int? {
        guard case .link(let contact, _, _) = decision else { return nil }
        return contact
    }
}
