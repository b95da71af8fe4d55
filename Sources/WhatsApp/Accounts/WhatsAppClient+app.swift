public import Domain

/// What an app says about itself.
extension WhatsAppClient {
    /// With the app's own token, made of its id and secret.
    public init(exchange: HTTPExchange, baseURL: String, app: MetaApp) {
        self.init(exchange: exchange, baseURL: baseURL, token: app.token)
    }

    /// Where the app's WhatsApp webhooks go; `nil` = nowhere. Only with the app's own token, so that an answer proves
    /// the secret right.
    public func subscription(of app: MetaApp) async throws(WhatsAppFailure) -> AppSubscription? {
        let rows = try await send(.get, [app.id, "subscriptions"])["data"].list
        return rows.first { $0["object"]?.text == "whatsapp_business_account" }.map(AppSubscription.init)
    }

    /// The business's token for a code of Embedded Signup, which is good for 30 seconds and once.
    public func exchange(code: String, of app: MetaApp) async throws(WhatsAppFailure) -> Secret {
        let reply = try await send(
            .get, ["oauth", "access_token"],
            [("client_id", app.id), ("client_secret", app.secret.revealed), ("code", code)])
        guard let token = reply["access_token"]?.text else { throw .unreadable("it gave no token for the code") }
        return Secret(token)
    }
}
