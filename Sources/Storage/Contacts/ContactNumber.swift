public import Linking

/// One row of the index over contacts' phones: a number as it stands in one of the texts.
public struct ContactNumber: Sendable, Hashable {
    /// `nil` = the text does not tell the whole number.
    public var key: PhoneKey?
    public var entry: IndexEntry

    public init(key: PhoneKey?, entry: IndexEntry) {
        self.key = key
        self.entry = entry
    }

    /// All rows of a text. A text that can be read in two ways has two; only the first is what it says.
    public static func all(in reading: PhoneReading) -> [ContactNumber] {
        reading.numbers.flatMap { number in
            number.indexEntries.enumerated().map { place, entry in
                ContactNumber(key: place == 0 && number.isFull ? number.key : nil, entry: entry)
            }
        }
    }
}
