/// A dated row: this owner answers for this business number from one moment until another.
public struct UserMapping: Sendable, Equatable {
    public var id: UserMappingID
    public var number: BusinessNumberID
    public var owner: OwnerID
    public var from: Timestamp
    /// Exclusive; `nil` = still.
    public var until: Timestamp?

    public init(id: UserMappingID, number: BusinessNumberID, owner: OwnerID, from: Timestamp, until: Timestamp?) {
        self.id = id
        self.number = number
        self.owner = owner
        self.from = from
        self.until = until
    }

    public func covers(_ moment: Timestamp) -> Bool {
        from <= moment && (until.map { moment < $0 } ?? true)
    }
}
