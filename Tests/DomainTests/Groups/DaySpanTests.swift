import Domain
import Testing

struct DaySpanTests {
    @Test func `days that changed are those of one side only`() {
        #expect(changedDays([], [span(3)]) == [span(3)])
        #expect(changedDays([span(3)], [span(3, 5)]) == [span(6)])
        #expect(changedDays([span(3, 5)], [span(1, 5)]) == [span(1, 2)])
        #expect(changedDays([span(1, 4)], [span(1, 4)]).isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `every day counts on its own`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let (old, new) = (spans(&random), spans(&random))
        let changed = changedDays(old, new)
        for number in 0..<14 as Range<Int64> {
            let day = LocalDay(number: number)
            let differs = old.contains { $0.contains(day) } != new.contains { $0.contains(day) }
            #expect(changed.filter { $0.contains(day) }.count == (differs ? 1 : 0))
        }
    }

    private func spans(_ random: inout SeededRandom) -> [DaySpan] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let first = Int64.random(in: 0..<10, using: &random)
            let isOpen = Bool.random(using: &random)
            return span(first, isOpen ? nil : first + Int64.random(in: 0..<4, using: &random))
        }
    }

    private func span(_ first: Int64, _ last: Int64? = nil) -> DaySpan {
        DaySpan(first: LocalDay(number: first), last: last.map { LocalDay(number: $0) })
    }
}
