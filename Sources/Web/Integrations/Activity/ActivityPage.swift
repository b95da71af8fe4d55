import Domain
import Storage
import Sync

/// What goes on between here and HubSpot: reading, passes, writes, what failed, and what the limits leave.
struct ActivityPage: Sendable {
    struct Failure: Sendable {
        var key: String
        var side: String
        var number: String
        var sentence: String
        var tries: String
        var time: DashboardPage.Moment
    }

    struct Write: Sendable {
        var contact: String
        var before: String
        var after: String
        var chip: DashboardPage.Chip
        var reason: String?
        var time: DashboardPage.Moment
        /// The link whose phone is to be tried again; `nil` = there is nothing to try.
        var retry: String?
    }

    var shell: Shell
    var tabs = HubSpotTab.row(.activity)
    var notice: String?
    var gauges: [HubSpotPage.Gauge]
    var passes: [HubSpotPage.Fact]
    var limits: [HubSpotPage.Gauge]
    var waits: [String]
    var troubles: [String]
    var entriesWords: String
    var failures: [Failure]
    var hasFailures: Bool
    var writes: [Write]
    var maySync: Bool
    var mayLink: Bool
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.hubSpotActivity.path
        var retry = SiteURL.hubSpotEntryRepetition.path
        var phone = SiteURL.hubSpotPhoneRepetition.path
        var entriesTable = SiteURL.hubSpotActivity.path + "?format=csv&list=timeline-entries"
        var writesTable = SiteURL.hubSpotActivity.path + "?format=csv&list=phone-writes"
        var audit = SiteURL.audit.path
    }

    init(_ reading: ActivityReading, notice: String?, assets: AssetStore) {
        let hubSpot = reading.hubSpot
        let text = PageText(now: hubSpot.now, timeZone: hubSpot.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: hubSpot.workspace?.name ?? "",
            sandboxPage: hubSpot.sandboxPage)
        self.notice = notice.map(localizedSentence)
        gauges = hubSpot.isConnected ? HubSpotPage.reading(hubSpot, text) : []
        passes = Self.passes(reading, text)
        limits = hubSpot.isConnected ? HubSpotPage.limits(hubSpot, text) : []
        waits = hubSpot.limits.map { HubSpotPage.waits($0, text) } ?? []
        troubles = reading.troubles.map { trouble in
            let next = trouble.nextTryAt.map { localized("Next try at \(text.clock($0)).") } ?? ""
            return "\(localizedSentence(trouble.sentence)) \(next)"
        }
        entriesWords = localized(
            """
            \(PageText.count(reading.entries.onTimeline)) on timelines, \(PageText.count(reading.entries.waiting)) \
            waiting, \(PageText.count(reading.entries.refused)) refused
            """
        )
        failures = reading.refused.map { Self.failure($0, text) }
        hasFailures = !failures.isEmpty
        writes = reading.writes.map { Self.write($0, reading, text) }
        maySync = reading.maySync
        mayLink = reading.mayLink
    }

    private static func failure(_ item: RefusedEntries.Item, _ text: PageText) -> Failure {
        Failure(
            key: item.key.text, side: item.person?.shownName ?? item.group ?? localized("Group without a name"),
            number: item.number, sentence: localizedSentence(item.sentence),
            tries: localized("\(item.attempts) tries"), time: text.moment(item.changedAt))
    }

    private static func write(_ write: PhoneWrite, _ reading: ActivityReading, _ text: PageText) -> Write {
        let chip: DashboardPage.Chip =
            switch write.state {
            case .waiting: DashboardPage.Chip(localized("waiting"), .warn)
            case .writing: DashboardPage.Chip(localized("writing"), .warn)
            case .written: DashboardPage.Chip(localized("written"), .good)
            case .refused: DashboardPage.Chip(localized("refused"), .bad)
            case .cancelled: DashboardPage.Chip(localized("cancelled"), .quiet)
            }
        return Write(
            contact: reading.contacts[write.contact]?.displayName ?? localized("contact \(write.contact)"),
            before: write.change.before.isEmpty ? localized("nothing") : write.change.before,
            after: write.change.after.isEmpty ? localized("nothing") : write.change.after, chip: chip,
            reason: write.reason.map(localizedSentence), time: text.moment(write.settledAt ?? write.askedAt),
            retry: write.state == .refused && write.restores == nil && reading.mayLink ? "\(write.link)" : nil)
    }

    private static func passes(_ reading: ActivityReading, _ text: PageText) -> [HubSpotPage.Fact] {
        guard let mirror = reading.hubSpot.row?.mirror else { return [] }
        func fact(_ name: String, _ value: String, _ note: String?) -> HubSpotPage.Fact {
            HubSpotPage.Fact(name: name, value: value, link: nil, note: note)
        }
        let never = localized("not yet")
        return [
            fact(
                localized("Changes"), mirror.changesReadAt.map { text.moment($0).text } ?? never,
                localized("read every three minutes")),
            fact(
                localized("Nightly comparison"),
                mirror.comparison.finishedAt.map { text.moment($0).text } ?? never,
                localized("every contact, at 01:00 in the workspace’s time zone")),
            fact(
                localized("Users"), mirror.ownersReadAt.map { text.moment($0).text } ?? never,
                localized("read within the hour")),
            fact(
                localized("People to be linked"), PageText.count(reading.queued),
                reading.queued == 0 ? localized("nothing has changed since the last pass") : nil),
            fact(
                localized("Calls made"), reading.callsMade.map { PageText.count($0) } ?? "—",
                localized("since the server started")),
        ]
    }
}
