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
    let changes: Changes
    let clock: WallClock
    private let budgets = Mutex<[HubID: RateBudget]>([:])
    private let calls = Counter()
    private let answers = Counter()

    public init(
        database: any SQLDatabase, box: SecretBox, secrets: WebhookSecrets, exchange: HTTPExchange,
        addresses: Addresses, changes: Changes, clock: WallClock
    ) {
        self.database = database
        self.box = box
        self.secrets = secrets
        self.exchange = exchange
        self.addresses = addresses
        self.changes = changes
        self.clock = clock
    }

    /// A client in the background lane; `nil` when HubSpot is not connected, or its token is known to be no good.
    public func hubSpot(_ workspace: WorkspaceID) async throws -> HubSpotClient? {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }),
            row.state.word == .connected || row.state.word == .degraded
        else { return nil }
        let token = try box.open(row.tokens.access, purpose: Purpose.hubSpotToken)
        return client(token: token, budget: budget(row.account))
    }

    /// Of the connected HubSpot account, if there is one and it was used.
    public func budget(_ workspace: WorkspaceID) async throws -> BudgetSnapshot? {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }) else { return nil }
        return await budget(row.account).snapshot(now: clock.now)
    }

    /// Does something with HubSpot and notes what its end says of the connection: a good end mends a degraded one,
    /// unless HubSpot was asked nothing.
    func noting<Result: Sendable>(
        _ workspace: WorkspaceID, _ work: () async throws -> Result
    ) async throws -> Result {
        let answersBefore = answers.value
        do {
            let result = try await work()
            if answers.value > answersBefore { try await note(.connectedHubSpot, workspace) }
            return result
        } catch let failure as HubSpotFailure {
            if let state = failure.connectionState { try await note(state, workspace) }
            throw failure
        }
    }

    private func note(_ state: ConnectionState, _ workspace: WorkspaceID) async throws {
        let before = try await database.read { try HubSpotAccountTable.find($0, workspace)?.state }
        // Calls that were under way when the token was refused must not make it good again.
        if before == state || before == nil || before?.word == .needsReconnect { return }
        try await database.write { try HubSpotAccountTable.setState($0, workspace, state) }
        changes.announce(.connections)
    }

    /// Calls to HubSpot since the process started.
    var callsMade: Int { calls.value }

    func client(token: String, budget: RateBudget) -> HubSpotClient {
        let exchange = HTTPExchange { [exchange, calls, answers] call async throws(HTTPFailure) in
            calls.add()
            let reply = try await exchange.send(call)
            answers.add()
            return reply
        }
        return HubSpotClient(
            exchange: exchange, baseURL: addresses.hubSpot, token: Secret(token), budget: budget, clock: clock)
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
}

private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add() {
        count.wrappingAdd(1, ordering: .relaxed)
    }
}
