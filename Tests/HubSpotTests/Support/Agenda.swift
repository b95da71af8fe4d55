import Domain

/// What happens when, in order; at one moment, in the order in which it was written down. A binary heap.
struct Agenda<Event> {
    private var heap: [(at: Timestamp, number: Int, event: Event)] = []
    private var count = 0

    mutating func add(_ event: Event, at moment: Timestamp) {
        count += 1
        heap.append((moment, count, event))
        var child = heap.count - 1
        while child > 0, isEarlier(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> (Timestamp, Event)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.at, first.event)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let child = children.min(by: isEarlier), isEarlier(child, parent) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }

    private func isEarlier(_ left: Int, _ right: Int) -> Bool {
        (heap[left].at, heap[left].number) < (heap[right].at, heap[right].number)
    }
}
