import Domain
import Storage
import Sync

/// What the dashboard is made from: plain values, read in one go.
struct DashboardReading: Sendable {
    /// Messages by the hour for the curve: this many hours up to now.
    static let hours = 24

    var now: Timestamp
    /// Of whoever looks: messages are theirs, what is counted over whole tables is the company's.
    var sight: Sight
    var workspaceName: String
    /// IANA name; clock times on the page are in this zone.
    var timeZone: String
    var figures: FigureReading
    var messagesToday: Int64
    /// Sent in each of the last 24 hours, the current one last.
    var messagesByHour: [Int64]
    var history: [FigureHistory.Sample]
    var matters: OpenMatters
    var lostFiles: LostFiles
    var accounts: ConnectedAccounts
    var recent: [RecentMessages.Item]
    var status: PipelineStatus
    /// Who can sign in; `nil` = there is no team.
    var members: Int?
    /// Somebody looked at what a run would link.
    var wasPreviewed: Bool
    var sandboxPage: String?
    /// Whoever looks may settle a conflict.
    var mayChangeLinks = true

    /// What is shown is of some numbers only.
    var isPart: Bool { sight != .all }

    var lag: Duration { figures.waiting.lag(at: now) }

    /// Of the people met on WhatsApp, 0 to 1; `nil` = nobody was met yet.
    var linkedShare: Double? {
        let totals = figures.totals
        return totals.persons == 0 ? nil : min(1, Double(totals.linksActive) / Double(totals.persons))
    }
}
