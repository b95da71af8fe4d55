/// Days from one to another, both included.
public struct DaySpan: Sendable, Hashable {
    public var first: LocalDay
    /// `nil` = it goes on.
    public var last: LocalDay?

    public init(first: LocalDay, last: LocalDay?) {
        self.first = first
        self.last = last
    }

    public func contains(_ day: LocalDay) -> Bool {
        first <= day && last.map { day <= $0 } ?? true
    }
}

/// The days that are in some of `old` and in none of `new`, or the other way round.
public func changedDays(_ old: [DaySpan], _ new: [DaySpan]) -> [DaySpan] {
    let starts = (old + new).map(\.first.number) + (old + new).compactMap { $0.last.map { $0.number + 1 } }
    let edges = Set(starts).sorted()
    return edges.indices.compactMap { index in
        let first = LocalDay(number: edges[index])
        guard old.contains(where: { $0.contains(first) }) != new.contains(where: { $0.contains(first) }) else {
            return nil
        }
        let next = index + 1 < edges.count ? LocalDay(number: edges[index + 1] - 1) : nil
        return DaySpan(first: first, last: next)
    }
}
