public import Domain

/// "This HubSpot user answers for this number", as asked for by the API or a page.
public struct MappingChange: Sendable, Equatable {
    public enum Reach: String, Sendable {
        /// Messages from now on.
        case fromNow = "from_now"
        /// Also what is logged already: those entries move.
        case everything
    }

    public var number: BusinessNumberID
    public var owner: OwnerID
    public var reach: Reach
    public var author: Author

    public init(number: BusinessNumberID, owner: OwnerID, reach: Reach, author: Author) {
        self.number = number
        self.owner = owner
        self.reach = reach
        self.author = author
    }
}

/// Why a mapping was not made.
public enum MappingRefusal: Error, Equatable {
    case unknownNumber(BusinessNumberID)
    case unknownOwner(OwnerID)
    case archivedOwner(OwnerID)

    public var word: String {
        switch self {
        case .unknownNumber: "unknown_number"
        case .unknownOwner: "unknown_owner"
        case .archivedOwner: "archived_owner"
        }
    }

    public var sentence: String {
        switch self {
        case .unknownNumber(let id):
            "No business number \(id) is connected."
        case .unknownOwner(let id):
            "HubSpot has no owner \(id). The user must be invited, have accepted, and be active; then it appears here."
        case .archivedOwner(let id):
            "HubSpot has deactivated owner \(id), so nothing new can be given to them. Choose an active user."
        }
    }
}
