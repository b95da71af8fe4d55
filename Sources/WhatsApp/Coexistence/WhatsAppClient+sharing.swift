public import Domain

extension WhatsAppClient {
    /// Asks the phone behind a number for its address book or history. Meta allows each once, within 24 hours of
    /// onboarding (errors 2593107 and 2593108); that it takes the request does not say that anything will come.
    public func share(_ kind: PhoneSharing.Kind, of number: BusinessNumberID) async throws(WhatsAppFailure) {
        let type: JSON =
            switch kind {
            case .contacts: "smb_app_state_sync"
            case .history: "history"
            }
        _ = try await send(
            .post, [number.value, "smb_app_data"], body: ["messaging_product": "whatsapp", "sync_type": type])
    }
}
