import Domain
import Storage

extension HubSpotPage {
    static func facts(_ row: HubSpotAccountTable.Row, _ reading: HubSpotReading, _ text: PageText) -> [Fact] {
        let account = row.account
        var facts = [
            Fact(
                name: localized("Account"), value: account.id.value, link: account.homeURL,
                note: account.type.map { kind($0) }),
            Fact(name: localized("Time zone"), value: account.timeZone, note: account.currency),
            Fact(name: localized("Data centre"), value: account.uiDomain),
        ]
        guard reading.isConnected else { return facts }
        facts += [
            Fact(name: localized("Connected"), value: text.moment(row.connectedAt).text, note: method(row, text)),
            Fact(
                name: localized("As"),
                value: row.user.map { $0.email ?? localized("user \($0.id)") } ?? localized("the token’s app"),
                note: row.user == nil ? localized("A pasted token belongs to no user.") : nil),
            Fact(
                name: localized("Changes arrive"),
                value: reading.hearsWebhooks
                    ? localized("by webhook, and every 3 minutes") : localized("every 3 minutes"),
                note: reading.hearsWebhooks
                    ? nil : localized("Give the app’s client secret to hear webhooks; a service key has none.")),
        ]
        return facts
    }

    private static func method(_ row: HubSpotAccountTable.Row, _ text: PageText) -> String {
        guard row.tokens.credential == .oauth, let end = row.tokens.expiresAt else {
            return localized("with a pasted token")
        }
        return localized("through HubSpot’s page; the token is renewed before \(text.clock(end))")
    }

    private static func kind(_ type: String) -> String {
        switch type {
        case "STANDARD": localized("standard account")
        case "SANDBOX": localized("sandbox account")
        case "DEVELOPER_TEST": localized("developer test account")
        case "APP_DEVELOPER": localized("app developer account")
        default: type.lowercased().replacing("_", with: " ")
        }
    }
}
