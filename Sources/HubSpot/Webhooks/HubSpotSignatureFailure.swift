public import Domain

/// Why a request is not believed to come from HubSpot.
public enum HubSpotSignatureFailure: Error, Equatable {
    case missing
    case unreadableTimestamp
    /// By how much the request's time differs from ours; negative = it comes from the future.
    case stale(Duration)
    case wrong
}

extension HubSpotSignatureFailure: ExplainedFailure {
    public var word: String {
        switch self {
        case .missing: "signature_missing"
        case .unreadableTimestamp: "signature_timestamp_unreadable"
        case .stale: "signature_stale"
        case .wrong: "signature_wrong"
        }
    }

    public var sentence: String {
        switch self {
        case .missing:
            "The request carries no HubSpot signature of version 3. If HubSpot sent it, a proxy may be dropping headers."
        case .unreadableTimestamp:
            "The request's HubSpot timestamp is not a number of milliseconds."
        case .stale(let age):
            "The request was signed \(age.milliseconds / 1000) seconds ago by our clock; 300 are allowed. "
                + "If this repeats, set the server's clock."
        case .wrong:
            "The HubSpot signature does not fit. Check the app's client secret, and that the public URL set here is "
                + "exactly the one HubSpot calls."
        }
    }

    public var level: FailureLevel { .warning }
}
