import Hummingbird
import Sync

/// Every URL of the site. Routes are made from `pattern`, links from `path`; nothing else spells a path.
enum SiteURL: Sendable {
    case dashboard
    case dashboardFragment
    case people(PeoplePage)
    case member(id: String, MemberPart)
    case live
    case palette
    case asset(String)
    case healthz
    case readyz
    case metrics
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
    case hubSpotActivity
    case hubSpotEntryRepetition
    case hubSpotPhoneRepetition
    case hubSpotTimelineNumber
    case hubSpotTimelineChat
    case hubSpotTimelineFiles
    case integrations
    case whatsApp
    case whatsAppAccountCheck
    case whatsAppAccountSecret
    case whatsAppDisconnection
    case whatsAppSignup
    case diagnosis
    case diagnoses
    case links
    case linksSettlement
    case linksDismissal
    case linksUnblocking
    case linksKind
    case linksReopening
    case linksUnlinking
    case linksRestoration
    case linksPhoneWrite
    case linksConfirmation
    case linksByHand
    case linksCreation
    case linksExplanation
    case linksImport
    case audit
    case inbox
    case inboxList
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
    case apiDescription
    case list(APINoun)
    case item(APINoun, id: String)
    case settlement(APINoun, id: String)
    case dismissal(APINoun, id: String)
    case repetition(APINoun, id: String)
    case cancellation(APINoun, id: String)
    case chatMessages(id: String)
    case numberMessages(id: String)
    case numberMedia(id: String)
    case opening(id: String)
    case restoration(id: String)
    case numberConfirmation(id: String)
    case separation(id: String)
    case explanations
    case suggestionSettlements
    case linkPreviews
    case linkSettings
    case personContact(id: String)
    case contactImports
    case contactCard(id: String)
    case contactRecords(RecordNoun, id: String)
    case record(RecordNoun, id: String)
    case media(id: String)
    case mediaContent(id: String)
    case mediaSettings
    case messageGaps
    case contactProperties
    case pipelines(PipelineKind)
    case whatsAppSignups
    case whatsAppCheck(id: String)
    case whatsAppSecret(id: String)

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
        case .healthz: "/healthz"
        case .readyz: "/readyz"
        case .metrics: "/metrics"
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
        case .hubSpotActivity: "/integrations/hubspot/activity"
        case .hubSpotEntryRepetition: "/integrations/hubspot/activity/entry-repetition"
        case .hubSpotPhoneRepetition: "/integrations/hubspot/activity/phone-repetition"
        case .hubSpotTimelineNumber: "/integrations/hubspot/timeline/number"
        case .hubSpotTimelineChat: "/integrations/hubspot/timeline/chat"
        case .hubSpotTimelineFiles: "/integrations/hubspot/timeline/files"
        case .diagnosis: "/diagnose"
        case .diagnoses: "/api/v1/diagnoses"
        case .integrations: "/integrations"
        case .whatsApp: "/integrations/whatsapp"
        case .whatsAppAccountCheck: "/integrations/whatsapp/check"
        case .whatsAppAccountSecret: "/integrations/whatsapp/secret"
        case .whatsAppDisconnection: "/integrations/whatsapp/disconnection"
        case .whatsAppSignup: "/integrations/whatsapp/signup"
        case .links: "/links"
        case .linksSettlement: "/links/settlement"
        case .linksDismissal: "/links/dismissal"
        case .linksUnblocking: "/links/unblocking"
        case .linksKind: "/links/kind"
        case .linksReopening: "/links/reopening"
        case .linksUnlinking: "/links/unlinking"
        case .linksRestoration: "/links/restoration"
        case .linksPhoneWrite: "/links/phone-write"
        case .linksConfirmation: "/links/number-confirmation"
        case .linksByHand: "/links/by-hand"
        case .linksCreation: "/links/creation"
        case .linksExplanation: "/links/explanation"
        case .linksImport: "/links/import"
        case .audit: "/audit"
        case .inbox: "/inbox"
        case .inboxList: "/inbox/list"
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
        case .apiDescription: "/api/v1/openapi.json"
        case .list(let noun): "/api/v1/\(noun.rawValue)"
        case .item(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)"
        case .settlement(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/settlement"
        case .dismissal(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/dismissal"
        case .repetition(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/repetition"
        case .cancellation(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/cancellation"
        case .chatMessages(let id): "/api/v1/chats/\(id)/messages"
        case .numberMessages(let id): "/api/v1/numbers/\(id)/messages"
        case .numberMedia(let id): "/api/v1/numbers/\(id)/media"
        case .opening(let id): "/api/v1/chats/\(id)/opening"
        case .numberConfirmation(let id): "/api/v1/links/\(id)/number-confirmation"
        case .restoration(let id): "/api/v1/phone-writes/\(id)/restoration"
        case .separation(let id): "/api/v1/joins/\(id)/separation"
        case .explanations: "/api/v1/explanations"
        case .suggestionSettlements: "/api/v1/suggestion-settlements"
        case .linkPreviews: "/api/v1/link-previews"
        case .linkSettings: "/api/v1/link-settings"
        case .personContact(let id): "/api/v1/persons/\(id)/contact"
        case .contactImports: "/api/v1/contact-imports"
        case .contactCard(let id): "/api/v1/contacts/\(id)/card"
        case .contactRecords(let noun, let id): "/api/v1/contacts/\(id)/\(noun.rawValue)"
        case .record(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)"
        case .media(let id): MediaSetup.path + id
        case .mediaContent(let id): "/api/v1/media/\(id)/content"
        case .mediaSettings: "/api/v1/media-settings"
        case .messageGaps: "/api/v1/message-gaps"
        case .contactProperties: "/api/v1/properties/contacts"
        case .pipelines(let kind): "/api/v1/pipelines/\(kind.rawValue)"
        case .whatsAppSignups: "/api/v1/whatsapp-signups"
        case .whatsAppCheck(let id): "/api/v1/whatsapp-accounts/\(id)/check"
        case .whatsAppSecret(let id): "/api/v1/whatsapp-accounts/\(id)/secret"
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
        } else if [SiteURL.healthz.path, SiteURL.readyz.path, SiteURL.metrics.path].contains(path) {
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
