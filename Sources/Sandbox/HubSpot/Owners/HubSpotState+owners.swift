import Domain

extension HubSpotState {
    func listOwners(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let limit = try request.limit(standard: 100, most: 500)
        let after = try request.after()
        let wantsArchived = request.query.flag("archived")
        let email = request.query["email"]?.lowercased()
        let rest = owners.owners.filter { owner in
            owner.isArchived == wantsArchived && owner.id >= after
                && (email == nil || owner.email.lowercased() == email)
        }
        let next = rest.dropFirst(limit).first.map { String($0.id) }
        return .json(200, .page(rest.prefix(limit).map(owners.json), next: next))
    }

    /// Archived owners are found only where the query says so.
    func readOwner(_ key: String, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let owner = request.query["idProperty"] == "userId" ? owners.owner(userID: key) : owners.owner(key)
        guard let owner, owner.isArchived == request.query.flag("archived") else { throw .notFound }
        return .json(200, owners.json(owner))
    }
}
