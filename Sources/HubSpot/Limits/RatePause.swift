public import Domain

/// HubSpot, or the lack of its answer, told us to stop for a while.
public struct RatePause: Sendable, Equatable {
    /// `nil` = every call of the account.
    public var bucket: RateBucket?
    public var from: Timestamp
    public var until: Timestamp
    public var reason: WaitReason
    /// How many times in a row, from 1.
    public var attempt: Int
    /// HubSpot said how long, or it is the day or the whole account: then nobody asks sooner. Any other pause is our
    /// own caution, and somebody in front of a screen may try whether it is over.
    public var isFirm = false

    func concerns(_ bucket: RateBucket) -> Bool {
        self.bucket.map(bucket.limits.contains) ?? true
    }

    func stops(_ bucket: RateBucket, at now: Timestamp) -> Bool {
        now < until && concerns(bucket)
    }
}
