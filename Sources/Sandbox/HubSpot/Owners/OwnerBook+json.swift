import Domain

extension OwnerBook {
    /// An owner as `/crm/owners` shows it. `teams` is left out where there are none.
    func json(_ owner: Owner) -> JSON {
        var fields: [String: JSON] = [
            "id": .string(String(owner.id)), "type": "PERSON", "email": .string(owner.email),
            "firstName": .string(owner.firstName), "lastName": .string(owner.lastName),
            "userId": owner.isArchived ? .null : .integer(owner.userID),
            "userIdIncludingInactive": .integer(owner.userID),
            "createdAt": .string(HubSpotTime.text(owner.createdAt)),
            "updatedAt": .string(HubSpotTime.text(owner.updatedAt)), "archived": .bool(owner.isArchived),
        ]
        let own = teams.filter { $0.id == owner.primaryTeam || owner.secondaryTeams.contains($0.id) }
        if !own.isEmpty {
            fields["teams"] = .array(
                own.map {
                    [
                        "id": .string($0.id), "name": .string($0.name), "primary": .bool($0.id == owner.primaryTeam),
                    ]
                })
        }
        return .object(fields)
    }

    /// The same person as `/settings/users` shows it. The numbered edition does not tell names.
    func userJSON(_ owner: Owner, _ dialect: HubSpotRequest.Dialect) -> JSON {
        var fields: [String: JSON] = [
            "id": .string(String(owner.userID)), "email": .string(owner.email),
            "roleIds": owner.isSuperAdmin ? [] : [.string(Role.member.id)], "superAdmin": .bool(owner.isSuperAdmin),
        ]
        if let team = owner.primaryTeam { fields["primaryTeamId"] = .string(team) }
        if !owner.secondaryTeams.isEmpty {
            fields["secondaryTeamIds"] = .array(owner.secondaryTeams.map(JSON.string))
        }
        if dialect == .dated {
            fields["firstName"] = .string(owner.firstName)
            fields["lastName"] = .string(owner.lastName)
        }
        return .object(fields)
    }

    /// Deactivated users are in no team's list.
    func teamJSON(_ team: Team) -> JSON {
        let active = owners.filter { !$0.isArchived }
        func ids(_ isIn: (Owner) -> Bool) -> JSON { .array(active.filter(isIn).map { .string(String($0.userID)) }) }
        return [
            "id": .string(team.id), "name": .string(team.name), "userIds": ids { $0.primaryTeam == team.id },
            "secondaryUserIds": ids { $0.secondaryTeams.contains(team.id) },
        ]
    }

    /// Super admins have no role: they may do everything.
    struct Role: Sendable {
        let id: String
        let name: String

        static let member = Role(id: "57781", name: "Sales and service")
        static let all = [member]

        var json: JSON { ["id": .string(id), "name": .string(name), "requiresBillingWrite": false] }
    }
}
