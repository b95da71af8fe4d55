import Domain
import Storage
import Sync

extension DashboardPage {
    static func connectionChip(_ state: ConnectionState) -> Chip {
        switch state.word {
        case .connected: Chip(localized("connected"), .good)
        case .degraded: Chip(localized("degraded"), .warn)
        case .needsReconnect: Chip(localized("needs reconnect"), .bad)
        case .disconnected: Chip(localized("disconnected"), .bad)
        }
    }

    static func accountRow(_ account: WhatsAppAccount) -> AccountRow {
        AccountRow(
            name: account.name, id: account.id.value, state: connectionChip(account.state),
            sentence: account.state.word == .connected ? nil : localizedSentence(account.state.sentence))
    }

    static func numberRow(_ row: ConnectedAccounts.Number, _ text: PageText) -> NumberRow {
        NumberRow(
            name: row.number.verifiedName, phone: row.number.displayPhone,
            quality: row.state.flatMap(chip) ?? row.number.quality.map(quality),
            owner: row.owner?.displayName, ownerNote: ownerNote(row, text),
            ownerTone: row.owner.map { $0.isArchived ? .warn : .quiet } ?? .warn,
            sharing: row.sharing.compactMap(sharing))
    }

    /// `nil` = nothing to say: what was asked for is there, or comes by itself.
    private static func sharing(_ sharing: PhoneSharing) -> String? {
        switch (sharing.kind, sharing.state) {
        case (.contacts, .coming), (_, .complete): return nil
        case (.history, .coming):
            let parts = PageText.count(sharing.chunks, "part", "parts")
            return localized("History: \(sharing.progress ?? 0) % in \(parts)")
        case (_, .planned), (_, .asking), (_, .asked), (_, .refused), (_, .usedUp), (_, .tooLate), (_, .failed):
            return localizedSentence(sharing.sentence)
        }
    }

    static func quality(_ item: NumberList.Item) -> Chip? {
        item.state.flatMap(chip) ?? item.number.quality.map(quality)
    }

    private static func quality(_ word: String) -> Chip {
        switch word.uppercased() {
        case "GREEN": Chip(localized("green"), .good)
        case "YELLOW": Chip(localized("yellow"), .warn)
        case "RED": Chip(localized("red"), .bad)
        default: Chip(word.lowercased(), .quiet)
        }
    }

    private static func ownerNote(_ row: ConnectedAccounts.Number, _ text: PageText) -> String {
        guard let owner = row.owner, let since = row.mappedSince else { return localized("No HubSpot user yet") }
        if owner.isArchived { return localized("deactivated in HubSpot") }
        if since > .beginning { return localized("since \(text.moment(since).text)") }
        return row.mappedAt.map { localized("all messages, set \(text.moment($0).text)") } ?? localized("all messages")
    }

    static func hubSpotCard(
        _ hubSpot: ConnectedAccounts.HubSpot, _ reading: DashboardReading, _ text: PageText
    ) -> HubSpotCard {
        let mirror = hubSpot.mirror
        return HubSpotCard(
            account: hubSpot.account.id.value,
            accountLink: hubSpot.account.homeURL,
            state: connectionChip(hubSpot.state),
            sentence: hubSpot.state.word == .connected ? nil : localizedSentence(hubSpot.state.sentence),
            contacts: PageText.count(reading.figures.totals.contacts),
            importWords: importWords(mirror, reading, text), isImporting: mirror.importFinishedAt == nil,
            lastRead: mirror.changesReadAt.map(text.moment),
            budget: reading.status.budget.map { budget($0, reading, text) })
    }

    private static func importWords(
        _ mirror: MirrorProgress, _ reading: DashboardReading, _ text: PageText
    ) -> String {
        let read = PageText.count(mirror.imported)
        if let finished = mirror.importFinishedAt {
            let took = PageText.span(finished - mirror.importStartedAt)
            return localized(
                "First import \(text.moment(finished).text): \(read) contacts in \(took.number) \(took.unit)")
        }
        let seconds = max(1, (reading.now - mirror.importStartedAt).milliseconds / 1000)
        let rate = mirror.imported / seconds
        return localized(
            """
            First import: \(read) contacts read, \(PageText.count(rate)) per second since \
            \(text.moment(mirror.importStartedAt).text)
            """)
    }

    private static func budget(
        _ budget: PipelineStatus.Budget, _ reading: DashboardReading, _ text: PageText
    ) -> Budget {
        let isPaused = budget.pausedUntil.map { $0 > reading.now } ?? false
        return Budget(
            left: max(0, min(budget.left, budget.limit)), limit: max(1, budget.limit),
            words: localized("\(PageText.count(budget.left)) of \(PageText.count(budget.limit)) calls left in 10 s"),
            today: budget.leftToday.map { localized("\(PageText.count($0)) today") },
            calls: PageText.count(budget.callsMade),
            pause: isPaused ? budget.pausedUntil.map { localized("paused until \(text.clock($0))") } : nil)
    }
}
