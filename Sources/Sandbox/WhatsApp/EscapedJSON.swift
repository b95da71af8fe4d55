import Domain
import Foundation

/// Writes JSON the way Meta puts it on the wire: no spaces, every character outside ASCII as `\uXXXX` in lower-case
/// hexadecimal (UTF-16 code units), `/` as `\/`. Keys are sorted so that equal values are equal bytes.
enum EscapedJSON {
    private static let digits = Array("0123456789abcdef".utf8)

    static func bytes(of value: JSON) -> Data {
        var out: [UInt8] = []
        write(value, to: &out)
        return Data(out)
    }

    private static func write(_ value: JSON, to out: inout [UInt8]) {
        switch value {
        case .null: out += "null".utf8
        case .bool(let flag): out += (flag ? "true" : "false").utf8
        case .integer(let number): out += String(number).utf8
        case .number(let number): out += String(number).utf8
        case .string(let text): write(text, to: &out)
        case .array(let elements): write(elements, to: &out)
        case .object(let fields): write(fields, to: &out)
        }
    }

    private static func write(_ elements: [JSON], to out: inout [UInt8]) {
        out.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            write(element, to: &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    private static func write(_ fields: [String: JSON], to out: inout [UInt8]) {
        out.append(UInt8(ascii: "{"))
        for (index, key) in fields.keys.sorted().enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            write(key, to: &out)
            out.append(UInt8(ascii: ":"))
            write(fields[key] ?? .null, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22: out += "\\\"".utf8
            case 0x5C: out += "\\\\".utf8
            case 0x2F: out += "\\/".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case 0x20...0x7E: out.append(UInt8(unit))
            default: writeEscape(unit, to: &out)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func writeEscape(_ unit: UInt16, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\\"))
        out.append(UInt8(ascii: "u"))
        out.append(digits[Int(unit >> 12)])
        out.append(digits[Int(unit >> 8 & 0xF)])
        out.append(digits[Int(unit >> 4 & 0xF)])
        out.append(digits[Int(unit & 0xF)])
    }
}
