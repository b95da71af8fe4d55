import Domain
import Testing

private let (ana, ben, kim) = (OwnerID("1"), OwnerID("2"), OwnerID("3"))

struct OwnerDecisionTests {
    @Test func `whoever replied comes after the mapping and before the contact's owner`() {
        var question = OwnerQuestion(
            sentAt: .noon, mappings: [mapping(1, ana, from: .beginning)], replyingOwner: kim, contactOwner: ben,
            fallbackOwner: nil, activeOwners: [ana, ben, kim])
        #expect(decideOwner(question).owner == ana)
        question.mappings = []
        #expect(decideOwner(question) == OwnerDecision(owner: kim, reason: .replyingMember))
        question.activeOwners.remove(kim)
        #expect(decideOwner(question) == OwnerDecision(owner: ben, reason: .contactOwner))
    }

    @Test func `the mapping of the moment comes first, then the contact's owner, then the fallback`() {
        var question = OwnerQuestion(
            sentAt: .noon, mappings: [mapping(1, ana, from: .beginning)], contactOwner: ben, fallbackOwner: kim,
            activeOwners: [ana, ben, kim])
        #expect(decideOwner(question) == OwnerDecision(owner: ana, reason: .userMapping(UserMappingID(1))))
        question.activeOwners.remove(ana)
        #expect(decideOwner(question) == OwnerDecision(owner: ben, reason: .contactOwner))
        question.activeOwners.remove(ben)
        #expect(decideOwner(question) == OwnerDecision(owner: kim, reason: .fallback))
        question.activeOwners.remove(kim)
        #expect(decideOwner(question) == OwnerDecision(owner: nil, reason: .nobody))
    }

    @Test func `a mapping holds from its first moment until before its last`() {
        let row = mapping(1, ana, from: .noon, until: .noon + .seconds(60))
        for (milliseconds, covers) in [(-1, false), (0, true), (59_999, true), (60_000, false)] {
            #expect(row.covers(.noon + .milliseconds(milliseconds)) == covers)
        }
        #expect(mapping(1, ana, from: .noon, until: .noon).covers(.noon) == false)
    }

    /// A number has one owner at a time; where rows overlap, the one that began last is in force.
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `the mapping that began last decides, whatever the order of the rows`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let rows = (1...6).map { id in
            let from = Timestamp.noon + .seconds(id * 10)
            let until = Bool.random(using: &random) ? from + .seconds(.random(in: 0...40, using: &random)) : nil
            return mapping(Int64(id), OwnerID("\(id)"), from: from, until: until)
        }
        let moment = Timestamp.noon + .seconds(.random(in: 0...90, using: &random))
        let expected = rows.last { $0.covers(moment) }
        let decision = decideOwner(
            OwnerQuestion(
                sentAt: moment, mappings: rows.shuffled(using: &random), contactOwner: nil, fallbackOwner: nil,
                activeOwners: Set(rows.map(\.owner))))
        #expect(decision.owner == expected?.owner)
        #expect(decision.reason == expected.map { .userMapping($0.id) } ?? .nobody)
    }

    @Test func `each reason has a sentence of its own`() {
        let reasons: [OwnerDecision.Reason] = [
            .userMapping(UserMappingID(1)), .replyingMember, .contactOwner, .groupOwner, .fallback, .nobody,
        ]
        #expect(Set(reasons.map(\.sentence)).count == reasons.count)
    }

    private func mapping(_ id: Int64, _ owner: OwnerID, from: Timestamp, until: Timestamp? = nil) -> UserMapping {
        UserMapping(id: UserMappingID(id), number: BusinessNumberID("106"), owner: owner, from: from, until: until)
    }
}
