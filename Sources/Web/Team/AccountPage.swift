import Domain
import Storage
import Sync

/// One's own account.
struct AccountPage: Sendable {
    struct Reading: Sendable {
        var now: Timestamp
        var workspace: Workspace?
        var row: MemberTable.Row
        var codesLeft: Int64
        /// What is to be typed into an app that is being set up.
        var setup: CodeSetup?
        var sessions: [MemberSession]
        var current: SessionID?
        var sandboxPage: String?
    }

    /// What was just done, told once.
    enum Done: String, Sendable {
        case renamed
        case passwordChanged = "password_changed"
        case codesBegun = "codes_begun"
        case codesEnded = "codes_ended"
        case sessionsEnded = "sessions_ended"

        init?(_ word: String?) {
            guard let word else { return nil }
            self.init(rawValue: word)
        }

        /// `nil` = the page itself shows it.
        var sentence: String? {
            switch self {
            case .renamed: localized("Saved.")
            case .passwordChanged:
                localized("Your password is changed. You are signed out in all other browsers.")
            case .codesBegun: nil
            case .codesEnded: localized("From now on the password alone is enough.")
            case .sessionsEnded: localized("Signed out there.")
            }
        }
    }

    /// The second factor while it is being set up.
    struct Setup: Sendable {
        var key: String
        var address: String
        /// `nil` = it is longer than a code can hold.
        var code: Drawing?
    }

    /// A code for a camera, as SVG.
    struct Drawing: Sendable {
        var side: Int
        var path: String
    }

    struct Session: Sendable {
        var id: String
        var name: String
        var address: String
        var seen: DashboardPage.Moment
        var since: DashboardPage.Moment
        var isCurrent: Bool
    }

    var shell: Shell
    var done: String?
    var notice: String?
    var name: String
    var email: String
    var role: String
    var languages: [StartPage.Choice]
    var followsBrowser: Bool
    var hasCodes: Bool
    var codesSince: DashboardPage.Moment?
    var codesLeft: String
    var setup: Setup?
    var newCodes: [String]
    var hasNewCodes: Bool
    var sessions: [Session]
    var hasOthers: Bool
    var lengthMin = PasswordRule.lengthMin
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.account.path
        var password = SiteURL.accountPassword.path
        var codes = SiteURL.accountCodes.path
        var confirmation = SiteURL.accountCodesConfirmation.path
        var codesEnd = SiteURL.accountCodesEnd.path
        var recovery = SiteURL.accountRecoveryCodes.path
        var sessionsEnd = SiteURL.accountSessionsEnd.path
        var signOut = SiteURL.signOut.path
    }

    init(_ reading: Reading, done: Done?, codes: [String], notice: String?, assets: AssetStore) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        let member = reading.row.member
        shell = Shell(
            title: "Account", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        self.done = done?.sentence
        self.notice = notice.map(localizedSentence)
        name = member.name
        email = member.email
        role = member.role.word
        languages = StartPage.languages(chosen: member.language.flatMap(Language.init(rawValue:)))
        followsBrowser = member.language == nil
        hasCodes = reading.row.codeSince != nil
        codesSince = reading.row.codeSince.map(text.moment)
        codesLeft = localized("\(PageText.count(reading.codesLeft)) recovery codes are left.")
        setup = reading.setup.map { setup in
            let code = QRCode(of: setup.address).map { Drawing(side: $0.viewSide, path: $0.path) }
            return Setup(key: setup.key, address: setup.address, code: code)
        }
        newCodes = codes
        hasNewCodes = !codes.isEmpty
        sessions = reading.sessions.map { session in
            Session(
                id: session.id.description, name: BrowserName.of(session.device.userAgent),
                address: session.device.address, seen: text.moment(session.seenAt),
                since: text.moment(session.madeAt), isCurrent: session.id == reading.current)
        }
        hasOthers = reading.sessions.contains { $0.id != reading.current }
    }
}

extension Role {
    /// As pages call it.
    var word: String {
        switch self {
        case .admin: localized("admin")
        case .agent: localized("agent")
        }
    }
}

/// A browser by what it says of itself, which is all there is to know a session by.
enum BrowserName {
    static func of(_ userAgent: String) -> String {
        let browsers = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]
        let browser = browsers.first { userAgent.contains($0.0) }?.1
        let system = systems.first { userAgent.contains($0.0) }?.1
        switch (browser, system) {
        case (let browser?, let system?): return localized("\(browser) on \(system)")
        case (let one?, nil), (nil, let one?): return one
        case (nil, nil): return localized("A browser that does not say which")
        }
    }
}
