/// How many letters have to be changed, left out, put in or swapped with their neighbour to make one word of the other.
enum EditDistance {
    /// `nil` = more than `limit`. No letter is touched twice (optimal string alignment).
    static func between(_ one: String, _ other: String, limit: Int) -> Int? {
        between(Array(one.unicodeScalars), Array(other.unicodeScalars), limit: limit)
    }

    static func between(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        if one == other { return 0 }
        guard limit > 0 else { return nil }
        var earlier: [Int] = []
        var before = Array(0...other.count)
        for row in 0..<one.count {
            var now = [row + 1]
            now.reserveCapacity(other.count + 1)
            for column in 0..<other.count {
                let isSame = one[row] == other[column]
                var cost = min(before[column] + (isSame ? 0 : 1), before[column + 1] + 1, now[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    cost = min(cost, earlier[column - 1] + 1)
                }
                now.append(cost)
            }
            // A swap may yet come from two rows above, which is never cheaper than the best of both.
            if min(now.min() ?? 0, before.min() ?? 0) > limit { return nil }
            (earlier, before) = (before, now)
        }
        return before[other.count] <= limit ? before[other.count] : nil
    }
}
