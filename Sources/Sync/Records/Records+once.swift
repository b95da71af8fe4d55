import Domain
import Foundation
import HubSpot
import Storage

/// How something new is made in HubSpot, and found if it is not known whether it was.
struct Creation: Sendable {
    /// One word in the past tense, such as `deal_opened`.
    var verb: String
    /// Such as `deal`.
    var noun: String
    /// What somebody would look for.
    var title: String
    /// Whose card it stands on; `nil` = it is a contact itself.
    var contact: ContactID?
    /// All that makes two requests the same.
    var parts: [String?]
    /// The id of what was made since then and looks like it.
    var look: @Sendable (HubSpotClient, _ since: Timestamp) async throws -> String?
    /// `since` is when this was first asked for.
    var make: @Sendable (HubSpotClient, _ since: Timestamp) async throws -> String
}

extension Records {
    /// HubSpot's clock and ours may differ by as much.
    static let clockSkewMax = Duration.seconds(60)

    /// Makes it, once for each key. Returns its id.
    func carryOut(_ creation: Creation, _ request: RecordRequest) async throws -> String {
        guard let key = request.key else {
            let id = try await make(creation, since: now)
            try await noteMade(creation, id, request, nil)
            return id
        }
        let once = OnceOnly(
            database: database, workspace: workspace, key: key,
            digest: OnceOnly.digest([creation.verb, creation.contact?.value] + creation.parts))
        switch try await once.begin(now: now) {
        case .answer(let id): return id
        case .make(let since): return try await make(creation, since, request, once)
        case .look(let since):
            if let id = try await look(creation, since, once) {
                try await noteMade(creation, id, request, once)
                return id
            }
            return try await make(creation, since, request, once)
        }
    }

    /// `nil` = it was not made, and will not be by an earlier try.
    private func look(_ creation: Creation, _ since: Timestamp, _ once: OnceOnly) async throws -> String? {
        do {
            let earliest = since - Self.clockSkewMax
            let found = try await ask(before: patienceEnd, for: .looking) { try await creation.look($0, earliest) }
            if found == nil, now - since < OnceOnly.settledAfter { throw RecordFailure.unsure }
            return found
        } catch {
            try await once.finish(.unsure, now: now)
            throw error
        }
    }

    private func make(
        _ creation: Creation, _ since: Timestamp, _ request: RecordRequest, _ once: OnceOnly
    ) async throws -> String {
        let id: String
        do {
            id = try await make(creation, since: since)
        } catch {
            try await once.finish(Self.left(by: error), now: now)
            throw error
        }
        try await noteMade(creation, id, request, once)
        return id
    }

    private func make(_ creation: Creation, since: Timestamp) async throws -> String {
        try await ask(before: patienceEnd, for: .creating) { try await creation.make($0, since) }
    }

    /// Every failure but one says that HubSpot made nothing; of a strange one nothing is known.
    private static func left(by error: any Error) -> RequestKeyTable.State {
        guard let failure = error as? RecordFailure, failure != .unsure else { return .unsure }
        return .refused
    }

    private func noteMade(
        _ creation: Creation, _ id: String, _ request: RecordRequest, _ once: OnceOnly?
    ) async throws {
        let (workspace, now, ids) = (workspace, now, connections.ids)
        let contact = creation.contact ?? ContactID(id)
        let note = RecordNote(
            verb: creation.verb, subject: "contact:\(contact)",
            after: "\(creation.noun):\(id) \(creation.title.prefix(200))", author: request.author,
            reason: "Written to HubSpot.")
        try await database.write { connection in
            if let once {
                try RequestKeyTable.finish(connection, workspace, once.key, .done, answerID: id, now: now)
            }
            try AuditTable.add(connection, workspace, note.entry(id: ids.next(), at: now))
            try ContactRereadTable.add(connection, workspace, contact, cause: creation.verb, due: now)
        }
        connections.changes.announce(.contacts)
    }
}
