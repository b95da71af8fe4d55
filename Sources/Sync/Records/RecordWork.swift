import HubSpot

/// What HubSpot was asked for while somebody waited: it decides what a failure may have left behind.
enum RecordWork: Sendable {
    /// Nothing is saved by that.
    case reading
    /// What is there now, before something is written.
    case preparing
    /// Values, which may be written twice.
    case changing
    /// HubSpot refuses it without effect, or its outcome is unknown, which is another failure.
    case creating
    /// An earlier try may have created it.
    case looking

    /// After a failure that passes by itself.
    func leftBehind(_ failure: HubSpotFailure) -> String? {
        switch self {
        case .reading: nil
        case .changing: failure.mayHaveWritten ? Self.unknown : Self.nothing
        case .preparing, .creating: Self.nothing
        case .looking: Self.unknown
        }
    }

    /// Where HubSpot was not asked at all, for want of a token.
    var leftUnasked: String? {
        switch self {
        case .reading: nil
        case .preparing, .changing, .creating: Self.nothing
        case .looking: Self.unknown
        }
    }

    private static let nothing = "Nothing was saved."
    private static let unknown = "It may have been saved all the same; saving it again does no harm."
}

extension HubSpotFailure {
    /// Values may be there in spite of it.
    var mayHaveWritten: Bool {
        switch self {
        case .waiting(_, let reason):
            switch reason {
            case .serverTrouble, .noAnswer: true
            case .burst, .search, .reservedForPeople, .daily, .dailyReserve, .refusedByHubSpot, .moving, .locked: false
            }
        case .unreachable, .unknownOutcome: true
        case .invalidToken, .expiredToken, .missingScopes, .notFound, .conflict, .invalid, .refused, .unreadable:
            false
        }
    }
}
