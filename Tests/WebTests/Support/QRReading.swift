@testable import Web

/// Reads a code as a camera would that sees every module right: ISO/IEC 18004, level M, one segment of bytes.
struct QRReading {
    private let code: QRCode
    private let version: Int
    private let mask: Int

    /// Data codewords of each block, by version (ISO/IEC 18004, table 9, level M).
    private static let blocks: [Int: [Int]] = [
        1: [16], 7: [31, 31, 31, 31], 8: [38, 38, 39, 39], 9: [36, 36, 36, 37, 37],
        14: [40, 40, 40, 40, 41, 41, 41, 41, 41],
    ]
    /// Middles of the alignment patterns (annex E).
    private static let middles: [Int: [Int]] = [
        1: [], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46], 14: [6, 26, 46, 66],
    ]

    /// What the code says; `nil` = it is none that this can read.
    static func text(of code: QRCode) -> String? {
        let (version, format) = ((code.side - 17) / 4, format(code))
        // The two highest bits are the level; M is 00.
        guard let blocks = blocks[version], format >> 13 == 0 else { return nil }
        let reading = QRReading(code: code, version: version, mask: format >> 10 & 7)
        return text(data(reading.codewords, blocks), countBits: version < 10 ? 8 : 16)
    }

    /// The fifteen bits around the upper left finder, without their own mask.
    private static func format(_ code: QRCode) -> Int {
        let places =
            [0, 1, 2, 3, 4, 5, 7, 8].map { (8, $0) } + [7, 5, 4, 3, 2, 1, 0].map { ($0, 8) }
        return places.reduce(0) { $0 << 1 | (code.isDark($1.0, $1.1) ? 1 : 0) } ^ 0b101_0100_0001_0010
    }

    /// In columns of two from the right, up and down in turn, leaving out what is there for the camera.
    private var codewords: [UInt8] {
        var (bits, column, isUpward) = ([Bool](), code.side - 1, true)
        while column > 0 {
            if column == 6 { column -= 1 }
            let rows = isUpward ? Array((0..<code.side).reversed()) : Array(0..<code.side)
            for row in rows {
                for column in [column, column - 1] where !isOfPattern(row, column) {
                    bits.append(code.isDark(row, column) != isMasked(row, column))
                }
            }
            column -= 2
            isUpward.toggle()
        }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    private func isOfPattern(_ row: Int, _ column: Int) -> Bool {
        let side = code.side
        if row < 9, column < 9 || column >= side - 8 { return true }
        if row >= side - 8, column < 9 { return true }
        if row == 6 || column == 6 { return true }
        if version >= 7, min(row, column) < 6, (side - 11..<side - 8).contains(max(row, column)) { return true }
        let middles = Self.middles[version] ?? []
        return middles.contains { y in
            middles.contains { x in
                let isAtFinder = (y == 6 && (x == 6 || x == middles.last)) || (x == 6 && y == middles.last)
                return !isAtFinder && abs(row - y) <= 2 && abs(column - x) <= 2
            }
        }
    }

    private func isMasked(_ row: Int, _ column: Int) -> Bool {
        let product = row * column
        return switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }

    /// The blocks take turns, a codeword each; the longer ones stand last.
    private static func data(_ codewords: [UInt8], _ lengths: [Int]) -> [UInt8] {
        var blocks = lengths.map { _ in [UInt8]() }
        var next = 0
        for index in 0..<(lengths.max() ?? 0) {
            for block in lengths.indices where index < lengths[block] {
                blocks[block].append(codewords[next])
                next += 1
            }
        }
        return blocks.flatMap(\.self)
    }

    private static func text(_ data: [UInt8], countBits: Int) -> String? {
        func number(_ start: Int, _ length: Int) -> Int {
            (start..<start + length).reduce(0) { $0 << 1 | Int(data[$1 / 8] >> UInt8(7 - $1 % 8) & 1) }
        }
        // 0100 = bytes.
        guard number(0, 4) == 4 else { return nil }
        let bytes = (0..<number(4, countBits)).map { UInt8(number(4 + countBits + 8 * $0, 8)) }
        return String(validating: bytes, as: UTF8.self)
    }
}
