/// What surrounds every page.
struct Shell: Sendable {
    struct Entry: Sendable {
        var name: String
        var icon: String
        var link: String
        var isCurrent: Bool
    }

    var title: String
    var workspaceName: String
    var stylesheet: String
    var script: String
    var icon: String
    var entries: [Entry]
    var livePath = SiteURL.live.path
    var fragmentPath = SiteURL.dashboardFragment.path

    init(title: String, assets: AssetStore, workspaceName: String = "", sandboxPage: String? = nil) {
        self.title = title
        self.workspaceName = workspaceName
        stylesheet = SiteURL.asset(assets.stylesheet.name).path
        script = SiteURL.asset(assets.script.name).path
        icon = SiteURL.asset(assets.icon.name).path
        entries = [
            Entry(name: "Dashboard", icon: "dashboard", link: SiteURL.dashboard.path, isCurrent: title == "Dashboard"),
            Entry(name: "Links", icon: "links", link: SiteURL.links.path, isCurrent: title == "Links"),
            Entry(
                name: "Integrations", icon: "plug", link: SiteURL.integrations.path,
                isCurrent: ["Integrations", "HubSpot", "WhatsApp"].contains(title)),
            Entry(
                name: "Diagnosis", icon: "way", link: SiteURL.diagnosis.path, isCurrent: title == "Diagnosis"),
            Entry(name: "Audit", icon: "audit", link: SiteURL.audit.path, isCurrent: title == "Audit"),
            Entry(name: "API", icon: "api", link: SiteURL.apiDescription.path, isCurrent: false),
        ]
        if let sandboxPage {
            entries.insert(
                Entry(name: "Sandbox", icon: "customer", link: sandboxPage, isCurrent: false), at: 1)
        }
    }
}
