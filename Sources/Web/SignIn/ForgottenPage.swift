/// For whoever has lost their password: an address, and that a mail may be on its way.
struct ForgottenPage: Sendable {
    var shell: Shell
    var notice: String?
    var email: String
    /// The address that a link was asked for; `nil` = it is asked for here.
    var asked: String?
    var sendsMail: Bool
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.passwordForgotten.path
        var signIn = SiteURL.signIn.path
    }

    init(email: String = "", asked: String? = nil, notice: String? = nil, sendsMail: Bool, assets: AssetStore) {
        shell = Shell(title: "Lost password", assets: assets)
        self.notice = notice.map(localizedSentence)
        self.email = String(email.prefix(254))
        self.asked = asked.map { String($0.prefix(254)) }
        self.sendsMail = sendsMail
    }
}
