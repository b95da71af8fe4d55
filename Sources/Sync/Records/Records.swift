public import Domain
import HubSpot
import Storage

/// HubSpot's records for a person in front of a screen: read live, written at once, audited.
///
/// Nobody waits longer than two seconds for a read or a change of values: what passes by itself is tried again until
/// then, and then it is said why not. A create is waited for, because giving up would leave its outcome unknown. Every
/// method throws `RecordFailure` or `SQLError`.
public final class Records: Sendable {
    /// Of the two seconds some are needed for our own work.
    static let patience = Duration.milliseconds(1500)
    /// However short the waits are.
    private static let triesMax = 20

    let connections: Connections
    let workspace: WorkspaceID
    let catalogue = RecordCatalogue()
    private let pause: @Sendable (Duration) async -> Void

    /// `pause` sleeps in a running server; tests move their clock in it.
    public init(
        connections: Connections, workspace: WorkspaceID,
        pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        self.connections = connections
        self.workspace = workspace
        self.pause = pause
    }

    var database: any SQLDatabase { connections.database }
    var now: Timestamp { connections.clock.now }
    /// How long whoever asks now is kept waiting.
    var patienceEnd: Timestamp { now + Self.patience }

    /// Asks HubSpot what can be asked twice, or creates what HubSpot refuses without effect: after anything that passes
    /// before `end` it is tried again.
    func ask<Answer: Sendable>(
        before end: Timestamp, for kind: RecordWork = .reading,
        _ work: @Sendable (HubSpotClient) async throws -> Answer
    ) async throws -> Answer {
        do {
            let answer = try await connections.withHubSpot(workspace, .interactive) { client in
                try await patiently(client, before: end, work)
            }
            guard let answer else { throw RecordFailure.notConnected }
            return answer
        } catch {
            throw RecordFailure(error, kind, now: now) ?? error
        }
    }

    private func patiently<Answer: Sendable>(
        _ client: HubSpotClient, before end: Timestamp, _ work: @Sendable (HubSpotClient) async throws -> Answer
    ) async throws -> Answer {
        var last: HubSpotFailure?
        // A later refusal does not undo what an earlier try may have written.
        var doubt: HubSpotFailure?
        for _ in 1..<Self.triesMax {
            do {
                return try await work(client.hurried(end - now, pause: pause))
            } catch let failure as HubSpotFailure {
                guard let again = failure.pass(now: now), !Task.isCancelled, now < end else {
                    throw failure.pass(now: now) == nil ? failure : doubt ?? failure
                }
                // A pause beyond our patience may be of our own caution only. The budget knows, and lets people try;
                // told the same once more, without a call, there is nothing to try.
                if again >= end, failure == last { throw doubt ?? failure }
                if failure.mayHaveWritten { doubt = failure }
                if again < end { await pause(again - now) }
                last = failure
            }
        }
        return try await work(client.hurried(end - now, pause: pause))
    }

    /// The record that an id leads to now.
    func survivor(of contact: ContactID) async throws -> ContactID {
        let workspace = workspace
        return try await database.read { try ContactMergeTable.survivor($0, workspace, of: contact) }
    }

    /// Only whoever is active in HubSpot can be given something.
    func check(_ owner: OwnerID?, named property: String = "owner") async throws {
        guard let owner, !owner.value.isEmpty else { return }
        let workspace = workspace
        let known = try await database.read { try OwnerTable.all($0, workspace).first { $0.id == owner } }
        if let known, !known.isArchived { return }
        let refusal: MappingRefusal = known == nil ? .unknownOwner(owner) : .archivedOwner(owner)
        throw RecordFailure.invalid(
            refusal.sentence, problems: [PropertyProblem(property: property, message: refusal.sentence)])
    }

    /// What HubSpot has now of a contact is read into the mirror at once.
    func reread(_ contact: ContactID, _ cause: String) async throws {
        let (workspace, now) = (workspace, now)
        try await database.write { try ContactRereadTable.add($0, workspace, contact, cause: cause, due: now) }
        connections.changes.announce(.contacts)
    }
}
