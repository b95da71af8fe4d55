/// A customer allowed or forbade marketing messages, in WhatsApp itself. The newest choice counts.
public struct MarketingChoice: Sendable, Equatable {
    public enum Word: String, Sendable {
        case stopped
        case resumed
    }

    public var number: BusinessNumberID
    public var person: PersonReference
    public var word: Word
    public var at: Timestamp

    public init(number: BusinessNumberID, person: PersonReference, word: Word, at: Timestamp) {
        self.number = number
        self.person = person
        self.word = word
        self.at = at
    }
}
