/// A business number with a person (or, later, a group).
public struct Chat: Sendable, Equatable {
    public var id: ChatID
    public var number: BusinessNumberID
    public var person: PersonID
    public var lastMessageAt: Timestamp

    public init(id: ChatID, number: BusinessNumberID, person: PersonID, lastMessageAt: Timestamp) {
        self.id = id
        self.number = number
        self.person = person
        self.lastMessageAt = lastMessageAt
    }
}
