/// Who a message, and so the timeline entry that ends with it, belongs to in HubSpot, and why.
public struct OwnerDecision: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        /// The user mapping of the business number at the message's time.
        case userMapping(UserMappingID)
        /// Who the member is in HubSpot who wrote last from the business's side.
        case replyingMember
        /// The contact's own owner.
        case contactOwner
        /// The one owner that the linked contacts of a group have.
        case groupOwner
        /// The workspace's fallback.
        case fallback
        /// No rule named an active owner.
        case nobody
    }

    public var owner: OwnerID?
    public var reason: Reason

    public init(owner: OwnerID?, reason: Reason) {
        self.owner = owner
        self.reason = reason
    }
}

/// What the rule needs to know, all of it.
public struct OwnerQuestion: Sendable {
    public var sentAt: Timestamp
    /// Of the message's business number, any order.
    public var mappings: [UserMapping]
    /// Of the member who wrote last from the business's side, if they are somebody in HubSpot.
    public var replyingOwner: OwnerID?
    /// Of the one contact of a chat with a person.
    public var contactOwner: OwnerID?
    /// Of the linked contacts of a group; empty in a chat with a person.
    public var groupOwners: Set<OwnerID>
    public var fallbackOwner: OwnerID?
    /// Archived owners fall to the next rule.
    public var activeOwners: Set<OwnerID>

    public init(
        sentAt: Timestamp, mappings: [UserMapping], replyingOwner: OwnerID? = nil, contactOwner: OwnerID?,
        groupOwners: Set<OwnerID> = [], fallbackOwner: OwnerID?, activeOwners: Set<OwnerID>
    ) {
        self.sentAt = sentAt
        self.mappings = mappings
        self.replyingOwner = replyingOwner
        self.contactOwner = contactOwner
        self.groupOwners = groupOwners
        self.fallbackOwner = fallbackOwner
        self.activeOwners = activeOwners
    }
}

/// The first rule that names an active owner wins: user mapping at the message's time, the member who replied, the
/// contact's owner, the workspace's fallback, nobody. In a group the contact's owner is that of all linked contacts, if
/// they have one and the same; between several nobody chooses, and the next rule decides.
public func decideOwner(_ question: OwnerQuestion) -> OwnerDecision {
    let mapping = question.mappings.filter { $0.covers(question.sentAt) }.max { $0.from < $1.from }
    if let mapping, question.activeOwners.contains(mapping.owner) {
        return OwnerDecision(owner: mapping.owner, reason: .userMapping(mapping.id))
    }
    if let owner = question.replyingOwner, question.activeOwners.contains(owner) {
        return OwnerDecision(owner: owner, reason: .replyingMember)
    }
    if let owner = question.contactOwner, question.activeOwners.contains(owner) {
        return OwnerDecision(owner: owner, reason: .contactOwner)
    }
    let groupOwners = question.groupOwners.intersection(question.activeOwners)
    if let owner = groupOwners.first, groupOwners.count == 1 {
        return OwnerDecision(owner: owner, reason: .groupOwner)
    }
    if let owner = question.fallbackOwner, question.activeOwners.contains(owner) {
        return OwnerDecision(owner: owner, reason: .fallback)
    }
    return OwnerDecision(owner: nil, reason: .nobody)
}

extension OwnerDecision.Reason {
    public var sentence: String {
        switch self {
        case .userMapping: "The business number was mapped to this HubSpot user when the message was sent."
        case .replyingMember:
            "The business number is mapped to nobody active, so whoever of the team wrote last is shown."
        case .contactOwner: "The business number is mapped to nobody active, so the contact's owner is shown."
        case .groupOwner:
            "The business number is mapped to nobody active, and the linked contacts of the group have this owner."
        case .fallback: "Neither the number nor the contact has one active owner, so the workspace's fallback is shown."
        case .nobody: "No mapping, contact owner or fallback names an active HubSpot user."
        }
    }
}
