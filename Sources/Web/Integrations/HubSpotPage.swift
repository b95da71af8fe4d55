import Domain
import Storage
import Sync

/// The connection to HubSpot: how it is, what it may do, how far it has read, what is left of its limits.
struct HubSpotPage: Sendable {
    struct Fact: Sendable {
        var name: String
        var value: String
        var link: String?
        var note: String?
    }

    struct Scope: Sendable {
        var name: String
        var chip: DashboardPage.Chip
        var sentence: String
    }

    struct Gauge: Sendable {
        var name: String
        var words: String
        /// `nil` = nobody knows the end.
        var value: Int64?
        var limit: Int64
        var isRunning: Bool
    }

    var shell: Shell
    var tabs = HubSpotTab.row(.connection)
    var notice: String?
    var state: DashboardPage.Chip
    var sentence: String
    var facts: [Fact]
    var scopes: [Scope]
    var hasScopes: Bool
    var scopesNote: String?
    var gauges: [Gauge]
    var waits: [String]
    var isConnected: Bool
    var wasConnected: Bool
    var canAuthorize: Bool
    var usesToken: Bool
    var webhookURL: String
    var urls = URLs()

    struct URLs: Sendable {
        var authorization = SiteURL.hubSpotAuthorization.path
        var token = SiteURL.hubSpotToken.path
        var check = SiteURL.hubSpotCheck.path
        var disconnection = SiteURL.hubSpotDisconnection.path
        var page = SiteURL.hubSpot.path
    }

    init(_ reading: HubSpotReading, notice: String?, assets: AssetStore) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        let scopes = reading.row?.scopes ?? [:]
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        self.notice = notice.map(localizedSentence)
        state =
            reading.row.map { DashboardPage.connectionChip($0.state) }
            ?? DashboardPage.Chip(localized("not connected"), .quiet)
        sentence =
            reading.row.map { localizedSentence($0.state.sentence) }
            ?? localized("No HubSpot account is connected. Messages are kept and wait for one.")
        facts = reading.row.map { Self.facts($0, reading, text) } ?? []
        self.scopes = ScopeLine.lines(scopes).map(Self.scope)
        hasScopes = !self.scopes.isEmpty
        scopesNote =
            reading.isConnected && scopes.isEmpty
            ? localized("HubSpot is being asked what this connection may do.") : nil
        gauges = reading.isConnected ? Self.reading(reading, text) + Self.limits(reading, text) : []
        waits = reading.limits.map { Self.waits($0, text) } ?? []
        isConnected = reading.isConnected
        wasConnected = reading.row != nil
        canAuthorize = reading.canAuthorize
        usesToken = reading.row?.tokens.credential == .token
        webhookURL = reading.webhookURL
    }

    static func scope(_ line: ScopeLine) -> Scope {
        let chip: DashboardPage.Chip =
            switch line.state {
            case .granted: DashboardPage.Chip(localized("granted"), .good)
            case .missing: DashboardPage.Chip(localized("missing"), line.isRequired ? .bad : .warn)
            case .unknown: DashboardPage.Chip(localized("not told"), .quiet)
            }
        let sentence = localizedSentence(line.sentence).replacing("`", with: "")
        return Scope(name: line.scope, chip: chip, sentence: sentence)
    }
}
