public import Domain
import HubSpot
import Synchronization

/// HubSpot's users and teams for whoever maps numbers: kept for ten minutes, a minute where HubSpot would not tell.
public final class HubSpotPeople: Sendable {
    static let ageMax = Duration.seconds(600)
    static let problemAgeMax = Duration.seconds(60)
    /// 100 users each: nobody has more people answering chats.
    private static let pagesMax = 20

    private let records: Records
    private let kept = Mutex<(staff: HubSpotStaff, readAt: Timestamp)?>(nil)

    public init(records: Records) {
        self.records = records
    }

    /// Never fails: what HubSpot does not tell is said in the answer.
    ///
    /// - Parameter isFresh: ask now, whatever is kept.
    public func staff(isFresh: Bool = false) async -> HubSpotStaff {
        if !isFresh, let kept = fresh { return kept }
        let read = await read()
        let now = records.now
        kept.withLock { $0 = (read, now) }
        return read
    }

    /// Reads the owners now instead of within the hour. Throws `RecordFailure` or `SQLError`.
    public func readOwners() async throws {
        let connections = records.connections
        try await records.ask(before: records.patienceEnd) { [records] client in
            try await Mirror(
                database: records.database, workspace: records.workspace, client: client, changes: connections.changes,
                clock: connections.clock, ids: connections.ids
            ).readOwners()
        }
    }

    private var fresh: HubSpotStaff? {
        let now = records.now
        return kept.withLock { kept in
            guard let kept, kept.readAt <= now else { return nil }
            let hasProblem = kept.staff.usersProblem != nil || kept.staff.teamsProblem != nil
            return now - kept.readAt < (hasProblem ? Self.problemAgeMax : Self.ageMax) ? kept.staff : nil
        }
    }

    private func read() async -> HubSpotStaff {
        var staff = HubSpotStaff()
        do {
            staff.users = try await records.ask(before: records.patienceEnd) { try await Self.users($0) }
        } catch {
            staff.usersProblem = Self.sentence(error)
        }
        do {
            staff.teams = try await records.ask(before: records.patienceEnd) { try await $0.teams() }
        } catch {
            staff.teamsProblem = Self.sentence(error)
        }
        return staff
    }

    private static func users(_ client: HubSpotClient) async throws -> [CRMUser] {
        var users: [CRMUser] = []
        var after: String?
        for _ in 0..<pagesMax {
            let page = try await client.users(after: after)
            users += page.results
            after = page.after
            if after == nil { break }
        }
        return users
    }

    private static func sentence(_ error: any Error) -> String {
        (error as? any ExplainedFailure)?.sentence ?? "HubSpot could not be asked."
    }
}
