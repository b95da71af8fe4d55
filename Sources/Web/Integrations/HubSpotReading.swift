import Domain
import Storage
import Sync

/// What the page is made from, read in one go.
struct HubSpotReading: Sendable {
    var now: Timestamp
    /// `nil` = never connected.
    var row: HubSpotAccountTable.Row?
    var workspace: Workspace?
    var contacts: Int64
    var limits: HubSpotLimits?
    var hearsWebhooks: Bool
    var canAuthorize: Bool
    var webhookURL: String
    var sandboxPage: String?

    var isConnected: Bool {
        guard let word = row?.state.word else { return false }
        return word == .connected || word == .degraded
    }
}
