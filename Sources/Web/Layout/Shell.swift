/// What surrounds every page.
struct Shell: Sendable {
    struct Entry: Sendable {
        var name: String
        var icon: String
        var link: String
        var isCurrent: Bool
    }

    /// Of `<html lang>`.
    var language = Language.current.rawValue
    var title: String
    var workspaceName: String
    var stylesheet: String
    var script: String
    var icon: String
    var entries: [Entry]
    var livePath = SiteURL.live.path
    var fragmentPath = SiteURL.dashboardFragment.path

    /// `title` in English, as it stands in the catalogue.
    init(title: String, assets: AssetStore, workspaceName: String = "", sandboxPage: String? = nil) {
        self.title = localized(Phrase(stringLiteral: title))
        self.workspaceName = workspaceName
        stylesheet = SiteURL.asset(assets.stylesheet.name).path
        script = SiteURL.asset(assets.script.name).path
        icon = SiteURL.asset(assets.icon.name).path
        entries = [
            Entry(
                name: localized("Dashboard"), icon: "dashboard", link: SiteURL.dashboard.path,
                isCurrent: title == "Dashboard"),
            Entry(name: localized("Inbox"), icon: "inbox", link: SiteURL.inbox.path, isCurrent: title == "Inbox"),
            Entry(name: localized("Links"), icon: "links", link: SiteURL.links.path, isCurrent: title == "Links"),
            Entry(
                name: localized("Integrations"), icon: "plug", link: SiteURL.integrations.path,
                isCurrent: ["Integrations", "HubSpot", "WhatsApp"].contains(title)),
            Entry(
                name: localized("Diagnosis"), icon: "way", link: SiteURL.diagnosis.path,
                isCurrent: title == "Diagnosis"),
            Entry(name: localized("Audit"), icon: "audit", link: SiteURL.audit.path, isCurrent: title == "Audit"),
            Entry(name: localized("API"), icon: "api", link: SiteURL.apiDescription.path, isCurrent: false),
        ]
        if let sandboxPage {
            entries.insert(
                Entry(name: localized("Sandbox"), icon: "customer", link: sandboxPage, isCurrent: false), at: 1)
        }
    }
}
