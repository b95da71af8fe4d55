public import Domain

extension HubSpotClient {
    /// 100 HubSpot users a page, as the account's settings know them. Needs `settings.users.read`.
    public func users(after: String? = nil) async throws(HubSpotFailure) -> Page<CRMUser> {
        let query = HubSpotPaths.query(["limit": "100", "after": after])
        return try await answer(.get(paths.users + query)) { json in
            json.results(CRMUser.init).map { Page(results: $0, after: json.nextPage) }
        }
    }

    /// One HubSpot user, by the user id that owners carry as `userID`; is she super admin?
    public func user(_ id: String) async throws(HubSpotFailure) -> CRMUser {
        let query = HubSpotPaths.query(["idProperty": "USER_ID"])
        return try await answer(.get("\(paths.users)/\(HubSpotPaths.escape(id))\(query)"), CRMUser.init)
    }

    /// All teams in one call. Needs `settings.users.teams.read`; an account without teams has none.
    public func teams() async throws(HubSpotFailure) -> [Team] {
        try await answer(.get(paths.users + "/teams")) { $0.results(Team.init) }
    }
}

extension CRMUser {
    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        self.init(
            id: id, email: json["email"]?.text, firstName: json["firstName"]?.text, lastName: json["lastName"]?.text,
            isSuperAdmin: json["superAdmin"]?.bool ?? false,
            primaryTeam: json["primaryTeamId"]?.text.map { TeamID($0) },
            otherTeams: (json["secondaryTeamIds"]?.array ?? []).compactMap { $0.text.map { TeamID($0) } })
    }
}

extension Team {
    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        self.init(
            id: TeamID(id), name: json["name"]?.text ?? id,
            userIDs: (json["userIds"]?.array ?? []).compactMap(\.text),
            guestUserIDs: (json["secondaryUserIds"]?.array ?? []).compactMap(\.text))
    }
}
