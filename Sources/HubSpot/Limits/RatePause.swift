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

    func concerns(_ bucket: RateBucket) -> Bool {
        self.bucket.map(bucket.limits.contains) ?? true
    }

    func stops(_ bucket: RateBucket, at now: Timestamp) -> Bool {
        now < until && concerns(bucket)
    }
}
