/// The order in which lists are read by people: what is to be done now comes first.
extension RecordList where Element == Deal {
    /// Open ones first, in each half the last changed before the others.
    public func inOrder(most: Int) -> RecordList {
        inOrder(most: most) { ($0.isClosed ? 1 : 0, .latestFirst($0.modifiedAt ?? $0.createdAt)) }
    }
}

extension RecordList where Element == Ticket {
    /// Those without a closing date first, in each half the last changed before the others.
    public func inOrder(most: Int) -> RecordList {
        inOrder(most: most) { ($0.closedAt == nil ? 0 : 1, .latestFirst($0.modifiedAt ?? $0.createdAt)) }
    }
}

extension RecordList where Element == CRMTask {
    /// What is to be done first, by when it is due; then what is done, the last changed before the others.
    public func inOrder(most: Int) -> RecordList {
        inOrder(most: most) { task in
            let isDone = task.status == .completed
            return (
                isDone ? 1 : 0, isDone ? .latestFirst(task.modifiedAt ?? task.createdAt) : .soonestFirst(task.dueAt)
            )
        }
    }
}

extension RecordList where Element == Note {
    /// The newest first, by their place on the timeline.
    public func inOrder(most: Int) -> RecordList {
        inOrder(most: most) { (0, .latestFirst($0.at ?? $0.createdAt)) }
    }
}

extension RecordList {
    /// Of equals, the one that was told first stays first.
    fileprivate func inOrder(most: Int, by key: (Element) -> (half: Int, rank: Rank)) -> RecordList {
        let sorted = records.enumerated().map { (key: key($1), place: $0, record: $1) }.sorted {
            ($0.key.half, $0.key.rank.number, $0.place) < ($1.key.half, $1.key.rank.number, $1.place)
        }
        return RecordList(records: sorted.prefix(most).map(\.record), hasMore: hasMore || sorted.count > most)
    }
}

/// Where something stands among others of its half; what has no time comes last.
private struct Rank {
    var number: Int64

    static func latestFirst(_ moment: Timestamp?) -> Rank { Rank(number: moment.map { -$0.milliseconds } ?? .max) }

    static func soonestFirst(_ moment: Timestamp?) -> Rank { Rank(number: moment?.milliseconds ?? .max) }
}
