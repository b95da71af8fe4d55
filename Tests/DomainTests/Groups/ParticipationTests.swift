import Domain
import Testing

struct ParticipationTests {
    @Test func `who joins and leaves was there from then to then, and may come back`() {
        let stays = participations(
            [sign(.joined, 10), sign(.left, 20), sign(.joined, 30)], groupDeletedAt: nil)
        #expect(stays == [stay(10, 20, .left), stay(30)])
    }

    @Test func `who writes is there, though nobody told that they joined, or after they were said to have left`() {
        #expect(participations([sign(.wrote, 5), sign(.wrote, 9)], groupDeletedAt: nil) == [stay(5)])
        let stays = participations([sign(.wrote, 5), sign(.removed, 7), sign(.wrote, 9)], groupDeletedAt: nil)
        #expect(stays == [stay(5, 7, .removed), stay(9)])
    }

    @Test func `who leaves without having joined was there at least then`() {
        #expect(participations([sign(.gone, 7)], groupDeletedAt: nil) == [stay(7, 7, .unknown)])
    }

    @Test func `a message that reached somebody tells that they were there, but not that they came back`() {
        #expect(participations([sign(.reached, 3), sign(.joined, 8)], groupDeletedAt: nil) == [stay(3)])
        let stays = participations([sign(.joined, 1), sign(.left, 4), sign(.reached, 6)], groupDeletedAt: nil)
        #expect(stays == [stay(1, 4, .left)])
    }

    @Test func `within one second who joins can write before they leave`() {
        let signs = [sign(.left, 4), sign(.wrote, 4), sign(.joined, 4)]
        #expect(participations(signs, groupDeletedAt: nil) == [stay(4, 4, .left)])
        #expect(
            participations([sign(.joined, 1), sign(.gone, 4), sign(.left, 4)], groupDeletedAt: nil).map(\.ending) == [
                .left
            ])
    }

    @Test func `the end of the group is everybody's`() {
        let stays = participations([sign(.joined, 1), sign(.left, 4), sign(.joined, 6)], groupDeletedAt: at(9))
        #expect(stays == [stay(1, 4, .left), stay(6, 9, .deleted)])
        #expect(participations([sign(.wrote, 12)], groupDeletedAt: at(9)) == [stay(12, 12, .deleted)])
    }

    @Test func `who asks and has no answer is asking`() {
        #expect(isAsking([sign(.asked, 1)]))
        #expect(!isAsking([sign(.asked, 1), sign(.joined, 2)]))
        #expect(!isAsking([sign(.withdrew, 2), sign(.asked, 1)]))
        #expect(isAsking([sign(.asked, 3), sign(.withdrew, 2), sign(.asked, 1)]))
        #expect(participations([sign(.asked, 1)], groupDeletedAt: nil).isEmpty)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `stays depend neither on the order of signs nor on repetition, and follow one another`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let signs = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            sign(
                ParticipantSign.Kind.allCases.randomElement(using: &random) ?? .wrote,
                Int64.random(in: 0..<6, using: &random))
        }
        let end = Bool.random(using: &random) ? at(Int64.random(in: 0..<8, using: &random)) : nil
        let stays = participations(signs, groupDeletedAt: end)
        #expect(participations((signs + signs).shuffled(using: &random), groupDeletedAt: end) == stays)
        for (earlier, later) in zip(stays, stays.dropFirst()) {
            #expect(earlier.until.map { $0 <= later.since } == true)
        }
        #expect(stays.allSatisfy { ($0.until == nil) == ($0.ending == nil) && $0.until.map { _ in true } ?? true })
        for written in signs where written.kind == .wrote && end.map({ written.at <= $0 }) ?? true {
            #expect(stays.contains { $0.covers(written.at) })
        }
    }

    private func sign(_ kind: ParticipantSign.Kind, _ seconds: Int64) -> ParticipantSign {
        ParticipantSign(kind, at: at(seconds))
    }

    private func stay(_ since: Int64, _ until: Int64? = nil, _ ending: Participation.Ending? = nil) -> Participation {
        Participation(since: at(since), until: until.map(at), ending: ending)
    }

    private func at(_ seconds: Int64) -> Timestamp { .noon + .seconds(seconds) }
}
