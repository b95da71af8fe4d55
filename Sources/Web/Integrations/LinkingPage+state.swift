import Domain
import Sync

extension LinkingPage {
    static func state(_ reading: LinkSettingsStatus.Reading) -> (DashboardPage.Chip, String) {
        let waiting = localized("Until then nobody is linked by Liaison: a contact not read yet may fit as well.")
        return switch reading {
        case .notConnected:
            (
                DashboardPage.Chip(localized("not connected"), .quiet),
                localized("These settings count from the moment HubSpot is connected.")
            )
        case .importing:
            (
                DashboardPage.Chip(localized("importing"), .warn),
                localized("Contacts are read for the first time. \(waiting)")
            )
        case .contacts:
            (
                DashboardPage.Chip(localized("reading contacts"), .warn),
                localized("Every contact is read from HubSpot once more, for the field that was added. \(waiting)")
            )
        case .numbers:
            (
                DashboardPage.Chip(localized("reading numbers"), .warn),
                localized("All phone numbers are read again by the new settings. \(waiting)")
            )
        case .ready:
            (DashboardPage.Chip(localized("ready"), .good), localized("All contacts are read by these settings."))
        }
    }

    static func gauge(_ reading: LinkSettingsStatus.Reading, now: Timestamp) -> HubSpotPage.Gauge? {
        reading.progress.map {
            HubSpotPage.running(localized("Contacts"), done: $0.read, total: $0.total, since: $0.since, now: now)
        }
    }
}
