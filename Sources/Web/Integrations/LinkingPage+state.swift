import Domain
import Sync

extension LinkingPage {
    static func state(_ reading: LinkSettingsStatus.Reading) -> (DashboardPage.Chip, String) {
        let waiting = "Until then nobody is linked by Liaison: a contact not read yet may fit as well."
        return switch reading {
        case .notConnected:
            (
                DashboardPage.Chip("not connected", .quiet),
                "These settings count from the moment HubSpot is connected."
            )
        case .importing: (DashboardPage.Chip("importing", .warn), "Contacts are read for the first time. \(waiting)")
        case .contacts:
            (
                DashboardPage.Chip("reading contacts", .warn),
                "Every contact is read from HubSpot once more, for the field that was added. \(waiting)"
            )
        case .numbers:
            (
                DashboardPage.Chip("reading numbers", .warn),
                "All phone numbers are read again by the new settings. \(waiting)"
            )
        case .ready: (DashboardPage.Chip("ready", .good), "All contacts are read by these settings.")
        }
    }

    static func gauge(_ reading: LinkSettingsStatus.Reading, now: Timestamp) -> HubSpotPage.Gauge? {
        reading.progress.map {
            HubSpotPage.running("Contacts", done: $0.read, total: $0.total, since: $0.since, now: now)
        }
    }
}
