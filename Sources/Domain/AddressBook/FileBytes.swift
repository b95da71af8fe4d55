/// The bytes of a text file with ASCII as ASCII: UTF-16 becomes UTF-8, a byte order mark is left out, and everything
/// else stays as it is.
struct FileBytes: Sendable {
    private enum Kind: Sendable {
        case undecided
        case plain
        case wide(isBigEndian: Bool)
    }

    private var kind = Kind.undecided
    /// The first bytes, until they tell the encoding.
    private var held: [UInt8] = []
    private var half: UInt8?
    private var surrogate: UInt16?

    mutating func take(_ piece: [UInt8]) -> [UInt8] {
        switch kind {
        case .plain: return piece
        case .wide(let isBigEndian): return narrowed(piece[...], isBigEndian)
        case .undecided:
            held += piece
            return held.count < 4 ? [] : decide()
        }
    }

    mutating func finish() -> [UInt8] {
        var last = held.isEmpty ? [] : decide()
        if half != nil || surrogate != nil { last += Self.utf8(Self.unknown) }
        return last
    }

    private mutating func decide() -> [UInt8] {
        let (bytes, start) = (held, Array(held.prefix(4)))
        held = []
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            kind = .plain
            return Array(bytes.dropFirst(3))
        }
        if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) {
            kind = .wide(isBigEndian: start[0] == 0xFE)
            return narrowed(bytes.dropFirst(2), start[0] == 0xFE)
        }
        // Without a mark: ASCII letters have a zero on one side.
        if start.count == 4, start[1] == 0, start[3] == 0, start[0] != 0 || start[2] != 0 {
            kind = .wide(isBigEndian: false)
            return narrowed(bytes[...], false)
        }
        if start.count == 4, start[0] == 0, start[2] == 0, start[1] != 0 || start[3] != 0 {
            kind = .wide(isBigEndian: true)
            return narrowed(bytes[...], true)
        }
        kind = .plain
        return bytes
    }

    private mutating func narrowed(_ piece: ArraySlice<UInt8>, _ isBigEndian: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(piece.count)
        for byte in piece {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            append(unit, to: &output)
        }
        return output
    }

    private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
        if let high = surrogate {
            surrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
                output += Self.utf8(Unicode.Scalar(value) ?? Self.unknown)
                return
            }
            output += Self.utf8(Self.unknown)
        }
        if UTF16.isLeadSurrogate(unit) {
            surrogate = unit
        } else {
            output += Self.utf8(Unicode.Scalar(unit) ?? Self.unknown)
        }
    }

    private static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] { Array(UTF8.encode(scalar) ?? .init()) }

    private static let unknown: Unicode.Scalar = "\u{FFFD}"
}
