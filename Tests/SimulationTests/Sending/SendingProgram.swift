import Domain
import Sandbox
import Storage

@testable import Sync

/// One run of the part of the program that sends: all that lives in memory, over a database that outlives it.
struct SendingProgram: Sendable {
    static let workspace = WorkspaceID(1)

    let fate: Fate
    let database: UnreliableDatabase
    let connections: Connections
    let outgoing: Outgoing
    let intake: Intake
    let work: OutgoingWork
    private let incoming: IncomingWork
    private let templates: TemplateWork

    init(file: any SQLDatabase, world: SendingWorld) throws {
        fate = Fate(dice: world.dice.child())
        database = UnreliableDatabase(database: file, fate: fate)
        let (clock, changes, pace) = (world.time.clock, Changes(), TimelineEntryTable.Pace())
        let ids = IDSource.timeOrdered(clock: clock, seed: UInt32(truncatingIfNeeded: world.dice.next()))
        let box = try SecretBox(passphrase: "the key of the simulation")
        let secrets = WebhookSecrets(database: database, box: box, clock: clock)
        connections = Connections(
            database: database, box: box, secrets: secrets, exchange: world.network(fate),
            addresses: Connections.Addresses(hubSpot: "https://hubspot.test", graph: "https://graph.test"),
            changes: changes, clock: clock, ids: ids)
        intake = Intake(database: database, secrets: secrets, changes: changes, clock: clock, ids: ids)
        outgoing = Outgoing(connections: connections, workspace: Self.workspace, pace: pace)
        // One call at a time, so that a seed's throws fall in one order.
        work = OutgoingWork(
            connections: connections, workspace: Self.workspace, pace: pace,
            settings: OutgoingWork.Settings(callsMax: 1, departuresMax: 20))
        incoming = IncomingWork(
            database: database, workspace: Self.workspace, pace: pace, changes: changes, clock: clock, ids: ids)
        templates = TemplateWork(connections: connections, workspace: Self.workspace)
    }

    enum Step: CaseIterable, Sendable {
        case incoming, sending, templates
    }

    /// When to come again; `nil` = when there is news.
    func take(_ step: Step) async throws -> Timestamp? {
        switch step {
        case .incoming: try await incoming.step() > 0 ? .beginning : nil
        case .sending: try await work.step()
        case .templates: try await templates.step()
        }
    }

    func receive(_ delivery: Sandbox.WebhookDelivery) async -> WebhookAnswer {
        await intake.receive(
            Sync.WebhookDelivery(
                vendor: .whatsapp, body: delivery.body, signature: delivery.headers["x-hub-signature-256"]))
    }

    func connect(_ world: SendingWorld) async throws {
        let account = world.whatsApp.account
        _ = try await connections.connectWhatsApp(
            Self.workspace,
            WhatsAppCredentials(
                account: WhatsAppAccountID(account.wabaID), token: world.token, appSecret: account.appSecret,
                verifyToken: account.verifyToken))
    }
}
