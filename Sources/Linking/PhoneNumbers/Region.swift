import CPhoneNumber

/// A country or territory with its own numbering plan, by its ISO 3166 alpha-2 code.
public struct Region: Hashable, Sendable, CustomStringConvertible {
    private let first: UInt8
    private let second: UInt8

    /// Two ASCII letters in either case. `nil` for a code without a known numbering plan.
    public init?(_ code: String) {
        let bytes = Array(code.utf8.prefix(3))
        guard bytes.count == 2, let first = Self.capital(bytes[0]), let second = Self.capital(bytes[1]) else {
            return nil
        }
        self.first = first
        self.second = second
        guard CallingPlan.isKnown(self) else { return nil }
    }

    /// For codes that the numbering plans themselves name.
    init?(capitals: UnsafePointer<CChar>) {
        guard let first = Self.capital(UInt8(bitPattern: capitals[0])), capitals[1] != 0, capitals[2] == 0,
            let second = Self.capital(UInt8(bitPattern: capitals[1]))
        else { return nil }
        self.first = first
        self.second = second
    }

    /// Two capitals.
    public var code: String {
        String(decoding: [first, second], as: UTF8.self)
    }

    public var description: String { code }

    /// Every region that has a numbering plan, by code.
    public static let all: [Region] = {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return letters.flatMap { first in
            letters.compactMap { Region(String(decoding: [first, $0], as: UTF8.self)) }
        }
    }()

    /// What is dialled to get there from elsewhere: 34, or 1.
    public var callingCode: Int { CallingPlan.of(self)?.code.value ?? 0 }

    /// 0 to 675, for tables with one place a region.
    var index: Int {
        Int(first &- UInt8(ascii: "A")) * 26 + Int(second &- UInt8(ascii: "A"))
    }

    static let indices = 26 * 26

    /// The region that stands for a calling code: US for 1, GB for 44.
    static func main(of code: CallingCode) -> Region? {
        var name = [CChar](repeating: 0, count: Int(CPHONE_REGION_CAPACITY))
        guard cphone_main_region(Int32(code.value), &name) == 1 else { return nil }
        return Region(capitals: name)
    }

    private static func capital(_ byte: UInt8) -> UInt8? {
        let capital = byte & 0xDF
        return capital >= UInt8(ascii: "A") && capital <= UInt8(ascii: "Z") ? capital : nil
    }
}
