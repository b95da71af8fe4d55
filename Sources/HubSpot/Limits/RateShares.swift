/// How a limit is shared between the lanes.
///
/// Interactive may not take the last `floor` calls, so background moves on however busy people are. Background leaves
/// `reserve` calls free while people are about, so that a lane of people who use less than that never waits for it.
/// While nobody is about, it leaves only `quietReserve` free, but sees to it that the reserve would be free within a
/// fifth of the interval: see `RollingWindow`.
struct RateShares: Sendable, Equatable {
    /// Calls in one window, both lanes together.
    let usable: Int
    /// What only interactive may take, as long as background has had its floor.
    let reserve: Int
    /// The same while nobody is about.
    let quietReserve: Int
    /// What only background may take.
    let floor: Int

    init(usable: Int) {
        precondition(usable > 0)
        self.usable = usable
        reserve = usable < 2 ? 0 : max(1, usable / 5)
        // Of a handful of calls there is nothing to gain.
        quietReserve = usable < 20 ? reserve : max(1, usable / 50)
        floor = usable < 2 ? 0 : max(1, usable / 20)
    }

    /// Two in a hundred are left, should HubSpot count otherwise than it says.
    init(limit: Int) {
        self.init(usable: max(1, limit - max(1, limit / 50)))
    }
}
