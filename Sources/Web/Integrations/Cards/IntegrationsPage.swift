import Domain
import Storage

/// HubSpot and WhatsApp, each as a card with its state.
struct IntegrationsPage: Sendable {
    struct Figure: Sendable {
        var value: String
        var words: String
    }

    struct Card: Sendable {
        var name: String
        var purpose: String
        var state: DashboardPage.Chip
        var sentence: String
        var figures: [Figure]
        var link: String
        var button: String
    }

    var shell: Shell
    var cards: [Card]
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.integrations.path
    }

    init(_ reading: IntegrationsReading, assets: AssetStore) {
        shell = Shell(
            title: "Integrations", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        cards = [Self.hubSpot(reading, mayConnect: shell.may.manageConnections), Self.whatsApp(reading)]
    }

    private static func hubSpot(_ reading: IntegrationsReading, mayConnect: Bool) -> Card {
        let hubSpot = reading.accounts.hubSpot
        let unmapped = reading.accounts.numbers.count { $0.owner == nil }
        let mapped = reading.accounts.numbers.count - unmapped
        return Card(
            name: "HubSpot", purpose: localized("Contacts, timelines, owners"),
            state: hubSpot.map { DashboardPage.connectionChip($0.state) }
                ?? DashboardPage.Chip(localized("not connected"), .quiet),
            sentence: (hubSpot?.state.sentence).map(localizedSentence)
                ?? localized("Messages are kept and wait for a HubSpot account."),
            figures: hubSpot == nil
                ? []
                : [
                    Figure(value: PageText.count(reading.contacts), words: localized("contacts")),
                    Figure(value: PageText.count(reading.links), words: localized("people linked")),
                    Figure(value: PageText.count(mapped), words: localized("numbers mapped")),
                ],
            link: mayConnect ? SiteURL.hubSpot.path : SiteURL.hubSpotUsers.path,
            button: hubSpot == nil ? localized("Connect HubSpot") : localized("Open HubSpot’s settings"))
    }

    private static func whatsApp(_ reading: IntegrationsReading) -> Card {
        let accounts = reading.accounts.whatsApp
        let worst = accounts.map(\.state).max { rank($0.word) < rank($1.word) }
        return Card(
            name: "WhatsApp", purpose: localized("Business accounts, numbers, templates"),
            state: worst.map(DashboardPage.connectionChip) ?? DashboardPage.Chip(localized("not connected"), .quiet),
            sentence: (worst?.sentence).map(localizedSentence)
                ?? localized("Connect a WhatsApp Business account, and its messages arrive."),
            figures: accounts.isEmpty
                ? []
                : [
                    Figure(value: PageText.count(accounts.count), words: localized("accounts")),
                    Figure(value: PageText.count(reading.accounts.numbers.count), words: localized("numbers")),
                    Figure(
                        value: reading.heardAt.map { reading.text.moment($0).text } ?? "—",
                        words: localized("newest webhook")),
                ],
            link: SiteURL.whatsApp.path,
            button: accounts.isEmpty ? localized("Connect WhatsApp") : localized("Open WhatsApp’s settings"))
    }

    /// How much a state needs somebody.
    private static func rank(_ word: ConnectionState.Word) -> Int {
        switch word {
        case .connected: 0
        case .disconnected: 1
        case .degraded: 2
        case .needsReconnect: 3
        }
    }
}
