/// One row of the look-up table over contacts: a number by its national digits, beside its country code.
///
/// One table serves both ways of looking: with the code for full numbers, without it for national ones. An entry only
/// finds candidates; what they are worth is decided by reading their texts again.
public struct IndexEntry: Hashable, Sendable {
    /// ASCII digits behind the country code, without leading zeros: whether a 0 is written, doubled or lost differs
    /// from text to text. Never empty.
    public let national: String
    /// The country code's one to three digits, or "" where the text does not tell it.
    public let code: String

    public init(national: String, code: String) {
        self.national = national
        self.code = code
    }

    /// International digits, cut behind their country code.
    init(_ international: Digits) {
        let code = CallingCode(leading: international)
        let national = international.dropFirst(code?.length ?? 0).withoutLeadingZeros
        if let code, !national.isEmpty {
            self.init(national: national.text, code: code.digits.text)
        } else {
            self.init(typed: international)
        }
    }

    /// Digits that nobody can cut.
    init(typed digits: Digits) {
        self.init(national: digits.withoutLeadingZeros.text, code: "")
    }
}

extension PhoneKey {
    /// Where this number stands in the table.
    public var indexEntry: IndexEntry { IndexEntry(run) }
}

extension ReadNumber {
    /// Where the number stands in the table. A text without a plus stands there a second time as it was typed, if that
    /// differs: read in the country of the person who is looked for, the digits may mean another number. Even a prefix
    /// for dialling abroad may be an area code elsewhere: 011 is America's prefix and Buenos Aires.
    public var indexEntries: [IndexEntry] {
        let entry = isAmbiguous ? IndexEntry(typed: key.run) : key.indexEntry
        guard mayReadOtherwise, typed.value > 0 else { return [entry] }
        let asTyped = IndexEntry(typed: typed)
        return asTyped.national == entry.national ? [entry] : [entry, asTyped]
    }

    private var mayReadOtherwise: Bool {
        switch rule {
        case .national, .codeWithoutPlus, .incomplete: true
        case .dialledAbroad: !typed.starts(with: "00")
        case .international, .trunkDropped, .chatID, .vanity, .spreadsheet: false
        }
    }
}

extension PhoneReading {
    /// The rows for a whole field, without repetitions: at most two a number.
    public var indexEntries: [IndexEntry] {
        numbers.count == 1 ? numbers[0].indexEntries : numbers.flatMap(\.indexEntries).distinct
    }
}

extension [IndexEntry] {
    var distinct: [IndexEntry] {
        var seen: Set<IndexEntry> = []
        return filter { seen.insert($0).inserted }
    }
}
