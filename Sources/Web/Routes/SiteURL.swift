import Hummingbird
import Sync

/// Every URL of the site but for the JSON API's (`APIURL`). Routes are made from `pattern`, links from `path`; nothing
/// else spells a path.
enum SiteURL: Sendable {
    case dashboard
    case dashboardFragment
    case people(PeoplePage)
    case member(id: String, MemberPart)
    case live
    case palette
    case asset(String)
    case probe(Probe)
    case whatsAppWebhook
    case hubSpotWebhook
    case hubSpot
    case hubSpotAuthorization
    case hubSpotCallback
    case hubSpotToken
    case hubSpotCheck
    case hubSpotDisconnection
    case hubSpotLinking
    case hubSpotCard
    case sidebar
    case sidebarPart(SidebarPart)
    case hubSpotUsers
    case hubSpotUsersRemoval
    case hubSpotUsersReading
    case hubSpotTimeline
    case hubSpotTimelinePart(TimelinePart)
    case hubSpotActivity
    case hubSpotEntryRepetition
    case hubSpotPhoneRepetition
    case integrations
    case whatsApp
    case whatsAppAccountCheck
    case whatsAppAccountSecret
    case whatsAppDisconnection
    case whatsAppSignup
    case diagnosis
    case links
    case linksPart(LinksPart)
    case audit
    case inbox
    case inboxList
    case inboxUnread
    case inboxChat(id: String)
    case inboxMessages(id: String)
    case inboxDraft(id: String)
    case inboxPresence(id: String)
    case inboxAssignment(id: String)
    case inboxClosing(id: String)
    case inboxTemplates(id: String)
    case inboxRepetition(id: String)
    case quickReplies
    case quickReplyRemoval
    case media(id: String)

    /// Where it is, for links and descriptions.
    var path: String {
        switch self {
        case .dashboard: "/"
        case .dashboardFragment: "/dashboard/fragment"
        case .people(let page): page.rawValue
        case .member(let id, let part): "/team/members/\(id)\(part.rawValue)"
        case .live: "/live"
        case .palette: "/palette"
        case .asset(let name): "/assets/\(name)"
        case .probe(let probe): "/\(probe.rawValue)"
        case .whatsAppWebhook: "/webhooks/whatsapp"
        case .hubSpotWebhook: "/webhooks/hubspot"
        case .hubSpot: "/integrations/hubspot"
        case .hubSpotAuthorization: "/integrations/hubspot/authorization"
        case .hubSpotCallback: "/hubspot/callback"
        case .hubSpotToken: "/integrations/hubspot/token"
        case .hubSpotCheck: "/integrations/hubspot/check"
        case .hubSpotDisconnection: "/integrations/hubspot/disconnection"
        case .hubSpotLinking: "/integrations/hubspot/linking"
        case .hubSpotCard: "/integrations/hubspot/card"
        case .sidebar: "/sidebar"
        case .sidebarPart(let part): "/sidebar/\(part.rawValue)"
        case .hubSpotUsers: "/integrations/hubspot/user-mapping"
        case .hubSpotUsersRemoval: "/integrations/hubspot/user-mapping/removal"
        case .hubSpotUsersReading: "/integrations/hubspot/user-mapping/reading"
        case .hubSpotTimeline: "/integrations/hubspot/timeline"
        case .hubSpotTimelinePart(let part): "/integrations/hubspot/timeline/\(part.rawValue)"
        case .hubSpotActivity: "/integrations/hubspot/activity"
        case .hubSpotEntryRepetition: "/integrations/hubspot/activity/entry-repetition"
        case .hubSpotPhoneRepetition: "/integrations/hubspot/activity/phone-repetition"
        case .diagnosis: "/diagnose"
        case .integrations: "/integrations"
        case .whatsApp: "/integrations/whatsapp"
        case .whatsAppAccountCheck: "/integrations/whatsapp/check"
        case .whatsAppAccountSecret: "/integrations/whatsapp/secret"
        case .whatsAppDisconnection: "/integrations/whatsapp/disconnection"
        case .whatsAppSignup: "/integrations/whatsapp/signup"
        case .links: "/links"
        case .linksPart(let part): "/links/\(part.rawValue)"
        case .audit: "/audit"
        case .inbox: "/inbox"
        case .inboxList: "/inbox/list"
        case .inboxUnread: "/inbox/unread"
        case .inboxChat(let id): "/inbox/chats/\(id)"
        case .inboxMessages(let id): "/inbox/chats/\(id)/messages"
        case .inboxDraft(let id): "/inbox/chats/\(id)/draft"
        case .inboxPresence(let id): "/inbox/chats/\(id)/presence"
        case .inboxAssignment(let id): "/inbox/chats/\(id)/assignment"
        case .inboxClosing(let id): "/inbox/chats/\(id)/closing"
        case .inboxTemplates(let id): "/inbox/chats/\(id)/templates"
        case .inboxRepetition(let id): "/inbox/chats/\(id)/repetition"
        case .quickReplies: "/inbox/quick-replies"
        case .quickReplyRemoval: "/inbox/quick-replies/removal"
        case .media(let id): MediaSetup.path + id
        }
    }

    /// The same for the router, with `{…}` where a value stands.
    var pattern: RouterPath { RouterPath(path) }
}

/// Where HubSpot sends a browser back to: one of the app's registered redirect URLs must end with it.
public let hubSpotCallbackPath = SiteURL.hubSpotCallback.path

/// Where Meta is to send webhooks.
public let whatsAppWebhookPath = SiteURL.whatsAppWebhook.path

/// The parts of the site that are answered, protected and logged differently.
enum SiteArea: Sendable {
    case webhook
    case api
    case probe
    case asset
    case page

    init(path: String) {
        if path.hasPrefix("/webhooks/") {
            self = .webhook
        } else if path.hasPrefix("/api/") || path == "/api" {
            self = .api
        } else if [SiteURL.probe(.healthz).path, SiteURL.probe(.readyz).path, SiteURL.probe(.metrics).path].contains(
            path)
        {
            self = .probe
        } else if path.hasPrefix("/assets/") {
            self = .asset
        } else {
            self = .page
        }
    }

    /// Programs get errors as JSON, people as a page.
    var speaksJSON: Bool {
        switch self {
        case .webhook, .api, .probe: true
        case .asset, .page: false
        }
    }
}
