/// The beginning of a CSV file, kept until its first row is complete: that tells what parts the cells.
struct CSVHead: Sendable {
    private(set) var bytes: [UInt8] = []
    private var isQuoted = false
    private var line = 1
    private var endedWithCR = false
    private var separator: UInt8?

    /// The row that names the columns, and what the piece held from its line end on.
    struct Ended: Sendable {
        var head: [UInt8]
        var rest: ArraySlice<UInt8>
        var separator: UInt8
        /// Where the head begins.
        var line: Int
    }

    /// - Returns: `nil` while it is not complete.
    mutating func take(_ piece: ArraySlice<UInt8>) -> Ended? {
        for (index, byte) in zip(piece.indices, piece) {
            let isSecondHalf = endedWithCR && byte == UInt8(ascii: "\n")
            endedWithCR = byte == UInt8(ascii: "\r")
            if isSecondHalf { continue }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            let isEnd = (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")) && !isQuoted
            if isEnd, let ended = end(rest: piece[index...]) { return ended }
            if !isEnd { bytes.append(byte) }
        }
        return nil
    }

    /// The file has ended; `nil` = it was empty.
    mutating func finish() -> Ended? { end(rest: []) }

    /// Blank lines in front, and Excel's `sep=;`, are no names of columns.
    private mutating func end(rest: ArraySlice<UInt8>) -> Ended? {
        let text = ByteText.decode(bytes).trimmed
        let told = text.lowercased().hasPrefix("sep=") ? text.utf8.dropFirst(4).first : nil
        if let told { separator = told }
        if text.isEmpty || told != nil {
            line += 1
            bytes = []
            return nil
        }
        return Ended(head: bytes, rest: rest, separator: separator ?? likeliest, line: line)
    }

    private var likeliest: UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
