/// The query of a call: names may repeat, and lists may be written with commas as well.
struct QueryItems: Sendable {
    private let items: [(name: String, value: String)]

    init(_ query: Substring) {
        items = query.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(halves[0]), halves.count == 2 ? Self.decoded(halves[1]) : "")
        }
    }

    init(_ fields: [String: String]) {
        items = fields.map { (name: $0.key, value: $0.value) }
    }

    /// In the order they were written.
    var all: [(name: String, value: String)] { items }

    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    func list(_ name: String) -> [String] {
        items.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }.map { String($0) }
    }

    /// In whatever case: the older Python client writes `True`.
    func flag(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

    /// Percent-decoding, with `+` for a blank as forms write it.
    static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
                bytes.append(high * 16 + low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
