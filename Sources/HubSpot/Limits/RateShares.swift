/// How a limit is shared between the lanes.
///
/// Background may not take the last `reserve` calls, so an interactive lane that uses less than the reserve never waits
/// for it. Interactive may not take the last `floor` calls, so background moves on however busy people are.
struct RateShares: Sendable, Equatable {
    /// Calls in one window, both lanes together.
    let usable: Int
    /// What only interactive may take, as long as background has had its floor.
    let reserve: Int
    /// What only background may take.
    let floor: Int

    init(usable: Int) {
        precondition(usable > 0)
        self.usable = usable
        reserve = usable < 2 ? 0 : max(1, usable / 5)
        floor = usable < 2 ? 0 : max(1, usable / 20)
    }

    /// HubSpot counts when a call arrives, we count when it leaves: five in a hundred are left for the difference.
    init(limit: Int) {
        self.init(usable: max(1, limit * 95 / 100))
    }
}
