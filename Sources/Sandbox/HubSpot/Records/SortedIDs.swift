/// Record ids in ascending order. New ids are the largest, so adding is appending.
struct SortedIDs: Sendable {
    private var ids: [Int64] = []

    var count: Int { ids.count }
    var all: [Int64] { ids }

    mutating func insert(_ id: Int64) {
        if let last = ids.last, last >= id {
            let place = place(of: id)
            if ids[place] != id { ids.insert(id, at: place) }
        } else {
            ids.append(id)
        }
    }

    mutating func remove(_ id: Int64) {
        let place = place(of: id)
        guard place < ids.count, ids[place] == id else { return }
        ids.remove(at: place)
    }

    /// The first `limit` ids from `id` on, and the one after them.
    func page(from id: Int64, limit: Int) -> (ids: ArraySlice<Int64>, next: Int64?) {
        let start = place(of: id)
        let end = min(start + limit, ids.count)
        return (ids[start..<end], end < ids.count ? ids[end] : nil)
    }

    /// The place of the first id that is not smaller.
    private func place(of id: Int64) -> Int {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
