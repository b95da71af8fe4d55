/// One line without its end.
struct ByteLine: Sendable, Equatable {
    /// The first of the file is 1.
    var number: Int
    var bytes: [UInt8]
    /// It was longer than the limit, and its rest is left out.
    var isCut: Bool
}

/// Cuts bytes into lines as they come. A line ends with LF, CRLF or CR. Of a long one only the beginning is kept.
struct LineCutter: Sendable {
    private let limit: Int
    private var line = ByteLine(number: 1, bytes: [], isCut: false)
    private var endedWithCR = false
    private var hasBegun = false

    init(limit: Int) {
        self.limit = limit
    }

    mutating func take(_ bytes: [UInt8], _ use: (ByteLine) -> Void) {
        for byte in bytes {
            let isSecondHalf = endedWithCR && byte == Self.lineFeed
            endedWithCR = byte == Self.carriageReturn
            if isSecondHalf { continue }
            if byte == Self.lineFeed || byte == Self.carriageReturn {
                end(use)
            } else if line.bytes.count < limit {
                hasBegun = true
                line.bytes.append(byte)
            } else {
                line.isCut = true
            }
        }
    }

    /// The last line need not have an end.
    mutating func finish(_ use: (ByteLine) -> Void) {
        if hasBegun { end(use) }
    }

    private mutating func end(_ use: (ByteLine) -> Void) {
        use(line)
        line.number += 1
        line.bytes.removeAll(keepingCapacity: true)
        line.isCut = false
        hasBegun = false
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
