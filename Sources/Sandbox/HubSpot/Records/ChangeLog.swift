import Domain

/// Which record changed when, in that order. Each change is appended and makes the record's former entry stale; when
/// most entries are stale the log is rewritten. So "changed since" is a binary search, and a change is an append.
struct ChangeLog: Sendable {
    struct Entry: Sendable {
        let at: Timestamp
        let id: Int64
    }

    private var entries: [Entry] = []

    mutating func append(_ id: Int64, at moment: Timestamp) {
        entries.append(Entry(at: moment, id: id))
    }

    /// Entries at or after the moment, stale ones included.
    func since(_ moment: Timestamp) -> ArraySlice<Entry> {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].at < moment { low = middle + 1 } else { high = middle }
        }
        return entries[low...]
    }

    mutating func compact(liveCount: Int, isLive: (Entry) -> Bool) {
        guard entries.count > 1024, entries.count > liveCount * 2 else { return }
        entries.removeAll { !isLive($0) }
    }
}
