public import Domain
public import HubSpot
public import Storage
import Synchronization

/// The accounts a workspace is connected to: makes connections, keeps their secrets under seal, and hands out clients
/// that share one budget per HubSpot account.
public final class Connections: Sendable {
    /// Where the vendors are: theirs, or the sandbox's.
    public struct Addresses: Sendable {
        public var hubSpot: String
        public var graph: String

        public init(hubSpot: String, graph: String) {
            self.hubSpot = hubSpot
            self.graph = graph
        }
    }

    let database: any SQLDatabase
    let box: SecretBox
    let secrets: WebhookSecrets
    let exchange: HTTPExchange
    let addresses: Addresses
    /// The app that HubSpot accounts can install; `nil` = only tokens can be pasted.
    let oauth: HubSpotOAuth?
    let whatsApp: WhatsAppSetup
    let changes: Changes
    let clock: WallClock
    let ids: IDSource
    let refreshes = TokenRefreshes()
    private let budgets = Mutex<[HubID: RateBudget]>([:])
    private let calls = Counter()
    private let answers = Counter()

    public init(
        database: any SQLDatabase, box: SecretBox, secrets: WebhookSecrets, exchange: HTTPExchange,
        addresses: Addresses, app: OAuthApp? = nil, whatsApp: WhatsAppSetup = WhatsAppSetup(), changes: Changes,
        clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.box = box
        self.secrets = secrets
        self.exchange = exchange
        self.addresses = addresses
        self.oauth = app.map { HubSpotOAuth(app: $0, exchange: exchange, baseURL: addresses.hubSpot) }
        self.whatsApp = whatsApp
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Does something with HubSpot, and notes what its end says of the connection. `nil` = HubSpot is not connected, or
    /// its token is known to be no good.
    ///
    /// A token that HubSpot calls expired before its time is renewed once, and `work` done again: so do only what can
    /// be. Throws what `work` throws, and `OAuthFailure` where no fresh token is to be had.
    public func withHubSpot<Result: Sendable>(
        _ workspace: WorkspaceID, _ lane: RateLane = .background, _ work: (HubSpotClient) async throws -> Result
    ) async throws -> Result? {
        guard let row = try await open(workspace) else { return nil }
        let (token, canRenew) = (try await token(workspace, row.tokens), row.tokens.credential == .oauth)
        let client = client(token: token, budget: budget(row.account)).inLane(lane)
        do {
            return try await noting(workspace, unless: { canRenew && $0.isAboutTheToken }) { try await work(client) }
        } catch let failure as HubSpotFailure where failure.isAboutTheToken && canRenew {
            let renewed = try await renew(workspace, rejected: token)
            let client = self.client(token: renewed, budget: budget(row.account)).inLane(lane)
            do {
                return try await noting(workspace, unless: { $0 == .expiredToken }) { try await work(client) }
            } catch HubSpotFailure.expiredToken {
                // Work that takes longer than tokens live, or a clock that is wrong there: no reason to give up.
                throw HubSpotFailure.unreachable("HubSpot calls a token expired that it has just made")
            }
        }
    }

    /// A client in the background lane, for whoever judges its failures themselves.
    public func hubSpot(_ workspace: WorkspaceID) async throws -> HubSpotClient? {
        guard let row = try await open(workspace) else { return nil }
        return client(token: try await token(workspace, row.tokens), budget: budget(row.account))
    }

    /// `nil` = no call may be made.
    private func open(_ workspace: WorkspaceID) async throws -> HubSpotAccountTable.Row? {
        let row = try await database.read { try HubSpotAccountTable.find($0, workspace) }
        return row.flatMap { $0.state.lets ? $0 : nil }
    }

    /// What is left of the connected account's limits; `nil` = nothing is connected.
    public func limits(_ workspace: WorkspaceID) async throws -> HubSpotLimits? {
        try await budget(workspace).map { HubSpotLimits($0) }
    }

    /// Of the connected HubSpot account, if there is one and it was used.
    func budget(_ workspace: WorkspaceID) async throws -> BudgetSnapshot? {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }) else { return nil }
        return await budget(row.account).snapshot(now: clock.now)
    }

    /// A good end mends a degraded connection, unless HubSpot was asked nothing. A bad one is noted, unless something
    /// can be done about it first.
    private func noting<Result: Sendable>(
        _ workspace: WorkspaceID, unless isCurable: (HubSpotFailure) -> Bool, _ work: () async throws -> Result
    ) async throws -> Result {
        let answersBefore = answers.value
        do {
            let result = try await work()
            if answers.value > answersBefore { try await note(workspace) { ScopeReport.wellState($0.scopes) } }
            return result
        } catch let failure as HubSpotFailure {
            if case .missingScopes(let scopes) = failure {
                try await noteMissing(workspace, scopes)
            } else if let state = failure.connectionState, !isCurable(failure) {
                try await note(workspace) { _ in state }
            }
            throw failure
        }
    }

    /// Calls that were under way when the token was refused must not make it good again.
    func note(
        _ workspace: WorkspaceID, _ state: @escaping @Sendable (HubSpotAccountTable.Row) -> ConnectionState
    ) async throws {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }), row.state.lets,
            row.state != state(row)
        else { return }
        try await database.write { connection in
            guard let row = try HubSpotAccountTable.find(connection, workspace), row.state.lets else { return }
            try HubSpotAccountTable.setState(connection, workspace, state(row))
        }
        changes.announce(.connections)
    }

    /// HubSpot names scopes of which any would do; one that stands alone is missing for certain. What cannot be done
    /// without it is not done, and the rest goes on, unless nothing goes without it.
    private func noteMissing(_ workspace: WorkspaceID, _ named: [String]) async throws {
        let failure = HubSpotFailure.missingScopes(named)
        try await database.write { connection in
            guard let row = try HubSpotAccountTable.find(connection, workspace), named.count == 1 else { return }
            var scopes = row.scopes
            scopes[named[0]] = .missing
            try HubSpotAccountTable.saveScopes(connection, workspace, scopes)
        }
        try await note(workspace) { row in
            let judged = ScopeReport(row.scopes).judgement
            return judged.word == .connected ? ConnectionState(.degraded, failure.sentence) : judged
        }
    }

    /// Calls to HubSpot since the process started.
    var callsMade: Int { calls.value }

    func client(token: Secret, budget: RateBudget) -> HubSpotClient {
        let exchange = HTTPExchange { [exchange, calls, answers] call async throws(HTTPFailure) in
            calls.add()
            let reply = try await exchange.send(call)
            answers.add()
            return reply
        }
        return HubSpotClient(
            exchange: exchange, baseURL: addresses.hubSpot, token: token, budget: budget, clock: clock)
    }

    func budget(_ account: HubSpotAccount) -> RateBudget {
        budgets.withLock { budgets in
            if let budget = budgets[account.id] { return budget }
            let budget = RateBudget(timeZone: account.timeZone)
            budgets[account.id] = budget
            return budget
        }
    }
}

extension ConnectionState {
    static let connectedHubSpot = ConnectionState(.connected, "HubSpot is connected.")
    static let connectedWhatsApp = ConnectionState(.connected, "WhatsApp is connected and sends to Liaison.")

    /// Calls may be made.
    var lets: Bool {
        switch word {
        case .connected, .degraded: true
        case .needsReconnect, .disconnected: false
        }
    }
}

extension ScopeReport {
    /// How a connection is that has no trouble but perhaps too few scopes.
    static func wellState(_ scopes: [String: ScopeState]) -> ConnectionState {
        scopes.isEmpty ? .connectedHubSpot : ScopeReport(scopes).judgement
    }
}

extension HubSpotFailure {
    /// HubSpot answers an expired token with either, depending on how it looks.
    var isAboutTheToken: Bool { self == .expiredToken || self == .invalidToken }
}

private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add() {
        count.wrappingAdd(1, ordering: .relaxed)
    }
}
