/// One row of a CSV file: its cells one after the other, without their quotes.
struct CSVRecord: Sendable, Equatable {
    /// Where it begins, the first line of the file being 1.
    var line: Int
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Quotes and separators counted, too.
    private(set) var size = 0

    init(line: Int) {
        self.line = line
    }

    var count: Int { ends.count }

    var isBlank: Bool { bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }

    /// The bytes of a cell; none behind the last.
    subscript(index: Int) -> ArraySlice<UInt8> {
        guard index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func count(_ byte: UInt8) {
        size += 1
    }

    mutating func endCell() {
        ends.append(bytes.count)
    }
}
