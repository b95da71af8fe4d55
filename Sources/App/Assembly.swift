import Domain
import Foundation
import Logging
import SMTP
import Storage
import Sync
import Web

/// The one place where everything is wired.
struct Assembly: Sendable {
    let settings: Settings
    let database: any SQLDatabase
    let changes: Changes
    let connections: Connections
    let intake: Intake
    let ownership: Ownership
    let records: Records
    let links: Links
    let linkSettings: LinkSettingsEditor
    let timelineSettings: TimelineSettingsEditor
    let contactSearch: ContactSearch
    let contactImports: ContactImports
    let outgoing: Outgoing
    let tokens: APITokens
    let membership: Membership
    let pipeline: Pipeline
    let exchange: HTTPExchange
    let clock: WallClock
    let ids: IDSource

    /// The one workspace of an installation, until there are more.
    static let workspace = WorkspaceID(1)

    /// Opens the database, brings its schema up to date, and wires the rest. Throws `Complaint` or `SQLError`.
    init(
        settings: Settings, exchange: HTTPExchange, clock: WallClock = .system, logger: Logger,
        passwordCost: PasswordCost = .usual, adjust: (inout Pipeline.Settings) -> Void = { _ in }
    ) async throws {
        let database = try await openDatabase(settings.database)
        let changes = Changes()
        let ids = IDSource.timeOrdered(clock: clock, seed: .random(in: .min ... .max))
        _ = try await migrate(database, migrations, now: clock.now)
        try await Self.makeWorkspace(database)
        let box = try secretBox(settings)
        let secrets = WebhookSecrets(database: database, box: box, clock: clock, logger: logger)
        self.settings = settings
        self.database = database
        self.changes = changes
        self.exchange = exchange
        self.clock = clock
        self.ids = ids
        connections = Connections(
            database: database, box: box, secrets: secrets, exchange: exchange,
            addresses: Connections.Addresses(hubSpot: settings.hubSpotURL, graph: settings.graphURL),
            app: settings.hubSpotApp, whatsApp: settings.whatsApp, changes: changes, clock: clock, ids: ids)
        intake = Intake(database: database, secrets: secrets, changes: changes, clock: clock, ids: ids)
        ownership = Ownership(
            database: database, workspace: Self.workspace, changes: changes, clock: clock, ids: ids)
        records = Records(connections: connections, workspace: Self.workspace)
        contactSearch = ContactSearch(records: records)
        tokens = APITokens(database: database, clock: clock)
        membership = Membership(
            database: database, workspace: Self.workspace, box: box, cost: passwordCost,
            sendsMail: settings.mail != nil, random: .system, changes: changes, clock: clock, ids: ids)
        var pace = Pipeline.Settings(holder: "\(ProcessInfo.processInfo.hostName) \(settings.address)")
        pace.media = settings.media
        if let client = settings.mailClient {
            pace.mail = MailSetup(
                client: client, membership: membership, words: mailWords(publicURL: settings.publicURL))
        }
        pace.keepBodies = .seconds(settings.keepBodiesDays * 86_400)
        adjust(&pace)
        links = Links(
            database: database, workspace: Self.workspace, records: records, pace: pace.pace, changes: changes,
            clock: clock, ids: ids)
        timelineSettings = TimelineSettingsEditor(
            database: database, workspace: Self.workspace, pace: pace.pace, changes: changes, clock: clock, ids: ids)
        linkSettings = LinkSettingsEditor(
            database: database, workspace: Self.workspace, records: records, changes: changes, clock: clock, ids: ids)
        contactImports = ContactImports(
            database: database, workspace: Self.workspace, pace: pace.pace, changes: changes, clock: clock, ids: ids)
        outgoing = Outgoing(connections: connections, workspace: Self.workspace, pace: pace.pace)
        pipeline = Pipeline(
            database: database, workspace: Self.workspace, connections: connections, settings: pace, changes: changes,
            clock: clock, ids: ids, logger: logger)
    }

    func webServices(sandboxPage: String? = nil, demoMembers: [DemoMember] = []) -> WebServices {
        var services = plainServices(sandboxPage: sandboxPage)
        services.timelineSettings = timelineSettings
        services.demoMembers = demoMembers
        services.mail = settings.mail.map { MailFacts(server: $0.server.name, sender: $0.sender.address) }
        services.members = membership.members
        services.memberCount = { try await membership.members().filter(\.isActive).count }
        return services
    }

