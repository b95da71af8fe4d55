import CPhoneNumber

/// A country calling code in use: one to three digits, and no code begins with another.
struct CallingCode: Hashable, Sendable {
    let value: Int

    var length: Int { value < 10 ? 1 : value < 100 ? 2 : 3 }

    var digits: Digits { Digits(value: UInt64(value), count: length) }

    /// The calling code at the front of international digits; `nil` where none is assigned.
    init?(leading run: Digits) {
        for length in 1...3 where length < run.count {
            let candidate = Int(run.leading(length))
            guard candidate > 0, Self.assigned[candidate] else { continue }
            value = candidate
            return
        }
        return nil
    }

    init(_ value: Int) {
        self.value = value
    }

    private static let assigned: [Bool] = {
        var marks = [UInt8](repeating: 0, count: Int(CPHONE_HIGHEST_CALLING_CODE) + 1)
        cphone_calling_codes(&marks)
        return marks.map { $0 == 1 }
    }()
}
