import Domain

/// What surrounds every page.
struct Shell: Sendable {
    struct Entry: Sendable {
        var name: String
        var icon: String
        var link: String
        var isCurrent: Bool
        /// Behind "More" where there is room for five places.
        var isFurther = false
        /// Where it is read how many wait there.
        var countPath: String?
    }

    /// What whoever looks may do: for what a template shows.
    struct May: Sendable {
        var sendMessages: Bool
        var changeLinks: Bool
        var writeRecords: Bool
        var changeSync: Bool
        var mapUsers: Bool
        var manageConnections: Bool
        var manageTeam: Bool
        var manageWorkspace: Bool
        var readAudit: Bool
    }

    var title: String
    var workspaceName: String
    /// Of the page's texts.
    var language = Language.current.rawValue
    var stylesheet: String
    var script: String
    var icon: String
    var entries: [Entry]
    /// Whoever is signed in, at the rail's foot.
    var account: Entry?
    /// What a phone's bar has behind "More".
    var further: [Entry]
    var isFurtherCurrent: Bool
    /// Proves that a form was made for this session; `nil` where nobody signs in.
    var csrf = Viewer.current?.formToken
    var may = May(Viewer.current)
    var livePath = SiteURL.live.path
    var fragmentPath = SiteURL.dashboardFragment.path

    /// `title` in English, as it stands in the catalogue.
    init(title: String, assets: AssetStore, workspaceName: String = "", sandboxPage: String? = nil) {
        self.title = localized(Phrase(stringLiteral: title))
        self.workspaceName = workspaceName
        stylesheet = SiteURL.asset(assets.stylesheet.name).path
        script = SiteURL.asset(assets.script.name).path
        icon = SiteURL.asset(assets.icon.name).path
        let viewer = Viewer.current
        func entry(
            _ name: String, _ shown: String, _ icon: String, _ url: SiteURL, _ needs: Permission, also: [String] = [],
            isFurther: Bool = false, count: SiteURL? = nil
        ) -> Entry? {
            let isAllowed = viewer?.may(needs) ?? true
            return isAllowed
                ? Entry(
                    name: shown, icon: icon, link: url.path, isCurrent: ([name] + also).contains(title),
                    isFurther: isFurther, countPath: count?.path) : nil
        }
        entries = [
            entry("Dashboard", localized("Dashboard"), "dashboard", .dashboard, .work),
            sandboxPage.map {
                Entry(name: localized("Sandbox"), icon: "customer", link: $0, isCurrent: false, isFurther: true)
            },
            entry("Inbox", localized("Inbox"), "inbox", .inbox, .work, count: .inboxUnread),
            entry("Links", localized("Links"), "links", .links, .work),
            entry(
                "Integrations", localized("Integrations"), "plug", .integrations, .work, also: ["HubSpot", "WhatsApp"]),
            entry("Diagnosis", localized("Diagnosis"), "way", .diagnosis, .work, isFurther: true),
            entry("Team", localized("Team"), "team", .team, .manageTeam, isFurther: true),
            entry("Audit", localized("Audit"), "audit", .audit, .readAudit, isFurther: true),
            entry("Settings", localized("Settings"), "settings", .settings, .manageWorkspace, isFurther: true),
        ].compactMap(\.self)
        account = viewer.map {
            Entry(name: $0.name, icon: "person", link: SiteURL.account.path, isCurrent: title == "Account")
        }
        further = entries.filter(\.isFurther) + [account].compactMap(\.self)
        isFurtherCurrent = further.contains(where: \.isCurrent)
    }
}

extension Shell.May {
    /// Where nobody signs in, everything may be done.
    init(_ viewer: Viewer?) {
        func may(_ permission: Permission) -> Bool { viewer?.may(permission) ?? true }
        self.init(
            sendMessages: may(.sendMessages), changeLinks: may(.changeLinks), writeRecords: may(.writeRecords),
            changeSync: may(.changeSync), mapUsers: may(.mapUsers), manageConnections: may(.manageConnections),
            manageTeam: may(.manageTeam), manageWorkspace: may(.manageWorkspace), readAudit: may(.readAudit))
    }
}