    private func plainServices(sandboxPage: String?) -> WebServices {
        WebServices(
            database: database, workspace: Self.workspace, receive: intake.receive,
            answerHandshake: intake.answerHandshake, assign: ownership.assign, tokenName: tokens.name,
            status: pipeline.status, links: links, linkSettings: linkSettings, findContacts: contactSearch.find,
            hubSpot: hubSpotActions, userMapping: userMappingActions, whatsApp: whatsAppActions,
            records: RecordActions(records), cardChoices: cardChoices, contactImports: contactImports,
            outgoing: outgoing, inbox: inbox, media: settings.media.store, mediaChoices: mediaChoices,
            membership: membership, changes: changes, clock: clock, publicURL: settings.publicURL,
            sandboxPage: sandboxPage)
    }

    private var inbox: Inbox {
        Inbox(database: database, workspace: Self.workspace, changes: changes, clock: clock, ids: ids)
    }

    private var cardChoices: CardChoices {
        CardChoices(database: database, workspace: Self.workspace, clock: clock, ids: ids)
    }

    private var mediaChoices: MediaChoices {
        MediaChoices(database: database, workspace: Self.workspace, changes: changes, clock: clock, ids: ids)
    }

    private var userMappingActions: UserMappingActions {
        let people = HubSpotPeople(records: records)
        return UserMappingActions(
            end: ownership.end, staff: { await people.staff(isFresh: $0) }, readOwners: people.readOwners)
    }

    private var whatsAppActions: WhatsAppActions {
        var actions = WhatsAppActions(connections, Self.workspace)
        actions.canSignUp = settings.whatsApp.app != nil
        return actions
    }

    private var hubSpotActions: HubSpotActions {
        let workspace = Self.workspace
        return HubSpotActions(
            canAuthorize: connections.canAuthorize,
            authorize: {
                try await connections.authorization(workspace, nonce: randomSecret(), verifier: randomSecret())
            },
            finish: { query, cookie, author in
                let account = try await connections.finishAuthorization(
                    workspace, query: query, cookie: cookie, author: author)
                try await connections.adoptTimeZone(of: account, workspace)
                return account
            },
            connect: { token, clientSecret, author in
                let account = try await connections.connectHubSpot(
                    workspace, token: token, clientSecret: clientSecret, author: author)
                try await connections.adoptTimeZone(of: account, workspace)
                return account
            },
            check: { _ = try await connections.checkHubSpot(workspace) },
            disconnect: { try await connections.disconnectHubSpot(workspace, author: $0) },
            limits: { try await connections.limits(workspace) })
    }

    /// With the first account its time zone is taken over, before messages are filed by day.
    func connectHubSpot(token: Secret, clientSecret: Secret?) async throws -> HubSpotAccount {
        let account = try await connections.connectHubSpot(Self.workspace, token: token, clientSecret: clientSecret)
        try await connections.adoptTimeZone(of: account, Self.workspace)
        return account
    }

    /// For a command that does one thing beside a server that may be running. Throws what `work` throws.
    static func during<Result>(
        _ options: SettingOptions, _ work: (Assembly) async throws -> Result
    ) async throws -> Result {
        try await during(try await options.settings(), work)
    }

    static func during<Result>(
        _ settings: Settings, _ work: (Assembly) async throws -> Result
    ) async throws -> Result {
        try await LiveExchange.open { exchange in
            let assembly = try await Assembly(
                settings: settings, exchange: exchange, logger: makeLogger(settings.logLevel))
            do {
                let result = try await work(assembly)
                await assembly.database.close()
                return result
            } catch {
                await assembly.database.close()
                throw error
            }
        }
    }

    /// A new installation has a workspace in this machine's time zone.
    private static func makeWorkspace(_ database: any SQLDatabase) async throws {
        try await database.write { connection in
            if try WorkspaceTable.find(connection, workspace) != nil { return }
            try WorkspaceTable.save(
                connection,
                Workspace(
                    id: workspace, name: "Liaison", timeZone: TimeZone.current.identifier, defaultRegion: nil,
                    granularity: .day, fallbackOwner: nil))
        }
    }
}

extension RandomSource {
    /// The machine's own, fit for secrets.
    static let system = RandomSource { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
}

/// 256 bits as 43 letters that a URL carries as they are.
func randomSecret() -> Secret {
    let bytes = Data(RandomSource.system.bytes(32))
    return Secret(
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
}
