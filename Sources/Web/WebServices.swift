public import Domain
public import Storage
public import Sync

/// Everything the web side gets from outside, wired in one place by the program that starts it.
public struct WebServices: Sendable {
    public var database: any SQLDatabase
    /// One for now; every query takes it.
    public var workspace: WorkspaceID
    /// Takes a webhook's bytes; answers when they are durable.
    public var receive: @Sendable (WebhookDelivery) async -> WebhookAnswer
    /// The challenge to send back to Meta; `nil` = wrong token.
    public var answerHandshake: @Sendable (_ query: [String: String]) async -> String?
    /// Throws `MappingRefusal` or `SQLError`.
    public var assign: @Sendable (MappingChange) async throws -> UserMapping
    /// Whose API token this is; `nil` = nobody's.
    public var tokenName: @Sendable (_ bearer: String) async throws -> String?
    public var status: @Sendable () async -> PipelineStatus
    /// What people decide about links.
    public var links: Links
    /// How the workspace links.
    public var linkSettings: LinkSettingsEditor
    /// Contacts by what somebody typed; throws `SQLError`.
    public var findContacts: @Sendable (_ text: String) async throws -> ContactSearchAnswer
    /// `nil` = this server has no pages for the connection.
    public var hubSpot: HubSpotActions?
    /// `nil` = users are mapped elsewhere.
    public var userMapping: UserMappingActions?
    /// Which chats timelines show; `nil` = that is set elsewhere.
    public var timelineSettings: TimelineSettingsEditor?
    /// How many members can sign in; `nil` = there is no team.
    public var memberCount: (@Sendable () async throws -> Int)?
    /// `nil` = WhatsApp accounts are connected elsewhere.
    public var whatsApp: WhatsAppActions?
    /// `nil` = nothing can be done with HubSpot's records.
    public var records: RecordActions?
    /// Which fields the card of a contact shows; `nil` = nobody can choose.
    public var cardChoices: CardChoices?
    /// `nil` = no files of contacts are taken.
    public var contactImports: ContactImports?
    /// `nil` = nothing is sent.
    public var outgoing: Outgoing?
    /// What members do with chats; `nil` = this server has no inbox.
    public var inbox: Inbox?
    /// Everybody who can sign in, for whom a chat may be.
    public var members: @Sendable () async throws -> [Member]
    /// Where files of messages are kept; `nil` = nowhere.
    public var media: FileStore?
    /// What is taken of files; `nil` = none are.
    public var mediaChoices: MediaChoices?
    /// Who may look; `nil` = nobody signs in.
    public var membership: Membership?
    /// Where mail leaves; `nil` = nowhere.
    public var mail: MailFacts?
    /// Only in the demo: links that let in whoever started it.
    public var demoMembers: [DemoMember] = []
    public var changes: Changes
    public var clock: WallClock
    /// `https://liaison.example.net`, no slash at the end.
    public var publicURL: String
    /// Only in the demo: the page that plays the customer.
    public var sandboxPage: String?

    public init(
        database: any SQLDatabase, workspace: WorkspaceID,
        receive: @escaping @Sendable (WebhookDelivery) async -> WebhookAnswer,
        answerHandshake: @escaping @Sendable (_ query: [String: String]) async -> String?,
        assign: @escaping @Sendable (MappingChange) async throws -> UserMapping,
        tokenName: @escaping @Sendable (_ bearer: String) async throws -> String?,
        status: @escaping @Sendable () async -> PipelineStatus, links: Links, linkSettings: LinkSettingsEditor,
        findContacts: @escaping @Sendable (_ text: String) async throws -> ContactSearchAnswer,
        hubSpot: HubSpotActions? = nil, userMapping: UserMappingActions? = nil, whatsApp: WhatsAppActions? = nil,
        records: RecordActions? = nil, cardChoices: CardChoices? = nil, contactImports: ContactImports? = nil,
        outgoing: Outgoing? = nil, inbox: Inbox? = nil,
        members: @escaping @Sendable () async throws -> [Member] = { [] }, media: FileStore? = nil,
        mediaChoices: MediaChoices? = nil, membership: Membership? = nil,
        changes: Changes, clock: WallClock, publicURL: String,
        sandboxPage: String? = nil
    ) {
        self.database = database
        self.workspace = workspace
        self.receive = receive
        self.answerHandshake = answerHandshake
        self.assign = assign
        self.tokenName = tokenName
        self.status = status
        self.links = links
        self.linkSettings = linkSettings
        self.findContacts = findContacts
        self.hubSpot = hubSpot
        self.userMapping = userMapping
        self.whatsApp = whatsApp
        self.records = records
        self.cardChoices = cardChoices
        self.contactImports = contactImports
        self.outgoing = outgoing
        self.inbox = inbox
        self.members = members
        self.media = media
        self.mediaChoices = mediaChoices
        self.membership = membership
        self.changes = changes
        self.clock = clock
        self.publicURL = publicURL
        self.sandboxPage = sandboxPage
    }
}
