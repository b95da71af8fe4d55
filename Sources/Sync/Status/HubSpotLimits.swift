public import Domain
import HubSpot

/// What is left of HubSpot's limits, and what waits for them, for people to look at.
public struct HubSpotLimits: Sendable, Equatable {
    public struct Window: Sendable, Equatable {
        public var left: Int
        public var limit: Int
        public var interval: Duration
        /// Part of `limit` that background work does not touch.
        public var keptForPeople: Int
    }

    public struct Day: Sendable, Equatable {
        public var left: Int
        public var limit: Int
        public var until: Timestamp
    }

    public struct Pause: Sendable, Equatable {
        public var until: Timestamp
        public var sentence: String
    }

    public struct Wait: Sendable, Equatable {
        /// Somebody in front of a screen, rather than background work.
        public var isPerson: Bool
        public var since: Timestamp
        public var sentence: String
    }

    public var calls: Window
    public var searches: Window
    public var associations: Window
    /// `nil` until an answer told it; for ever with a marketplace app.
    public var day: Day?
    public var pauses: [Pause]
    public var waits: [Wait]
}

extension HubSpotLimits {
    init(_ snapshot: BudgetSnapshot) {
        self.init(
            calls: Window(snapshot.general), searches: Window(snapshot.search),
            associations: Window(snapshot.associations),
            day: snapshot.day.map { Day(left: $0.left, limit: $0.limit, until: $0.until) },
            pauses: snapshot.pauses.map { Pause(until: $0.until, sentence: $0.reason.sentence) },
            waits: snapshot.waits.map {
                Wait(isPerson: $0.lane == .interactive, since: $0.since, sentence: $0.reason.sentence)
            })
    }
}

extension HubSpotLimits.Window {
    fileprivate init(_ window: BudgetSnapshot.Window) {
        self.init(
            left: window.left, limit: window.limit, interval: window.interval,
            keptForPeople: window.reservedForPeople)
    }
}
