/// A contact as HubSpot has it now, with the fields that were asked for: the card reads it live, nothing is kept.
public struct ContactRecord: Sendable, Equatable {
    /// Of a merged contact that was asked for by its old id, the survivor's.
    public var id: ContactID
    /// Every field that has a value; empty ones and those that do not exist are absent.
    public var values: [String: String]
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?
    public var isArchived: Bool

    public init(
        id: ContactID, values: [String: String], createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil,
        isArchived: Bool = false
    ) {
        self.id = id
        self.values = values
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.isArchived = isArchived
    }

    public subscript(property: String) -> String? { values[property] }
}
