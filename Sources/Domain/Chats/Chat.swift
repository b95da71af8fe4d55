/// A business number with the other side of a conversation.
public struct Chat: Sendable, Equatable {
    /// Who is on the other side.
    public enum Side: Sendable, Hashable {
        case person(PersonID)
        /// Several persons at once, see `Participation`. There is one chat for each business number and group.
        case group(GroupID)
    }

    public var id: ChatID
    public var number: BusinessNumberID
    public var side: Side
    /// `nil` = nobody has written yet, as in a group that is new.
    public var lastMessageAt: Timestamp?

    public init(id: ChatID, number: BusinessNumberID, side: Side, lastMessageAt: Timestamp?) {
        self.id = id
        self.number = number
        self.side = side
        self.lastMessageAt = lastMessageAt
    }

    /// `nil` = a group is on the other side.
    public var person: PersonID? {
        switch side {
        case .person(let person): person
        case .group: nil
        }
    }

    public var isGroup: Bool { person == nil }
}
