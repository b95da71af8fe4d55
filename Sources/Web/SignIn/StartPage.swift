import Domain
import Foundation
import Linking
import Sync

/// The first page of a new installation: who its admin is, and what the workspace is like.
struct StartPage: Sendable {
    /// What stands in the fields.
    struct Typed: Sendable {
        var name = ""
        var email = ""
        var workspace = ""
        var timeZone = ViewerZone.current ?? TimeZone.current.identifier
        var region = ""
        var language = Language.current
    }

    struct Choice: Sendable {
        var value: String
        var words: String
        var isChosen: Bool
    }

    var shell: Shell
    var notice: String?
    var token: String
    var typed: Typed
    var zones: [Choice]
    var regions: [Choice]
    var languages: [Choice]
    var lengthMin = PasswordRule.lengthMin
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.start.path
    }

    init(_ typed: Typed, token: Secret, notice: String?, assets: AssetStore) {
        shell = Shell(title: "Set Liaison up", assets: assets)
        self.notice = notice.map(localizedSentence)
        self.token = token.revealed
        self.typed = typed
        zones = Self.zones(chosen: typed.timeZone)
        regions = Self.regions(chosen: typed.region)
        languages = Self.languages(chosen: typed.language)
    }

    static func zones(chosen: String) -> [Choice] {
        var names = TimeZone.knownTimeZoneIdentifiers.sorted()
        if !names.contains(chosen) { names.insert(chosen, at: 0) }
        return names.map { Choice(value: $0, words: $0.replacing("_", with: " "), isChosen: $0 == chosen) }
    }

    static func regions(chosen: String) -> [Choice] {
        LinkingPage.countries(chosen: Region(chosen)).map {
            Choice(value: $0.code, words: $0.name, isChosen: $0.isChosen)
        }
    }

    static func languages(chosen: Language?) -> [Choice] {
        Language.allCases.map { Choice(value: $0.rawValue, words: $0.name, isChosen: $0 == chosen) }
    }
}

extension StartPage.Typed {
    init(_ form: [String: String]) {
        name = form["name"] ?? ""
        email = form["email"] ?? ""
        workspace = form["workspace"] ?? ""
        timeZone = form["time_zone"] ?? ""
        region = form["region"] ?? ""
        language = form["language"].flatMap(Language.init(rawValue:)) ?? .current
    }

    func start(password: String) -> FirstStart {
        FirstStart(
            name: name, email: email, password: password, language: language.rawValue, workspaceName: workspace,
            timeZone: timeZone, defaultRegion: Region(region))
    }
}

/// Somebody new chooses a name and a password, or a member a new password.
struct PasswordPage: Sendable {
    var shell: Shell
    var notice: String?
    var token: String
    var email: String?
    var name: String
    var isInvitation: Bool
    var lengthMin = PasswordRule.lengthMin
    var page: String

    init(_ link: OneTimeLink, token: Secret, name: String, notice: String?, assets: AssetStore) {
        isInvitation = link.purpose == .invitation
        shell = Shell(
            title: isInvitation ? localized("Join the team") : localized("A new password"), assets: assets)
        self.notice = notice.map(localizedSentence)
        self.token = token.revealed
        self.name = name
        email = link.email
        page = SiteURL(link.purpose).path
    }
}
