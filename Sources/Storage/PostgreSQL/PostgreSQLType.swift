import Foundation

/// The types that statements of ours answer with, by their number in the server's `pg_type.dat`, and their binary form
/// (the server's `*send` functions): big-endian numbers, text and bytes as they are.
enum PostgreSQLType: UInt32 {
    case bool = 16
    case bytea = 17
    case name = 19
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case text = 25
    case oid = 26
    case float4 = 700
    case float8 = 701
    case unknown = 705
    case bpchar = 1042
    case varchar = 1043
    case numeric = 1700
    case void = 2278

    func value(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        switch self {
        case .bool: .integer(bytes.first == 1 ? 1 : 0)
        case .int2: .integer(Int64(bytes.bigEndian(Int16.self)))
        case .int4: .integer(Int64(bytes.bigEndian(Int32.self)))
        case .int8: .integer(bytes.bigEndian(Int64.self))
        case .oid: .integer(Int64(bytes.bigEndian(UInt32.self)))
        case .float4: .real(Double(Float(bitPattern: bytes.bigEndian(UInt32.self))))
        case .float8: .real(Double(bitPattern: bytes.bigEndian(UInt64.self)))
        case .text, .varchar, .bpchar, .name, .unknown: .text(String(decoding: bytes, as: UTF8.self))
        case .bytea: .blob(Data(bytes))
        case .numeric: Self.numeric(bytes)
        case .void: .null
        }
    }

    /// Counts, weight, sign and scale as 16-bit numbers, then digits to the base of 10,000. A sum of BIGINT is one.
    /// Whole numbers that fit become integers, as SQLite's sums are; others are rounded to a real number.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        let header = (0..<4).map { bytes.bigEndian(Int16.self, at: $0 * 2) }
        let (count, weight, sign, scale) = (Int(header[0]), Int(header[1]), UInt16(bitPattern: header[2]), header[3])
        guard sign == 0 || sign == 0x4000 else { return .real(.nan) }
        let digits = (0..<count).map { Int64(bytes.bigEndian(Int16.self, at: 8 + $0 * 2)) }
        let isNegative = sign == 0x4000
        if scale == 0, let whole = whole(digits, weight: weight, isNegative: isNegative) { return .integer(whole) }
        let magnitude = digits.enumerated().reduce(0.0) { sum, digit in
            sum + Double(digit.element) * pow(10_000, Double(weight - digit.offset))
        }
        return .real(isNegative ? -magnitude : magnitude)
    }

    /// `nil` when it does not fit 64 bits. Built below zero, where there is one number more.
    private static func whole(_ digits: [Int64], weight: Int, isNegative: Bool) -> Int64? {
        guard weight < 5 else { return nil }
        var sum: Int64 = 0
        for place in 0..<max(weight + 1, 0) {
            let (product, overflow) = sum.multipliedReportingOverflow(by: 10_000)
            let (next, underflow) = product.subtractingReportingOverflow(place < digits.count ? digits[place] : 0)
            if overflow || underflow { return nil }
            sum = next
        }
        if isNegative { return sum }
        return sum == .min ? nil : -sum
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func bigEndian<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int = 0) -> Number {
        guard offset + MemoryLayout<Number>.size <= count else { return 0 }
        return Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
