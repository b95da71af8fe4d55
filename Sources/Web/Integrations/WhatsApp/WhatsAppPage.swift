import Domain
import Storage
import Sync

/// The WhatsApp accounts: how each is, its numbers and templates, and how another is connected.
struct WhatsAppPage: Sendable {
    struct Finding: Sendable {
        var tone: DashboardPage.Tone
        var word: String
        var sentence: String
    }

    struct Number: Sendable {
        var name: String
        var phone: String
        var state: DashboardPage.Chip
        var quality: DashboardPage.Chip?
        /// Only where Meta holds something against it.
        var trouble: String?
        var facts: [HubSpotPage.Fact]
    }

    struct Template: Sendable {
        var name: String
        var language: String
        var category: String
        var state: DashboardPage.Chip
        var body: String
    }

    struct Account: Sendable {
        var id: String
        var name: String
        var state: DashboardPage.Chip
        var sentence: String
        var facts: [HubSpotPage.Fact]
        var findings: [Finding]
        var numbers: [Number]
        var templates: [Template]
        var hasTemplates: Bool
        var templatesWords: String
        var isConnected: Bool
        var mayManage: Bool
    }

    var shell: Shell
    var notice: String?
    var accounts: [Account]
    var hasAccounts: Bool
    var mayManage: Bool
    var canSignUp: Bool
    var callbackURL: String
    /// What somebody typed that was not taken.
    var typedAccount: String
    var tableLink: String
    var liveParts: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.whatsApp.path
        var check = SiteURL.whatsAppAccountCheck.path
        var secret = SiteURL.whatsAppAccountSecret.path
        var disconnection = SiteURL.whatsAppDisconnection.path
        var signup = SiteURL.whatsAppSignup.path
        var integrations = SiteURL.integrations.path
    }

    init(_ reading: WhatsAppReading, notice: String?, typedAccount: String, assets: AssetStore) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "WhatsApp", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        self.notice = notice.map(localizedSentence)
        accounts = reading.accounts.map { Self.account($0, reading, text) }
        hasAccounts = !accounts.isEmpty
        mayManage = reading.mayManage
        canSignUp = reading.canSignUp
        callbackURL = reading.callbackURL
        self.typedAccount = typedAccount
        tableLink = SiteURL.whatsApp.path + "?format=csv"
        liveParts = accounts.map { "#account-\($0.id)" }.joined(separator: ",")
    }

    private static func account(
        _ item: WhatsAppAccountList.Item, _ reading: WhatsAppReading, _ text: PageText
    ) -> Account {
        let id = item.account.id
        let templates = reading.templates.filter { $0.account == id }
        let isConnected: Bool =
            switch item.account.state.word {
            case .connected, .degraded, .needsReconnect: true
            case .disconnected: false
            }
        return Account(
            id: id.value, name: item.account.name.isEmpty ? id.value : item.account.name,
            state: DashboardPage.connectionChip(item.account.state),
            sentence: localizedSentence(item.account.state.sentence),
            facts: facts(item, text), findings: item.findings.map(finding),
            numbers: reading.numbers.filter { $0.number.account == id }.map { number($0, reading, text) },
            templates: templates.map(template), hasTemplates: !templates.isEmpty,
            templatesWords: templatesWords(templates), isConnected: isConnected, mayManage: reading.mayManage)
    }

    private static func templatesWords(_ templates: [MessageTemplate]) -> String {
        let approved = templates.count { $0.state == MessageTemplate.approved }
        return localized("\(approved) of \(templates.count) can be sent")
    }

    private static func finding(_ finding: ConnectionFinding) -> Finding {
        switch finding.grade {
        case .good: Finding(tone: .good, word: localized("good"), sentence: localizedSentence(finding.sentence))
        case .doubtful:
            Finding(tone: .warn, word: localized("look at it"), sentence: localizedSentence(finding.sentence))
        case .bad: Finding(tone: .bad, word: localized("to do"), sentence: localizedSentence(finding.sentence))
        }
    }
}
