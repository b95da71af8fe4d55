import Domain
import Storage

extension HubSpotPage {
    static func facts(_ row: HubSpotAccountTable.Row, _ reading: HubSpotReading, _ text: PageText) -> [Fact] {
        let account = row.account
        var facts = [
            Fact(
                name: "Account", value: account.id.value, link: account.homeURL,
                note: account.type.map { kind($0) }),
            Fact(name: "Time zone", value: account.timeZone, note: account.currency),
            Fact(name: "Data centre", value: account.uiDomain),
        ]
        guard reading.isConnected else { return facts }
        facts += [
            Fact(name: "Connected", value: text.moment(row.connectedAt).text, note: method(row, text)),
            Fact(
                name: "As", value: row.user.map { $0.email ?? "user \($0.id)" } ?? "the token’s app",
                note: row.user == nil ? "A pasted token belongs to no user." : nil),
            Fact(
                name: "Changes arrive",
                value: reading.hearsWebhooks ? "by webhook, and every 3 minutes" : "every 3 minutes",
                note: reading.hearsWebhooks
                    ? nil : "Give the app’s client secret to hear webhooks; a service key has none."),
        ]
        return facts
    }

    private static func method(_ row: HubSpotAccountTable.Row, _ text: PageText) -> String {
        guard row.tokens.credential == .oauth, let end = row.tokens.expiresAt else { return "with a pasted token" }
        return "through HubSpot’s page; the token is renewed before \(text.clock(end))"
    }

    private static func kind(_ type: String) -> String {
        switch type {
        case "STANDARD": "standard account"
        case "SANDBOX": "sandbox account"
        case "DEVELOPER_TEST": "developer test account"
        case "APP_DEVELOPER": "app developer account"
        default: type.lowercased().replacing("_", with: " ")
        }
    }
}
