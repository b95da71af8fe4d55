import Domain
import Testing

struct GroupTests {
    private let later = Timestamp.noon + .seconds(60)

    @Test func `a group is called what it was called last`() {
        var group = Group(seenAt: .noon)
        #expect(group.name == nil)
        group.learn(.renamed("Obra Norte"), at: later)
        group.learn(.created(subject: "Obra", description: "Baños"), at: .noon)
        #expect(group.name == "Obra Norte")
        #expect(group.description?.value == "Baños")
        #expect(group.createdAt == .noon)
        group.learn(.renamed(""), at: later + .seconds(1))
        #expect(group.name == nil)
    }

    @Test func `a suspension can be cleared, a deletion is for good`() {
        var group = Group(seenAt: .noon)
        group.learn(.suspended, at: .noon)
        #expect(group.state == .suspended)
        group.learn(.cleared, at: later)
        #expect(group.state == .active)
        group.learn(.deleted, at: .noon)
        group.learn(.cleared, at: later + .seconds(1))
        #expect(group.state == .deleted)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `whatever the order and however often, the same news make the same group`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let news = (0..<12).map { _ in
            (change(&random), Timestamp.noon + .seconds(Int64.random(in: 0..<4, using: &random)))
        }
        func told(_ news: [(GroupNews.Change, Timestamp)]) -> Group {
            var group = Group(seenAt: .noon + .seconds(100))
            for (change, moment) in news { group.learn(change, at: moment) }
            return group
        }
        let again = (news + news.shuffled(using: &random)).shuffled(using: &random)
        #expect(told(again) == told(news))
    }

    private func change(_ random: inout SeededRandom) -> GroupNews.Change {
        let name = ["Obra", "Obra Norte", ""].randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return .created(subject: name, description: Bool.random(using: &random) ? nil : name)
        case 1: return .renamed(name)
        case 2: return .described(name)
        case 3: return .suspended
        case 4: return .cleared
        default: return .deleted
        }
    }
}
