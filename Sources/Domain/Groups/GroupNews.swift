/// One thing that happened to a group.
public struct GroupNews: Sendable, Equatable {
    public enum Change: Sendable, Equatable {
        case created(subject: String?, description: String?)
        case deleted
        case renamed(String)
        case described(String)
        case suspended
        case cleared
        case participant(PersonReference, ParticipantSign.Kind)
    }

    public var number: BusinessNumberID
    public var group: GroupID
    public var at: Timestamp
    public var change: Change

    public init(number: BusinessNumberID, group: GroupID, at: Timestamp, change: Change) {
        self.number = number
        self.group = group
        self.at = at
        self.change = change
    }
}
