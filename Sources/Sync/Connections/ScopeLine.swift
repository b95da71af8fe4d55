public import Domain
import HubSpot

/// One permission in HubSpot, as a table shows it.
public struct ScopeLine: Sendable, Equatable {
    /// HubSpot's name of it.
    public var scope: String
    public var state: ScopeState
    /// Without it nothing works.
    public var isRequired: Bool
    /// What it is good for, or what is lost without it; names stand in `…`.
    public var sentence: String

    /// All that Liaison needs, the required ones first; none where nothing is known yet.
    public static func lines(_ states: [String: ScopeState]) -> [ScopeLine] {
        if states.isEmpty { return [] }
        return ScopeReport(states).rows.map { row in
            ScopeLine(
                scope: row.need.scope, state: row.state, isRequired: row.need.isRequired, sentence: row.sentence)
        }
    }
}
