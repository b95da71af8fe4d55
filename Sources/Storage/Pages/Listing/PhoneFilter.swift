import Linking

/// A phone number somebody typed into a filter: `+52 1 55 1234 5678`, `5215512345678`, `0052…` all mean the same key.
public struct PhoneFilter: Sendable, Equatable {
    let key: String
    let entry: IndexEntry

    /// `nil` unless the digits are a full international number.
    public init?(text: String) {
        var digits = text.filter { $0.isASCII && $0.isNumber }
        if digits.hasPrefix("00") { digits.removeFirst(2) }
        guard let key = PhoneKey(waID: digits) else { return nil }
        self.key = key.digits
        entry = key.indexEntry
    }
}
