import Domain
import Sync

/// What the page of linking settings is made from.
struct LinkingReading: Sendable {
    var now: Timestamp
    var workspace: Workspace?
    var status: LinkSettingsStatus
    /// What somebody filled in that was not taken; otherwise as stored.
    var shown: LinkSettings
    /// Fields of contacts that may be added, or why HubSpot does not tell.
    var fields: Result<[PropertyDefinition], any Error>
    /// HubSpot's own fields that hold phones, by name.
    var labels: [String: String]
    var sandboxPage: String?
}
