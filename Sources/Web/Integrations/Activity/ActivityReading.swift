import Domain
import Storage
import Sync

/// What the page of HubSpot's activity is made from.
struct ActivityReading: Sendable {
    static let entriesMax = 50
    static let writesMax = 50

    var hubSpot: HubSpotReading
    var refused: [RefusedEntries.Item]
    var entries: WorkspaceTotals.EntryCounts
    /// The newest, whatever became of them.
    var writes: [PhoneWrite]
    var contacts: [ContactID: Contact]
    /// Persons that the next link pass looks at.
    var queued: Int64
    var troubles: [PipelineStatus.Trouble]
    var callsMade: Int?
    var maySync: Bool
    var mayLink: Bool
}
