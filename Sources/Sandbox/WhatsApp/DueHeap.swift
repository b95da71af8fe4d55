import Domain

/// Things with a due time, earliest first; equal times in the order they came.
struct DueHeap<Element: Sendable>: Sendable {
    private struct Entry: Sendable {
        let due: Timestamp
        let turn: Int
        let element: Element

        func isBefore(_ other: Entry) -> Bool {
            (due, turn) < (other.due, other.turn)
        }
    }

    private var entries: [Entry] = []
    private var turn = 0

    var count: Int { entries.count }
    var nextDue: Timestamp? { entries.first?.due }

    mutating func add(_ element: Element, due: Timestamp) {
        turn += 1
        entries.append(Entry(due: due, turn: turn, element: element))
        rise(from: entries.count - 1)
    }

    /// The earliest element, unless it is due later than `now`.
    mutating func take(due now: Timestamp) -> Element? {
        guard let first = entries.first, first.due <= now else { return nil }
        let last = entries.removeLast()
        if !entries.isEmpty {
            entries[0] = last
            sink(from: 0)
        }
        return first.element
    }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0, entries[child].isBefore(entries[(child - 1) / 2]) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink(from start: Int) {
        var parent = start
        while let child = smallerChild(of: parent), entries[child].isBefore(entries[parent]) {
            entries.swapAt(parent, child)
            parent = child
        }
    }

    private func smallerChild(of parent: Int) -> Int? {
        let (left, right) = (2 * parent + 1, 2 * parent + 2)
        guard left < entries.count else { return nil }
        return right < entries.count && entries[right].isBefore(entries[left]) ? right : left
    }
}
