/// Why a call to HubSpot does not go now.
public enum WaitReason: Sendable, Hashable {
    /// Our own count says that the ten-second limit is used up.
    case burst
    /// Our own count says that this second's searches are used up.
    case search
    /// What is left is kept for people in front of a screen.
    case reservedForPeople
    /// The daily quota of the account is used up.
    case daily
    /// The last of the daily quota is kept for people in front of a screen.
    case dailyReserve
    /// HubSpot itself answered 429.
    case refusedByHubSpot
    /// HubSpot answered 477: the account moves to another data centre.
    case moving
    /// HubSpot answered 423: too many writes to the same records.
    case locked
    /// HubSpot answered with this 5xx status.
    case serverTrouble(Int)
    /// The last call got no answer at all.
    case noAnswer
}

extension WaitReason {
    /// One stored word.
    public var word: String {
        switch self {
        case .burst: "burst_limit"
        case .search: "search_limit"
        case .reservedForPeople: "reserved_for_people"
        case .daily: "daily_limit"
        case .dailyReserve: "daily_reserve"
        case .refusedByHubSpot: "rate_limited"
        case .moving: "account_moving"
        case .locked: "locked"
        case .serverTrouble: "server_trouble"
        case .noAnswer: "no_answer"
        }
    }

    public var sentence: String {
        switch self {
        case .burst: "HubSpot's limit of calls in ten seconds is used up."
        case .search: "HubSpot's limit of searches in a second is used up."
        case .reservedForPeople: "The calls left in these ten seconds are kept for people in front of a screen."
        case .daily:
            "HubSpot's daily limit of calls for this account is used up until midnight in the account's time zone."
        case .dailyReserve:
            "The last of HubSpot's daily limit is kept for people in front of a screen until the account's midnight."
        case .refusedByHubSpot: "HubSpot answered that too many calls came from this account's apps."
        case .moving: "HubSpot is moving this account to another data centre and takes no calls meanwhile."
        case .locked: "HubSpot has locked these records because of many writes at once."
        case .serverTrouble(let status): "HubSpot has trouble of its own (HTTP \(status))."
        case .noAnswer: "The last call to HubSpot got no answer."
        }
    }

    /// Short waits are ordinary; a used-up day or a moving account is something an admin should see.
    var isOrdinary: Bool {
        switch self {
        case .burst, .search, .reservedForPeople, .locked: true
        case .daily, .dailyReserve, .refusedByHubSpot, .moving, .serverTrouble, .noAnswer: false
        }
    }
}
