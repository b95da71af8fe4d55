import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Sync
import Web

/// The pages over a database, asked in this process: routing, reading, rendering, no socket.
struct BenchSite: Sendable {
    let client: any TestClientProtocol

    static func open<Result: Sendable>(
        _ database: any SQLDatabase, clock: WallClock, _ work: @escaping @Sendable (BenchSite) async throws -> Result
    ) async throws -> Result {
        let router = try makeRouter(services(database, clock), access: .openForTests)
        return try await Application(router: router).test(.router) { client in
            try await work(BenchSite(client: client))
        }
    }

    /// How long a page takes, and what it weighs. Throws where it is not there.
    func time(_ uri: String) async throws -> (duration: Duration, bytes: Int) {
        let watch = Stopwatch()
        let response = try await client.execute(uri: uri, method: .get)
        let duration = watch.read().wall
        guard response.status == .ok else { throw BenchFailure("\(uri) answered \(response.status).") }
        return (duration, response.body.readableBytes)
    }

    func text(_ uri: String) async throws -> String {
        String(buffer: try await client.execute(uri: uri, method: .get).body)
    }

    private static func services(_ database: any SQLDatabase, _ clock: WallClock) throws -> WebServices {
        let (workspace, changes) = (FilledInbox.workspace, Changes())
        let ids = IDSource.timeOrdered(clock: clock, seed: 1)
        let box = try SecretBox(passphrase: "only for benchmarks")
        let connections = Connections(
            database: database, box: box, secrets: WebhookSecrets(database: database, box: box, clock: clock),
            exchange: HTTPExchange { _ async throws(HTTPFailure) in throw .notSent("pages call no vendor") },
            addresses: Connections.Addresses(hubSpot: "", graph: ""), changes: changes, clock: clock, ids: ids)
        let records = Records(connections: connections, workspace: workspace)
        let pace = TimelineEntryTable.Pace()
        return WebServices(
            database: database, workspace: workspace, receive: { _ in .stored }, answerHandshake: { _ in nil },
            assign: { throw MappingRefusal.unknownNumber($0.number) }, tokenName: { _ in nil },
            status: { PipelineStatus(startedAt: clock.now, budget: nil, troubles: []) },
            links: Links(
                database: database, workspace: workspace, records: records, pace: pace, changes: changes, clock: clock,
                ids: ids),
            linkSettings: LinkSettingsEditor(
                database: database, workspace: workspace, records: records, changes: changes, clock: clock, ids: ids),
            findContacts: { _ in ContactSearchAnswer(contacts: []) },
            outgoing: Outgoing(connections: connections, workspace: workspace, pace: pace),
            inbox: Inbox(database: database, workspace: workspace, changes: changes, clock: clock, ids: ids),
            changes: changes, clock: clock, publicURL: "http://localhost:8080")
    }
}
