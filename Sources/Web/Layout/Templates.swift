import Foundation
import Mustache

/// The page templates, read and parsed once at start.
struct Templates: Sendable {
    enum Name: String, CaseIterable, Sendable {
        case dashboard = "Dashboard/show"
        case dashboardFragment = "Dashboard/fragment"
        case hubSpot = "Integrations/hubspot"
        case linking = "Integrations/linking"
        case activity = "Integrations/activity"
        case timelineTab = "Integrations/timeline"
        case integrations = "Integrations/integrations"
        case whatsApp = "Integrations/whatsapp"
        case diagnosis = "Diagnosis/diagnosis"
        case userMapping = "Integrations/users"
        case links = "Links/links"
        case bookImport = "Links/import"
        case byHand = "Links/byhand"
        case explanation = "Links/explanation"
        case forgetting = "Links/forgetting"
        case contactCard = "Integrations/card"
        case sidebar = "Sidebar/show"
        case sidebarBody = "Sidebar/body"
        case sidebarFound = "Sidebar/foundalone"
        case sidebarRecords = "Sidebar/records"
        case sidebarSection = "Sidebar/sectionalone"
        case sidebarItem = "Sidebar/itemalone"
        case sidebarAdder = "Sidebar/adderalone"
        case sidebarField = "Sidebar/fieldalone"
        case audit = "Audit/audit"
        case palette = "Palette/results"
        case inbox = "Inbox/show"
        case inboxList = "Inbox/list"
        case inboxUnread = "Inbox/unread"
        case inboxThread = "Inbox/thread"
        case inboxMessages = "Inbox/messages"
        case inboxOlder = "Inbox/older"
        case inboxTemplates = "Inbox/templates"
        case quickReplies = "Inbox/replies"
        case signIn = "SignIn/signin"
        case code = "SignIn/code"
        case start = "SignIn/start"
        case password = "SignIn/password"
        case forgotten = "SignIn/forgotten"
        case account = "Team/account"
        case team = "Team/team"
        case member = "Team/member"
        case settings = "Team/settings"
        case error = "Layout/error"
    }

    private let libraries: [Language: MustacheLibrary]

    /// Throws when a template is missing or wrong: that is found at start, not by a visitor.
    init() throws {
        MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
        let files = try PackageFiles.files(in: PackageFiles.folder("Pages"), withExtension: "mustache")
        let sources = try files.map {
            (name: String($0.path.dropLast(".mustache".count)), text: try String(contentsOf: $0.url, encoding: .utf8))
        }
        libraries = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let templates = try sources.map { source in
                    let text = TranslatedSource.text(source.text, in: language)
                    return (
                        source.name, try MustacheTemplate(string: "{{% CONTENT_TYPE: \(EscapedHTML.name)}}" + text)
                    )
                }
                return (language, MustacheLibrary(templates: Dictionary(uniqueKeysWithValues: templates)))
            })
        if let missing = Name.allCases.first(where: { name in !sources.contains { $0.name == name.rawValue } }) {
            throw PackageFiles.Missing(name: "Pages/\(missing.rawValue).mustache")
        }
    }

    /// The same for pages of many rows, see `Reflected`.
    func renderRows(_ page: some Sendable, _ name: Name) -> String {
        libraries[.current]?.render(Reflected(page), withTemplate: name.rawValue) ?? ""
    }

    /// In the language of whoever looks.
    func render(_ page: some Sendable, _ name: Name) -> String {
        libraries[.current]?.render(page, withTemplate: name.rawValue) ?? ""
    }
}
