import Domain

/// E-mail address and password; in the demo also a link for each of its people.
struct SignInPage: Sendable {
    struct DemoLink: Sendable {
        var name: String
        var role: String
        var link: String
    }

    var shell: Shell
    var notice: String?
    var email: String
    var next: String
    /// Nobody can sign in yet: the link is on the console.
    var isEmpty: Bool
    var demo: [DemoLink]
    var hasDemo: Bool
    /// A lost password is helped by mail; otherwise an admin helps.
    var sendsMail: Bool
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.signIn.path
        var forgotten = SiteURL.passwordForgotten.path
    }

    init(
        next: String, email: String, notice: String?, isEmpty: Bool, demo: [DemoMember], sendsMail: Bool,
        assets: AssetStore
    ) {
        self.sendsMail = sendsMail
        shell = Shell(title: "Sign in", assets: assets)
        self.notice = notice.map(localizedSentence)
        self.email = String(email.prefix(254))
        self.next = next
        self.isEmpty = isEmpty
        self.demo = demo.map {
            DemoLink(name: $0.name, role: $0.role, link: $0.path + "&next=\(QueryItems.encoded(next))")
        }
        hasDemo = !demo.isEmpty
    }

    /// The way back is named only where it is not the dashboard.
    static func link(next: String) -> String {
        let next = NextPath.safe(next)
        let path = SiteURL.signIn.path
        return next == SiteURL.dashboard.path ? path : "\(path)?next=\(QueryItems.encoded(next))"
    }
}

/// The code of the second factor.
struct CodePage: Sendable {
    var shell: Shell
    var notice: String?
    var next: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.signInCode.path
        var signIn = SiteURL.signIn.path
    }

    init(next: String, notice: String?, assets: AssetStore) {
        shell = Shell(title: "Sign in", assets: assets)
        self.notice = notice.map(localizedSentence)
        self.next = next
    }

    static func link(next: String) -> String {
        let path = SiteURL.signInCode.path
        return next == SiteURL.dashboard.path ? path : "\(path)?next=\(QueryItems.encoded(next))"
    }
}
