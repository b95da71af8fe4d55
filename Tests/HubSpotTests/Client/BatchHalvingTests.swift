import Testing

@testable import HubSpot

struct BatchHalvingTests {
    @Test func `a good batch is tried once`() {
        #expect(run(100, bad: []) == Outcome(written: Array(0..<100), refused: [], tries: 1))
    }

    @Test(arguments: [0, 1, 42, 99])
    func `one bad input is found in fifteen tries, and all others are written once`(bad: Int) {
        let outcome = run(100, bad: [bad])
        #expect(outcome.refused == [bad])
        #expect(outcome.written == (0..<100).filter { $0 != bad })
        #expect(outcome.tries <= 15)
    }

    @Test(arguments: UInt64(1)...20)
    func `any number of bad inputs are found, and nothing else is refused`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 0...350, using: &random)
        let bad = Set((0..<count).filter { _ in random.chance(7) })
        let outcome = run(count, bad: bad)
        #expect(outcome.refused == bad.sorted())
        #expect(outcome.written == (0..<count).filter { !bad.contains($0) })
        #expect(outcome.tries <= 4 + bad.count * 15)
    }

    @Test func `where all are bad, the tries have an end`() {
        #expect(run(100, bad: Set(0..<100)).tries == 199)
        #expect(run(0, bad: []).tries == 0)
    }

    private struct Outcome: Equatable {
        var written: [Int]
        var refused: [Int]
        var tries: Int
    }

    private func run(_ count: Int, bad: Set<Int>) -> Outcome {
        var halving = BatchHalving(Array(0..<count))
        var written: [Int] = []
        while let batch = halving.next {
            if bad.isDisjoint(with: batch) {
                written += batch
                halving.wasAnswered()
            } else {
                halving.wasRefused()
            }
        }
        return Outcome(written: written, refused: halving.refused, tries: halving.tries)
    }
}
