public import Domain

extension HubSpotClient {
    /// Which account the token belongs to. Also teaches the budget when the account's day ends.
    public func accountDetails() async throws(HubSpotFailure) -> HubSpotAccount {
        let account = try await answer(.get(paths.accountDetails), HubSpotAccount.init)
        await budget.learn(timeZone: account.timeZone)
        return account
    }
}

extension HubSpotAccount {
    fileprivate init?(_ json: JSON) {
        guard let id = json["portalId"]?.text else { return nil }
        self.init(
            id: HubID(id), timeZone: json["timeZone"]?.text ?? "UTC",
            uiDomain: json["uiDomain"]?.text ?? "app.hubspot.com", currency: json["companyCurrency"]?.text,
            type: json["accountType"]?.text)
    }
}
