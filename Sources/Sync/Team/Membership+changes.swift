public import Domain
import Storage

/// What admins change about members.
extension Membership {
    /// A member who is deactivated is out at once, in every browser. History keeps their name.
    public func change(_ id: MemberID, _ change: MemberChange, author: Author) async throws {
        let workspace = workspace
        try await database.write { connection in
            let before = try find(connection, id).member
            var after = change.applied(to: before)
            after.grants.formIntersection(Permission.grantable)
            if after == before { return }
            try check(connection, before, after)
            try MemberTable.save(connection, workspace, after)
            if !after.isActive {
                try SessionTable.endAll(connection, workspace, of: id)
                try OneTimeLinkTable.deleteAll(connection, workspace, of: id)
            }
            for step in MemberStep.steps(from: before, to: after) {
                try audit(connection, step.verb, id, author, before: step.before, after: step.after, step.reason)
            }
            // The replying member's owner is part of what a timeline shows.
            if before.owner != after.owner {
                try TimelineEntryTable.markStanding(connection, workspace, member: id, now: clock.now)
            }
        }
        changes.announce(.team)
        changes.announce(.timeline)
    }

    private func check(_ connection: any SQLConnection, _ before: Member, _ after: Member) throws {
        let team = try MemberTable.all(connection, workspace).map(\.member)
        guard keepsAnAdmin(team, with: after) else { throw TeamRefusal.lastAdmin }
        if let owner = after.owner, owner != before.owner {
            let known = try OwnerTable.all(connection, workspace).first { $0.id == owner }
            guard let known, !known.isArchived else { throw TeamRefusal.unknownOwner(owner) }
        }
        let numbers = Set(try BusinessNumberTable.all(connection, workspace).map(\.id))
        if let unknown = after.numbers?.subtracting(before.numbers ?? []).subtracting(numbers).first {
            throw TeamRefusal.unknownNumber(unknown)
        }
    }
}

/// One thing that is another now, as the audit tells it.
struct MemberStep: Sendable, Equatable {
    var verb: String
    var before: String?
    var after: String?
    var reason: String

    static func steps(from before: Member, to after: Member) -> [MemberStep] {
        var steps: [MemberStep] = []
        if before.isActive != after.isActive {
            steps.append(
                after.isActive
                    ? MemberStep(verb: "member_reactivated", reason: "\(after.name) may sign in again.")
                    : MemberStep(
                        verb: "member_deactivated", reason: "\(after.name) is out in every browser; history stays."))
        }
        if before.role != after.role {
            steps.append(
                MemberStep(
                    verb: "role_changed", before: before.role.rawValue, after: after.role.rawValue,
                    reason: "What \(after.name) may do."))
        }
        if before.grants != after.grants {
            steps.append(
                MemberStep(
                    verb: "grants_changed", before: text(before.grants), after: text(after.grants),
                    reason: "What \(after.name) may do beyond what every agent may."))
        }
        if before.numbers != after.numbers {
            steps.append(
                MemberStep(
                    verb: "numbers_changed", before: text(before.numbers), after: text(after.numbers),
                    reason: "Whose chats \(after.name) sees."))
        }
        if before.owner != after.owner {
            steps.append(
                MemberStep(
                    verb: "owner_changed", before: before.owner.map { "owner:\($0)" },
                    after: after.owner.map { "owner:\($0)" }, reason: "Who \(after.name) is in HubSpot."))
        }
        return steps
    }

    private static func text(_ grants: Set<Permission>) -> String {
        grants.isEmpty ? "none" : grants.map(\.rawValue).sorted().joined(separator: ", ")
    }

    private static func text(_ numbers: Set<BusinessNumberID>?) -> String {
        guard let numbers else { return "all" }
        return numbers.isEmpty ? "none" : numbers.map(\.value).sorted().joined(separator: ", ")
    }
}

extension MemberStep {
    fileprivate init(verb: String, reason: String) {
        self.init(verb: verb, before: nil, after: nil, reason: reason)
    }
}
