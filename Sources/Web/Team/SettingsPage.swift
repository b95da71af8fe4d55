import Domain
import Linking

/// What the workspace is called, where its days begin, and the tokens of programs.
struct SettingsPage: Sendable {
    struct Token: Sendable {
        var name: String
        var made: DashboardPage.Moment
    }

    /// Shown once.
    struct NewToken: Sendable {
        var name: String
        var token: String
    }

    var shell: Shell
    var notice: String?
    var isSaved: Bool
    var name: String
    var zones: [StartPage.Choice]
    var regions: [StartPage.Choice]
    var token: NewToken?
    var tokens: [Token]
    var mail: MailPanel
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.settings.path
        var tokens = SiteURL.settingsTokens.path
        var tokensEnd = SiteURL.settingsTokensEnd.path
        var description = APIURL.apiDescription.path
        var testMail = SiteURL.settingsTestMail.path
    }

    init(
        _ workspace: Workspace?, tokens: [(name: String, madeAt: Timestamp)], token: NewToken?, notice: String?,
        isSaved: Bool, mail: (facts: MailFacts?, newest: [Mail]), now: Timestamp, assets: AssetStore,
        sandboxPage: String?
    ) {
        let zone = workspace?.timeZone ?? "UTC"
        let text = PageText(now: now, timeZone: zone)
        shell = Shell(
            title: "Settings", assets: assets, workspaceName: workspace?.name ?? "",
            sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        self.isSaved = isSaved
        name = workspace?.name ?? ""
        zones = StartPage.zones(chosen: zone)
        regions = StartPage.regions(chosen: workspace?.defaultRegion?.code ?? "")
        self.token = token
        self.mail = MailPanel(mail.facts, newest: mail.newest, text)
        self.tokens = tokens.map { Token(name: $0.name, made: text.moment($0.madeAt)) }
    }
}
