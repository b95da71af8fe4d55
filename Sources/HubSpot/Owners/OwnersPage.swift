public import Domain

extension HubSpotClient {
    /// 100 owners a page. HubSpot lists the deactivated ones only when asked for `archived`, and then only those.
    public func owners(archived: Bool = false, after: String? = nil) async throws(HubSpotFailure) -> Page<Owner> {
        let query = HubSpotPaths.query(["limit": "100", "archived": String(archived), "after": after])
        return try await answer(.get(paths.owners + query)) { json in
            json.results { Owner($0, archived: archived) }.map { Page(results: $0, after: json.nextPage) }
        }
    }
}

extension Owner {
    /// `userId` is null once the user is deactivated; `userIdIncludingInactive` stays.
    fileprivate init?(_ json: JSON, archived asked: Bool) {
        guard let id = json["id"]?.text else { return nil }
        self.init(
            id: OwnerID(id), email: json["email"]?.text, firstName: json["firstName"]?.text,
            lastName: json["lastName"]?.text,
            userID: json["userId"]?.text ?? json["userIdIncludingInactive"]?.text,
            isArchived: json["archived"]?.bool ?? asked)
    }
}
