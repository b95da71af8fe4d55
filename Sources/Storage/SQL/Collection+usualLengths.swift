extension RandomAccessCollection where Index == Int {
    /// Cut into lengths whose statements are kept prepared: 85 rows become 64, 20 and 1. Compiling one statement for 85
    /// takes longer than running these three.
    var inUsualLengths: [SubSequence] {
        var pieces: [SubSequence] = []
        var rest = self[startIndex..<endIndex]
        while !rest.isEmpty {
            var length = rest.count
            while !SQL.isUsualLength(length) { length -= 1 }
            pieces.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return pieces
    }
}
