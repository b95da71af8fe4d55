import Domain

/// `/settings/users`: the account's active users, by their users' ids.
extension HubSpotState {
    func listUsers(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let limit = try request.limit(standard: 100, most: 100)
        let after = try request.after()
        let rest = owners.owners.filter { !$0.isArchived && $0.userID >= after }
        let next = rest.dropFirst(limit).first.map { String($0.userID) }
        return .json(200, .page(rest.prefix(limit).map { owners.userJSON($0, request.dialect) }, next: next))
    }

    func readUser(_ key: String, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let found: OwnerBook.Owner? =
            switch request.query["idProperty"] ?? "USER_ID" {
            case "USER_ID": owners.owner(userID: key)
            case "EMAIL": owners.owners.first { $0.email.lowercased() == key.lowercased() }
            default: throw .validation("idProperty must be USER_ID or EMAIL.")
            }
        guard let found, !found.isArchived else { throw .notFound }
        return .json(200, owners.userJSON(found, request.dialect))
    }

    func listRoles() -> HTTPReply {
        .json(200, ["results": .array(OwnerBook.Role.all.map(\.json))])
    }

    func listTeams() -> HTTPReply {
        .json(200, ["results": .array(owners.teams.map(owners.teamJSON))])
    }
}
